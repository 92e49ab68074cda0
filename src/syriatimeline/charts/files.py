"""Charts as files: HTML with everything inside, SVG, PNG; made without a network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import PurePath
from typing import Any

from syriatimeline.errors import ExportError, MissingExtraError

__all__ = ["ENDINGS", "ending_of", "rendered"]

#: How much larger the pixels of a PNG are, for screens that show more of them.
_FINE = 2.0
_GRADIENT = re.compile(r'( id="| fill="url\(#)gradient_(\d+)')

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:">
<title>{title}</title>
<style>
body {{ margin: 0; padding: 1rem; font: 16px sans-serif; color: #24292f; background: #fff; }}
#vg-tooltip-element.vg-tooltip {{ max-width: 26rem; font-size: 13px; white-space: normal; }}
#vg-tooltip-element.vg-tooltip td.key {{ max-width: none; color: #565a60; white-space: nowrap; }}
#vg-tooltip-element.vg-tooltip td.value {{ max-width: 20rem; max-height: none; text-align: start; \
display: table-cell; overflow: visible; white-space: normal; unicode-bidi: plaintext; }}
</style>
</head>
<body>
<div id="chart"></div>
<noscript>This chart is drawn by JavaScript, all of which is in this file.</noscript>
<script>{library}</script>
<script>vegaEmbed("#chart", {chart}, {{"renderer": "svg"}}).catch(console.error);</script>
</body>
</html>
"""


def ending_of(path: PurePath) -> str:
    """The ending of a chart's file, in small letters.

    Raises:
        ExportError: No chart is written into such a file; names the endings.

    >>> ending_of(PurePath("chart.SVG"))
    '.svg'
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ExportError(f"{path}: a chart ends with {_named()}; give it such a name")
    return ending


def rendered(chart: Any, ending: str, language: str = "en") -> bytes:
    """A chart as the content of a file; the same bytes for the same chart.

    Args:
        chart: An Altair chart.
        ending: One of :data:`ENDINGS`.
        language: Of the page.

    Raises:
        MissingExtraError: vl-convert is not installed (``pip install 'syriatimeline[plot]'``).
    """
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("a chart as a file", "plot") from error
    return ENDINGS[ending](vl_convert, chart.to_dict(), language)


def _html(converter: Any, chart: Mapping[str, Any], language: str) -> bytes:
    title = " ".join(chart["title"]["text"]) if isinstance(chart.get("title"), dict) else "Chart"
    # No text of the data may close the script that it stands in.
    text = json.dumps(chart, ensure_ascii=True, sort_keys=True).replace("<", "\\u003c")
    library = converter.javascript_bundle(vl_version=_version(converter, chart))
    return _PAGE.format(
        language=escape(language), title=escape(title), library=library, chart=text
    ).encode("utf-8")


def _svg(converter: Any, chart: Mapping[str, Any], language: str) -> bytes:
    # Gradients are numbered on and on, through all that a process draws.
    numbers: dict[str, int] = {}

    def numbered(found: re.Match[str]) -> str:
        return f"{found[1]}gradient_{numbers.setdefault(found[2], len(numbers))}"

    text: str = _GRADIENT.sub(
        numbered, converter.vegalite_to_svg(chart, vl_version=_version(converter, chart))
    )
    return (text + "\n").encode("utf-8")


def _png(converter: Any, chart: Mapping[str, Any], language: str) -> bytes:
    return bytes(
        converter.vegalite_to_png(chart, vl_version=_version(converter, chart), scale=_FINE)
    )


def _version(converter: Any, chart: Mapping[str, Any]) -> str | None:
    """The version of Vega-Lite that a chart is written for; None if another must do."""
    said = re.search(r"/v(\d+\.\d+)", chart["$schema"])
    return said[1] if said and said[1] in converter.get_vegalite_versions() else None


#: From the ending of a file to what makes its content.
ENDINGS: Mapping[str, Callable[[Any, Mapping[str, Any], str], bytes]] = {
    ".html": _html,
    ".svg": _svg,
    ".png": _png,
}


def _named() -> str:
    *most, last = ENDINGS
    return f"{', '.join(most)} or {last}"

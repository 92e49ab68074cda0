"""Timelines that are hard to write, and readers that get the titles of events back from a file.

Each reader is the library that people use for the format.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import syriatimeline as st
from records import ARTICLE, STATE, claim, event, origin, timeline
from syriatimeline.articles import Reference
from syriatimeline.events import Claim, Dispute, Place, Position, Quote, Voice
from syriatimeline.export import FORMATS, export, format_named

#: Where the tests say that a file of linked data lies.
BASE = "https://example.org/t.jsonld"
#: The formats that are one file; the others are folders of tables, with tests of their own.
FILES = tuple(name for name in FORMATS if name not in ("parquet", "bundle"))

HOSTILE = (
    "=1+1",
    '=HYPERLINK("https://evil.example","click")',
    "+7 495",
    "-5 degrees",
    "@SUM(A1)",
    "\tbegins with a tab",
    "\rbegins with a return",
    "'=already guarded",
    "''=twice",
    "#N/A",
    "＝1+1",
    "one\ntwo\r\nthree\rfour",
    'quotes " and ""two""; semi;colons, commas',
    "مرحبا بالعالم (السلام) 2024",
    "mixed עברית and English \N{RIGHT-TO-LEFT OVERRIDE}turned",
    "emoji 🕊️ 👩‍👩‍👧 🇸🇾",
    "zero\0byte and \x07bell \x1b[31m\x85 \x7f",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- no comment --> ]]> &amp; &lt; &#65;",
    "# heading\n\n- item\n\n```\ncode",
    "1. one 1) two + - * _a_ **b** `c` [d](http://e.example) ![f](g) <h@i.example> ~~j~~ |k| $l$",
    "---\ntitle: no\n---",
    "{one brace",
    "another brace}",
    "\\end{document} 100% & #1 $x_1^2$ ~ ``q''",
    "\N{BYTE ORDER MARK}begins with a mark",
    "BEGIN:VEVENT\nSUMMARY:no; really, no\\n",
    "\N{LINE SEPARATOR}line \N{PARAGRAPH SEPARATOR}paragraph",
    "\N{NO-BREAK SPACE}no break\N{ZERO WIDTH SPACE}",
    "long " + "очень длинно 🕊️ " * 500,
    "﷐ noncharacter \ufffe",
    "x",
)

PLACE = Place("plc-001", "here", "city", {"en": "Here", "ru": "Тут"}, coordinates=(34.5, 36.25))
NOWHERE = Place("plc-002", "nowhere", "area", {"en": "Nowhere", "ru": "Нигде"}, within=("plc-001",))


def hostile() -> st.Timeline[Any]:
    """An event for each hostile text, which is title, quote, gloss, name, note and address."""
    return timeline(*(_hostile(number, text) for number, text in enumerate(HOSTILE, 1)))


def _hostile(number: int, text: str) -> st.Event:
    record = f"syt-{number:04}"
    quote = Quote(ARTICLE, text, 10, 10 + len(text), prefix=text, suffix=text)
    work = Reference(text, title=text, url=f"https://example.org/{text}", note=text)
    voices = (Voice(text, text), Voice("The Daily", "writes"))
    said = origin(1)
    claims = (
        Claim(f"{record}.c1", record, quote, voices, said, gloss=text),
        Claim(f"{record}.c2", record, work, voices, said, gloss=text, stance="denies"),
    )
    return event(
        number,
        titles={"en": text, "ru": text},
        claims=claims,
        places=(_place(number, text),),
        participants=(STATE,),
        note=text,
        disputes=(Dispute(f"dsp-{number:03}", record, "scope", _sides(text, claims)),),
    )


def _place(number: int, text: str) -> Place:
    names = {"en": text, "ru": text}
    return Place(f"plc-{number:03}", f"place-{number}", "city", names, coordinates=(1.5, 2.25))


def _sides(text: str, claims: tuple[Claim, ...]) -> tuple[Position, ...]:
    return tuple(Position(text, (each,)) for each in claims)


def varied() -> st.Timeline[Any]:
    """Events of every mode, standing and kind of date; one place in three is on the map."""
    silent = claim("syt-0007", 1, origin(1), stance="silent")
    denied = claim("syt-0002", 1, origin(1), stance="denies", gloss="it was not so")
    bare = Claim("syt-0008.c1", "syt-0008", Quote(ARTICLE, "", 10, 19), (), origin(1))
    work = Reference("The Weekly", url="no address")
    cited = Claim("syt-0009.c1", "syt-0009", work, (Voice("The Weekly", "writes"),), origin(2))
    return timeline(
        event(1, withdrawn="it was another one", places=(PLACE,)),
        event(2, claims=(denied,), places=(PLACE, NOWHERE)),
        event(3, mode="planned", when="2026", places=(NOWHERE,)),
        event(4, mode="negated", when="[..2024-12-08]"),
        event(5, mode="conditional", when="2024-12?"),
        event(6, when="../.."),
        event(7, when="2024-12-08/..", claims=(silent,)),
        event(8, when="0001-01-01", claims=(bare,)),
        event(9, when="9999-12-31", claims=(cited,)),
        event(10, when="0001/9999", claims=()),
        event(11, when="[2024-12-01..2024-12-05]"),
        event(12, when="2024-12-01/2024-12-05"),
    )


def written(folder: Path, found: st.Timeline[Any], name: str) -> Path:
    """The file of a format."""
    if format_named(name).extra == "ical":
        pytest.importorskip("icalendar")
    return export(found, name, folder / f"written{format_named(name).ending}", force=True)


def _csv(path: Path) -> dict[str, str]:
    return {row["id"]: row["title"] for row in st.read_table(path)}


def _jsonl(path: Path) -> dict[str, str]:
    lines = path.read_bytes().decode().split("\n")
    found = [json.loads(line) for line in lines if line]
    return {each["id"]: each["titles"]["en"] for each in found}


def _timelinejs(path: Path) -> dict[str, str]:
    document = json.loads(path.read_text("utf-8"))
    return {each["unique_id"]: words_in(each["text"]["headline"]) for each in document["events"]}


def words_in(html: str) -> str:
    """The text of a fragment, which holds no element."""
    html5lib = pytest.importorskip("html5lib")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    # An element around it, as a line break at the beginning of a fragment would be dropped.
    (found,) = parser.parseFragment(f"<b>{html}</b>")
    assert not list(found), html
    return found.text or ""


def _ical(path: Path) -> dict[str, str]:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(each["UID"]).split("@")[0]: str(each["SUMMARY"]) for each in calendar.subcomponents}


def _geojson(path: Path) -> dict[str, str]:
    geojson = pytest.importorskip("geojson")
    found = geojson.loads(path.read_text("utf-8"))
    return {each["properties"]["event_id"]: each["properties"]["title"] for each in found.features}


def graph_of(path: Path) -> Any:
    """The triples of a file, whose own address is made up."""
    rdflib = pytest.importorskip("rdflib")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Its own reader of JSON-LD warns.
        return rdflib.Graph().parse(path, format="json-ld", publicID=BASE)


def _jsonld(path: Path) -> dict[str, str]:
    found = graph_of(path).query(
        "PREFIX schema: <https://schema.org/> SELECT ?id ?title WHERE "
        "{?event a schema:Event; schema:identifier ?id; schema:name ?title. "
        'FILTER(LANG(?title) = "en")}'
    )
    return {str(name): str(title) for name, title in found}


def untexed(text: str) -> str:
    """What TeX prints of a text that was escaped for it."""
    known = {"braceleft": "{", "braceright": "}", "backslash": "\\"} | {
        "asciitilde": "~",
        "asciicircum": "^",
    }
    return re.sub(r"\\text([a-z]+)\{\}|\\([&%$#_])", lambda m: known.get(m[1]) or m[2], text)


def _biblatex(path: Path) -> dict[str, str]:
    pybtex = pytest.importorskip("pybtex.database")
    found = pybtex.parse_string(path.read_text("utf-8"), "bibtex")
    return {
        name.split(".")[0]: untexed(entry.fields["title"]) for name, entry in found.entries.items()
    }


def _csl_json(path: Path) -> dict[str, str]:
    found = json.loads(path.read_text("utf-8"))
    return {each["id"].split(".")[0]: each["title"] for each in found}


def _markdown(path: Path) -> dict[str, str]:
    markdown_it = pytest.importorskip("markdown_it")
    tokens = markdown_it.MarkdownIt("commonmark").parse(path.read_text("utf-8"))
    found, title = {}, ""
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            title = plain_text(tokens[at + 1])
        elif token.type == "inline" and (
            told := re.search(r"^Record (\S+)$", token.content, re.MULTILINE)
        ):
            found[told[1]] = title
    return found


def plain_text(token: Any) -> str:
    """The text of one line of Markdown, which holds no mark-up."""
    assert {"text", "text_special"} >= {child.type for child in token.children}, token
    return "".join(child.content for child in token.children)


def _html(path: Path) -> dict[str, str]:
    html5lib = pytest.importorskip("html5lib")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(path.read_text("utf-8"))
    return {each.get("id"): each.find("h2").text or "" for each in tree.iter("article")}


#: From each format to a reader of its titles, by the ids of their events.
TITLES: dict[str, Callable[[Path], dict[str, str]]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "timelinejs": _timelinejs,
    "ical": _ical,
    "geojson": _geojson,
    "jsonld": _jsonld,
    "biblatex": _biblatex,
    "csl-json": _csl_json,
    "markdown": _markdown,
    "html": _html,
}

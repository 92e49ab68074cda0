"""TimeML: texts with their TIMEX3 annotations inline, as corpora and other taggers have them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from datetime import date

from syriatimeline.calendar import When
from syriatimeline.errors import QueryError
from syriatimeline.temporal.mention import Mention
from syriatimeline.temporal.reference import reference_of
from syriatimeline.temporal.timeml_reading import read_timeml
from syriatimeline.temporal.timex import TimemlDocument, Timex

__all__ = ["TimemlDocument", "Timex", "carriable", "read_timeml", "write_timeml"]

#: What XML 1.0 has no way to write.
_UNCARRIED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_ATTRIBUTE_ESCAPES = _ESCAPES | {ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}
_UNKNOWN_DAY = "XXXX-XX-XX"


def carriable(text: str) -> str:
    r"""The text as XML 1.0 can carry it: what it cannot is U+FFFD, so that no offset changes.

    >>> carriable("in\x002011")
    'in�2011'
    """
    return _UNCARRIED.sub("\N{REPLACEMENT CHARACTER}", text)


def write_timeml(
    text: str,
    mentions: Iterable[Mention | Timex],
    reference: date | str | When | None = None,
    id: str = "",  # noqa: A002
) -> str:
    """A TimeML document, with the XML declaration for UTF-8.

    A character that XML 1.0 cannot carry becomes U+FFFD, with a ``UserWarning``. A reference of
    several days has a value with X, and stands in EDTF between its tags.

    Args:
        text: The text that was tagged.
        mentions: What was found in it.
        reference: The day on which it was written, as in :meth:`Tagger.tag`.
        id: Its DOCID.

    Raises:
        QueryError: A mention overlaps another, or does not stand in the text where it says.
        EdtfError: The reference is no EDTF.

    >>> import syriatimeline as st
    >>> text = "It began in 2011."
    >>> print(write_timeml(text, st.tag(text), "2025-04-25", "one"))
    <?xml version="1.0" encoding="UTF-8"?>
    <TimeML>
    <DOCID>one</DOCID>
    <DCT><TIMEX3 tid="t0" type="DATE" value="2025-04-25"
     functionInDocument="CREATION_TIME">2025-04-25</TIMEX3></DCT>
    <TEXT>It began in <TIMEX3 tid="t1" type="DATE" value="2011">2011</TIMEX3>.</TEXT>
    </TimeML>
    """
    lost = len(_UNCARRIED.findall(text))
    if lost:
        warnings.warn(f"{lost} characters that XML cannot carry became U+FFFD", stacklevel=2)
    timexes = [each if isinstance(each, Timex) else Timex.of(each) for each in mentions]
    created = reference_of(reference)
    value = {"value": _created_value(created), "functionInDocument": "CREATION_TIME"}
    said = _escaped(created.edtf) if created else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{_escaped(id)}</DOCID>\n"
        f"<DCT>{_element({'tid': 't0', 'type': 'DATE'} | value, said)}</DCT>\n"
        f"<TEXT>{_annotated(text, timexes)}</TEXT>\n</TimeML>\n"
    )


def _annotated(text: str, timexes: Iterable[Timex]) -> str:
    parts, done = [], 0
    for number, each in enumerate(sorted(timexes, key=lambda each: (each.start, each.end)), 1):
        there = carriable(text[each.start : each.start + len(each.text)])
        if (
            each.start < done
            or there != carriable(each.text)
            or each.end != each.start + len(there)
        ):
            raise QueryError(
                f'"{each.text}" at {each.start} overlaps another mention, or is not in the text; '
                "give the text that was tagged"
            )
        named = {"type": each.type, "value": each.value, "mod": each.mod}
        named |= {"tid": f"t{number}", "quant": each.quant, "freq": each.freq}
        order = ("tid", "type", "value", "mod", "quant", "freq")
        attributes = {name: named[name] for name in order if named[name] or name == "value"}
        parts += [_escaped(text[done : each.start]), _element(attributes, _escaped(each.text))]
        done = each.end
    return "".join([*parts, _escaped(text[done:])])


def _element(attributes: dict[str, str], content: str) -> str:
    pairs = (f'{name}="{_escaped(value, True)}"' for name, value in attributes.items())
    return f"<TIMEX3 {' '.join(pairs)}>{content}</TIMEX3>"


def _escaped(text: str, attribute: bool = False) -> str:
    return carriable(text).translate(_ATTRIBUTE_ESCAPES if attribute else _ESCAPES)


def _created_value(reference: When | None) -> str:
    """As TIMEX3 has it: a day, a month or a year; X for what differs between the ends."""
    if reference is None:
        return _UNKNOWN_DAY
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", reference.edtf):
        return reference.edtf
    first, last = str(reference.possible.start), str(reference.possible.end)
    same = 7 if first[:7] == last[:7] else 4 if first[:4] == last[:4] else 0
    return first[:same] + _UNKNOWN_DAY[same:]

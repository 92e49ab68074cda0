"""TimeML: what is written can be read again, and what is no TimeML is refused."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import syriatimeline
from strategies import QUICK
from syriatimeline.errors import EdtfError, QueryError, UnusableInputError
from syriatimeline.temporal import Mention
from syriatimeline.temporal.timeml import Timex, carriable, read_timeml, write_timeml

#: The part of TimeML 1.2.1 that is written.
DTD = """
<!ELEMENT TimeML (DOCID, DCT, TEXT)>
<!ELEMENT DOCID (#PCDATA)>
<!ELEMENT DCT (TIMEX3)>
<!ELEMENT TEXT (#PCDATA | TIMEX3)*>
<!ELEMENT TIMEX3 (#PCDATA)>
<!ATTLIST TIMEX3
  tid ID #REQUIRED
  type (DATE | TIME | DURATION | SET) #REQUIRED
  value NMTOKEN #REQUIRED
  mod (BEFORE | AFTER | ON_OR_BEFORE | ON_OR_AFTER | LESS_THAN | MORE_THAN | EQUAL_OR_LESS
    | EQUAL_OR_MORE | START | MID | END | APPROX) #IMPLIED
  quant CDATA #IMPLIED
  freq CDATA #IMPLIED
  functionInDocument (CREATION_TIME) #IMPLIED>
"""
SAMPLE = (
    "Early last March <they> met & parted; every Friday since 2011, for two years.\r\n"
    "About 5 pm on Monday, from April 17 to 18."
)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE TimeML [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {two} "{f"&{one};" * 10}">'
        for one, two in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><TimeML><TEXT>&i;</TEXT></TimeML>"
)


@pytest.fixture(scope="module")
def mentions() -> list[Mention]:
    """What the sample holds."""
    return syriatimeline.tag(SAMPLE, "2025-04-25")


# -- writing ---------------------------------------------------------------------------------


def test_document_has_the_elements_of_timeml(mentions: list[Mention]) -> None:
    """The root holds id, creation time and text; the words of the text are kept."""
    root = ET.fromstring(write_timeml(SAMPLE, mentions, "2025-04-25", 'a "b" & <c>'))

    assert ["DOCID", "DCT", "TEXT"] == [each.tag for each in root]
    assert 'a "b" & <c>' == root.findtext("DOCID")
    assert {
        "tid": "t0",
        "type": "DATE",
        "value": "2025-04-25",
        "functionInDocument": "CREATION_TIME",
    } == root.findall("DCT/TIMEX3")[0].attrib
    assert SAMPLE == "".join(root.find("TEXT").itertext())  # type: ignore[union-attr]


def test_annotations_have_unique_ids_and_known_attributes(mentions: list[Mention]) -> None:
    """Each mention is one TIMEX3, in order, with a modifier only where it has one."""
    found = ET.fromstring(write_timeml(SAMPLE, mentions)).findall("TEXT/TIMEX3")

    assert [f"t{number}" for number in range(1, len(mentions) + 1)] == [
        each.get("tid") for each in found
    ]
    assert [each.text for each in mentions] == [each.text for each in found]
    assert [each.mod or None for each in mentions] == [each.get("mod") for each in found]
    assert "EVERY" in {each.get("quant") for each in found}


@pytest.mark.parametrize("reference", [None, "2025-04-25", "2025-04", "2025-04-20/2025-05-02"])
def test_document_is_valid(mentions: list[Mention], reference: str | None) -> None:
    """A validator finds nothing wrong."""
    etree = pytest.importorskip("lxml.etree")
    schema = etree.DTD(io.StringIO(DTD))
    valid = schema.validate(etree.fromstring(write_timeml(SAMPLE, mentions, reference).encode()))

    assert valid, schema.error_log


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        (None, "XXXX-XX-XX"),
        (date(2025, 4, 25), "2025-04-25"),
        ("2025-04-25T10:00", "2025-04-25"),
        ("2025-04", "2025-04"),
        ("2025", "2025"),
        ("[2025-05-07..2025-05-09]", "2025-05-XX"),
        ("2025-04-30/2025-05-02", "2025-XX-XX"),
        ("2024-12-31/2025-01-01", "XXXX-XX-XX"),
    ],
)
def test_creation_time(reference: str | date | None, value: str) -> None:
    """Its value is TIMEX3, and its days can be read again to the day."""
    written = write_timeml("", [], reference)
    again = read_timeml(written).reference
    expected = syriatimeline.Tagger().tag("today", reference)[0].reference

    assert f'value="{value}"' in written
    assert (expected and expected.possible) == (again and again.possible)


def test_what_xml_cannot_carry_is_replaced_with_a_warning() -> None:
    """Offsets stay, and nothing is lost in silence."""
    text = "a\x00\ud800\ufffe in 2011"
    with pytest.warns(UserWarning, match="3 characters that XML cannot carry became U"):
        written = write_timeml(text, [Timex(8, 12, "2011", "DATE", "2011")])

    assert "a��� in 2011" == carriable(text) == read_timeml(written).text
    assert (8, 12) == (read_timeml(written).timexes[0].start, read_timeml(written).timexes[0].end)


@pytest.mark.parametrize(
    "timexes",
    [
        [Timex(0, 4, "2012", "DATE", "2012")],
        [Timex(0, 4, "2011", "DATE", "2011"), Timex(2, 4, "11", "DATE", "2011")],
        [Timex(0, 9, "2011", "DATE", "2011")],
    ],
    ids=["other words", "overlapping", "beyond the end"],
)
def test_mentions_of_another_text_are_refused(timexes: list[Timex]) -> None:
    """What does not stand in the text is not written somewhere else."""
    with pytest.raises(QueryError, match="give the text that was tagged"):
        write_timeml("2011", timexes)


def test_bad_reference_is_refused() -> None:
    """As everywhere."""
    with pytest.raises(EdtfError):
        write_timeml("", [], "2025-13")


# -- there and back --------------------------------------------------------------------------

CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'\r\n\t]]> ")
WORDS = st.text(CHARACTERS, max_size=12).map(carriable)
VALUES = st.text(st.sampled_from('2025-X04PTMWQ:"<&'), min_size=1, max_size=10)


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, tuple[Timex, ...]]:
    """A text with annotations that do not overlap."""
    text, timexes = draw(WORDS), []
    for _ in range(draw(st.integers(0, 4))):
        words = draw(WORDS.filter(bool))
        kind = draw(st.sampled_from(["DATE", "TIME", "DURATION", "SET"]))
        more = [draw(VALUES | st.just("")) for _ in range(3)]
        start = len(text)
        timexes.append(Timex(start, start + len(words), words, kind, draw(VALUES), *more))
        text += words + draw(WORDS)
    return text, tuple(timexes)


@QUICK
@given(annotated())
def test_what_is_written_is_read_again(made: tuple[str, tuple[Timex, ...]]) -> None:
    """Text, offsets and every attribute come back, from characters and from bytes."""
    text, timexes = made
    written = write_timeml(text, timexes, "2025-04-25", "x")
    again = read_timeml(written)

    assert (text, timexes, "x") == (again.text, again.timexes, again.id)
    assert again == read_timeml(written.encode())


def test_mentions_come_back(mentions: list[Mention]) -> None:
    """What the tagger found is what is read."""
    again = read_timeml(write_timeml(SAMPLE, mentions, "2025-04-25"))

    assert SAMPLE == again.text
    assert tuple(map(Timex.of, mentions)) == again.timexes


# -- reading what others wrote ---------------------------------------------------------------


def test_other_elements_are_passed_over() -> None:
    """Events and signals are no annotations of time; their words belong to the text."""
    again = read_timeml(
        '<TimeML xmlns="http://timeml.org"><DOCID> wsj </DOCID><DCT>Written '
        '<TIMEX3 tid="t0" value="1998-02-06T22:19:00">February 6</TIMEX3></DCT><TITLE>No</TITLE>'
        '<TEXT>It <EVENT eid="e1">ended <TIMEX3 tid="t1" type="DATE" value="1998-02-06"/>'
        '<TIMEX3 tid="t2" type="DATE" value="1997">in <b>19</b>97</TIMEX3></EVENT>.</TEXT>'
        '<MAKEINSTANCE eiid="ei1"/></TimeML>'
    )

    assert ("It ended in 1997.", "wsj") == (again.text, again.id)
    assert "1998-02-06" == str(again.reference and again.reference.possible)
    assert [(9, 16, "in 1997"), (9, 9, "")] == [(t.start, t.end, t.text) for t in again.timexes]


def test_without_a_text_element_all_is_text() -> None:
    """As in the first corpora, where the creation time stands among the words."""
    again = read_timeml(
        '<TimeML>On <TIMEX3 type="DATE" value="1998-02-06" functionInDocument="CREATION_TIME">'
        "02/06</TIMEX3> it rained.</TimeML>"
    )

    assert "On 02/06 it rained." == again.text
    assert "1998-02-06" == str(again.reference and again.reference.possible)


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        (BOMB, r"has a DOCTYPE \(TimeML\), which may declare entities"),
        (BOMB.encode("utf-16"), "has a DOCTYPE"),
        ('<!DOCTYPE t SYSTEM "file:///etc/passwd"><TimeML/>', "has a DOCTYPE"),
        ("", "no element found"),
        ("plain words", "syntax error"),
        ("<TimeML><TEXT>", "no element found"),
        ("<TimeML>&nbsp;</TimeML>", "undefined entity"),
        ("<TimeML>\ud800</TimeML>", "surrogates"),
        (b"<TimeML>\xff</TimeML>", "invalid token"),
        (b'<?xml version="1.0" encoding="none-such"?><TimeML/>', "encoding"),
        ("<html><TEXT/></html>", "its root is html"),
        ('<TimeML><DCT><TIMEX3 value="soon"/></DCT></TimeML>', '"soon" is no date'),
    ],
)
def test_what_is_no_timeml_is_refused(xml: str | bytes, says: str) -> None:
    """With one sentence; nothing that a DOCTYPE declares is ever used."""
    with pytest.raises(UnusableInputError, match=says) as caught:
        read_timeml(xml)

    assert "\n" not in str(caught.value)


def test_deep_nesting_is_read() -> None:
    """Many open elements are no trouble."""
    deep = "<a>" * 20_000 + "word" + "</a>" * 20_000

    assert "word" == read_timeml(f"<TimeML><TEXT>{deep}</TEXT></TimeML>").text

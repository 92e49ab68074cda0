"""What is relative in a quotation counts from its speech, where the text dates that."""

from __future__ import annotations

from datetime import date

import pytest

import syriatimeline as st

MONDAY = date(2025, 4, 28)

#: Text, the mention in it, its days from the speech, and its days from the article.
DATED = [
    (
        "“Yesterday we lost two men,” the commander said on Friday.",
        "Yesterday",
        "2025-04-24",
        "2025-04-27",
    ),
    (
        'On Friday, the commander told reporters: "We lost two men yesterday."',
        "yesterday",
        "2025-04-24",
        "2025-04-27",
    ),
    (
        "``Yesterday we lost two men,'' the commander said on Friday.",
        "Yesterday",
        "2025-04-24",
        "2025-04-27",
    ),
    ("“We will win next year,” he said in 2011.", "next year", "2012", "2026"),
    (
        "“We lost two men,” he said on Friday. “Yesterday was worse.”",
        "Yesterday",
        "2025-04-24",
        "2025-04-27",
    ),
    (
        "«Вчера мы потеряли двоих», — заявил командир в пятницу.",
        "Вчера",
        "2025-04-24",
        "2025-04-27",
    ),
    (
        "5 марта командир написал: «Завтра уходим из города».",
        "Завтра",
        "2025-03-06",
        "2025-04-29",
    ),
]

UNDATED = [
    "Yesterday they left, the commander said on Friday.",
    "“Yesterday was hard.” Smith, who was elected in 2011, said no more.",
    "“Yesterday was hard,” said Smith, who was elected in 2011.",
    "“Yesterday was hard.” They left on Friday.",
    "«Вчера было тяжело». В пятницу они ушли.",
    "The law was passed on Friday; “yesterday was hard for us,” he said.",
]


def _mention(text: str, said: str, policy: st.Policy) -> st.Mention:
    return next(each for each in st.Tagger(policy=policy).tag(text, MONDAY) if each.text == said)


@pytest.mark.parametrize(("text", "said", "speech", "article"), DATED)
def test_a_dated_quotation(text: str, said: str, speech: str, article: str) -> None:
    mention = _mention(text, said, st.Policy())
    other = _mention(text, said, st.Policy(quotation="day-of-article"))

    assert (speech, article) == (mention.value, other.value)
    assert other.value == mention.under(st.Policy(quotation="day-of-article")).value
    assert {"day-of-speech", "day-of-article"} == {
        each.conventions["quotation"] for each in mention.readings
    }
    assert "when it was said" in mention.explain()
    assert "counted from 2025-04-28" in other.explain()


@pytest.mark.parametrize("text", UNDATED)
def test_what_no_speech_dates(text: str) -> None:
    assert "quotation" not in {
        name
        for mention in st.tag(text, MONDAY)
        for reading in mention.readings
        for name in reading.conventions
    }


def test_a_quotation_never_makes_certain() -> None:
    """The hull of both readings is kept beside the chosen one."""
    mention = _mention(DATED[0][0], "Yesterday", st.Policy())
    assert mention.when is not None
    assert "2025-04-24/2025-04-27" == str(mention.when.widest)
    assert ("quotation",) == mention.when.conventions


def test_without_a_reference_the_speech_does_not_help() -> None:
    """The speech's own day is unknown, too."""
    mention = next(iter(st.tag(DATED[0][0], None)))
    assert mention.when is None

"""The short way: tag a text, or resolve a phrase."""

from __future__ import annotations

from datetime import date

from syriatimeline.calendar import When
from syriatimeline.errors import QueryError
from syriatimeline.temporal.language import LANGUAGES
from syriatimeline.temporal.mention import Mention
from syriatimeline.temporal.policy import Policy
from syriatimeline.temporal.tagger import Kind, Tagger, phrases

__all__ = ["resolve", "tag"]


def tag(
    text: str,
    reference: date | str | When | None = None,
    language: str | None = None,
    *,
    policy: Policy | None = None,
    kind: Kind = "news",
    domain: str = "",
) -> list[Mention]:
    """Every time expression of a text, in order.

    Args:
        text: Any text.
        reference: The day on which it was written: a date, an EDTF string, a When with two ends,
            or None. The clock is never asked.
        language: Code of a language; None to detect it among those that ship.
        policy: Which reading is chosen where speakers differ.
        kind: ``news`` or ``narrative``.
        domain: ``finance`` for the conventions of earnings reports.

    Raises:
        EdtfError: The reference is no EDTF.
        QueryError: The reference has an open end, or is of no such type.
        LanguageError: No pack has that code.

    >>> import syriatimeline as st
    >>> [(m.text, m.value) for m in st.tag("Early last March they met.", "2025-04-25")]
    [('Early last March', '2025-03')]
    """
    languages = LANGUAGES if language is None else (language,)
    tagger = Tagger(languages, policy or Policy(), kind, domain)
    return tagger.tag(text, reference, language=language)


def resolve(
    phrase: str,
    reference: date | str | When | None = None,
    language: str | None = None,
    *,
    policy: Policy | None = None,
    kind: Kind = "news",
) -> When:
    """The days that one phrase means, as a When that names the conventions it depends on.

    A range is resolved as a whole, and so is what lies on one side of a time ("since 2015").

    Args:
        phrase: One time expression, with or without its preposition.
        reference: The day on which it was said, as in :func:`tag`.
        language: Code of a language; None to detect it among those that ship.
        policy: Which reading is chosen where speakers differ.
        kind: ``news`` or ``narrative``.

    Raises:
        QueryError: The phrase holds no time expression, several, or one that lies nowhere on the
            calendar (a duration, "recently", or a relative one without a reference).
        EdtfError: The reference is no EDTF.
        LanguageError: No pack has that code.

    >>> import syriatimeline as st
    >>> st.resolve("в ночь на 8 декабря", reference="2024-12-11", language="ru").edtf
    '[2024-12-07..2024-12-08]'
    """
    languages = LANGUAGES if language is None else (language,)
    found = phrases(Tagger(languages, policy or Policy(), kind), phrase, reference)
    if not found:
        raise QueryError(f"{phrase!r} holds no time expression")
    if len(found) > 1:
        several = ", ".join(repr(each.text) for each in found)
        raise QueryError(f"{phrase!r} holds several time expressions: {several}; give one of them")
    when = found[0].when
    if when is None:
        hint = "give a reference date" if found[0].expression.relative else "it has no days"
        raise QueryError(
            f"{found[0].text!r} ({found[0].value}) lies nowhere on the calendar; {hint}"
        )
    return when

"""The coverage ledger: every body sentence and time expression, used or dismissed with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from syriatimeline.articles import Article, locate, sentences
from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.fields import Fields
from syriatimeline.dataset.problems import Mark, Problem, Problems
from syriatimeline.dataset.readings import mentions_of
from syriatimeline.errors import QuoteError

__all__ = [
    "COVERAGE_KEYS",
    "DISMISSAL_KEYS",
    "Dismissals",
    "Entry",
    "check_coverage",
    "ledger",
    "read_dismissals",
    "time_words",
]

#: The keys of an article's entry …
COVERAGE_KEYS = ("article", "dismiss")
#: … and of what it dismisses, besides the words themselves: a sentence or a time expression.
DISMISSAL_KEYS = ("nth", "why")

_SPEAKING = ("body", "headline", "subheading")

# A net beside the tagger: it must find too much, so that nothing passes unseen.
_TIME_EN = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:1[5-9]|20)\d\ds?"
    r"|today|yesterday|tomorrow|tonight|now|current(?:ly)?|recent(?:ly)?|ago|soon|still|early|late"
    r"|later|earlier|previously|formerly|once|already|yet|last|next|so far|overnight"
    r"|(?:hour|day|night|morning|evening|week|month|year|decade|centur)[a-z]*"
)
_TIME_RU = (
    r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*|ма[йяею]"
    r"|(?:понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресень)[а-я]*|(?:1[5-9]|20)\d\d"
    r"|сегодня|вчера|завтра|накануне|сейчас|ныне[а-я]*|теперь|пока|недавно|ранее|раньше|позже|уже"
    r"|скоро|временно|минувш[а-я]*|прошл(?:ый|ого|ая|ой|ом|ому|ую|ое|ые|ых|ым)|следующ[а-я]*|протяжени[а-я]*|правлени[ея]"
    r"|(?:недел|месяц|год|час|минут|ноч|вечер|утрен|столети|десятилети)[а-я]*|утр[оауе]|лет|д(?:ень|ня|ней|ни)"
    r"|врем(?:я|ени)"
)
_TIME_WORDS = {
    language: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
    for language, pattern in (("en", _TIME_EN), ("ru", _TIME_RU))
}


@frozen
class Dismissals:
    """What the authors of a dataset put aside in one article, each with its reason.

    Attributes:
        mark: Where the article's entry stands.
        spans: From (start, end, whether it is a time expression alone) to the reason.
    """

    mark: Mark
    spans: Mapping[tuple[int, int, bool], str] = field(factory=dict)


@frozen
class Entry:
    """One line of the ledger.

    Attributes:
        article: Id of the article.
        kind: ``sentence`` or ``time``.
        start: First code point in the normalized text.
        end: The code point after the last.
        used_by: Ids of the claims and errors that use it.
        dismissed: Why it is put aside; empty if it is not.
    """

    article: str
    kind: str
    start: int
    end: int
    used_by: tuple[str, ...] = ()
    dismissed: str = ""

    @property
    def explained(self) -> bool:
        """Whether it is used or dismissed."""
        return bool(self.used_by or self.dismissed)


def time_words(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of words that may be part of a time expression; deliberately too many.

    >>> time_words("In March it may rain", "en")
    [(3, 8), (12, 15)]
    """
    pattern = _TIME_WORDS.get(language)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


def read_dismissals(
    rows: Iterable[Fields],
    articles: Mapping[str, Article],
    texts: Mapping[str, str],
    problems: Problems,
) -> dict[str, Dismissals]:
    """Read ``coverage.yaml``: per article, dismissed sentences and time expressions."""
    found: dict[str, Dismissals] = {}
    for fields in rows:
        fields.only(*COVERAGE_KEYS)
        name = fields.text("article", required=True)
        if name not in articles:
            problems.add(name.mark, "SYT303", f'no article is called "{name}"; correct the id')
            continue
        if name in found:
            message = f'"{name}" has an entry already; put its dismissals there'
            problems.add(name.mark, "SYT205", message)
        spans = {}
        for inner in fields.mappings("dismiss"):
            is_time = inner.raw("time") is not None
            key = "time" if is_time else "sentence"
            inner.only(key, *DISMISSAL_KEYS)
            words = inner.text(key, required=True)
            try:
                start, end = locate(texts[name], words, inner.number("nth"))
            except QuoteError as error:
                problems.add(words.mark, "SYT502" if error.found else "SYT501", str(error))
                continue
            spans[start, end, key == "time"] = str(inner.text("why", required=True))
        found[str(name)] = Dismissals(fields.mark, spans)
    return found


def ledger(
    dataset: Dataset, texts: Mapping[str, str], dismissals: Mapping[str, Dismissals]
) -> Iterator[Entry]:
    """Every sentence and time expression of the bodies and headlines, article by article.

    A sentence is used if a claim or a source error quotes from it; a time expression, if it
    overlaps the phrase of a claim or the words of an error. What stands in a dismissed sentence
    is dismissed with it.
    """
    for article in dataset.articles:
        if article.id not in texts:
            continue
        text = texts[article.id]
        mentions = [(each.start, each.end) for each in mentions_of(article, text)]
        quotes, phrases = _used_spans(dataset, article.id)
        put_aside = dismissals[article.id].spans if article.id in dismissals else {}
        sentence_reasons = {span[:2]: why for span, why in put_aside.items() if not span[2]}
        time_reasons = {span[:2]: why for span, why in put_aside.items() if span[2]}
        for part in article.ranges:
            if part.kind not in _SPEAKING:
                continue
            for start, end in sentences(text, part.start, part.end):
                reason = _reason(sentence_reasons, start, end)
                yield Entry(article.id, "sentence", start, end, _users(quotes, start, end), reason)
                for span in _times(text, start, end, article.language, mentions):
                    why = _reason(time_reasons, *span) or reason
                    yield Entry(article.id, "time", *span, _users(phrases, *span), why)


def _times(
    text: str, start: int, end: int, language: str, mentions: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """What the tagger finds in a sentence, and what only the net catches."""
    found = [(max(a, start), min(b, end)) for a, b in mentions if a < end and start < b]
    caught = [(start + a, start + b) for a, b in time_words(text[start:end], language)]
    rest = [span for span in caught if not any(a < span[1] and span[0] < b for a, b in found)]
    return sorted(found + rest)


def check_coverage(
    dataset: Dataset,
    texts: Mapping[str, str],
    dismissals: Mapping[str, Dismissals],
    marks: Mapping[str, Mark],
) -> Iterator[Problem]:
    """What the ledger leaves unexplained, and dismissals of what is used or not there."""
    entries = list(ledger(dataset, texts, dismissals))
    for entry in entries:
        if entry.explained:
            continue
        words = texts[entry.article][entry.start : entry.end]
        mark = dismissals[entry.article].mark if entry.article in dismissals else None
        code = "SYT701" if entry.kind == "sentence" else "SYT702"
        what = "sentence" if entry.kind == "sentence" else "time expression"
        message = (
            f'the {what} "{_shortened(words)}" at {entry.start} of {entry.article} is neither used '
            "nor dismissed; quote it in a claim, or dismiss it with a reason"
        )
        yield Problem(mark or marks.get(entry.article) or Mark("coverage.yaml"), code, message)
    for name, dismissed in dismissals.items():
        yield from _idle(name, dismissed, [entry for entry in entries if entry.article == name])


def _idle(name: str, dismissed: Dismissals, entries: list[Entry]) -> Iterator[Problem]:
    for start, end, is_time in dismissed.spans:
        kind = "time" if is_time else "sentence"
        hit = [
            entry
            for entry in entries
            if entry.kind == kind and entry.start < end and start < entry.end
        ]
        if not hit or all(entry.used_by for entry in hit):
            reason = (
                "is used by a claim" if hit else "is no sentence or time expression of the body"
            )
            message = f"the {kind} at {start} of {name} {reason}; remove the dismissal"
            yield Problem(dismissed.mark, "SYT703", message)


def _used_spans(
    dataset: Dataset, article: str
) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]:
    quotes = [
        (quote.start, quote.end, owner)
        for owner, quote in dataset.quotes
        if quote.article.id == article
    ]
    phrases = [
        (claim.phrase.start, claim.phrase.end, claim.id)
        for claim in dataset.claims
        if claim.phrase is not None and claim.article is not None and claim.article.id == article
    ]
    return quotes, phrases


def _users(spans: Iterable[tuple[int, int, str]], start: int, end: int) -> tuple[str, ...]:
    return tuple(owner for begin, stop, owner in spans if begin < end and start < stop)


def _reason(reasons: Mapping[tuple[int, int], str], start: int, end: int) -> str:
    return next((why for (a, b), why in reasons.items() if a < end and start < b), "")


def _shortened(words: str, most: int = 40) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"

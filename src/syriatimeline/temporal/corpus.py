"""The corpus of a language pack: sentences, and what the pack must find in each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

from syriatimeline.errors import LanguageError, SyriaTimelineError
from syriatimeline.temporal.mention import Mention
from syriatimeline.temporal.pack import Pack
from syriatimeline.temporal.reader import Reader
from syriatimeline.temporal.reference import reference_of
from syriatimeline.temporal.settings import text_of
from syriatimeline.temporal.tagger import Tagger

__all__ = ["Finding", "Outcome", "Sentence", "read_corpus", "repeated", "run_corpus"]

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_KINDS = ("news", "narrative")
_KEYS = {"reference", "kind", "expect", "not_date", "never", "later", "texts"}


@frozen
class Finding:
    """A mention, as the corpus writes it.

    Attributes:
        start: Its first character.
        text: Its words.
        type: As in TIMEX3, like ``value`` and ``mod``.
        value: What it means.
        mod: The modifier, or the empty string.
        days: First and last day with a slash between them; empty if it has none.
    """

    start: int
    text: str
    type: str
    value: str
    mod: str = ""
    days: str = ""

    def __str__(self) -> str:
        told = (f'"{self.text}"', self.type, self.value, self.mod, self.days)
        return " ".join(each for each in told if each)

    @classmethod
    def of(cls, mention: Mention) -> Finding:
        """What a mention says."""
        first, last = mention.earliest, mention.latest
        days = f"{first or '..'}/{last or '..'}" if first or last else ""
        return cls(mention.start, mention.text, mention.type, mention.value, mention.mod, days)


@frozen
class Sentence:
    """A sentence of a corpus.

    Attributes:
        marked: As written, with its mentions in brackets.
        text: The same without brackets.
        expected: What must be found in it.
        reference: When it was written.
        kind: ``news`` or ``narrative``.
        later: Why it does not work yet; empty where it must work.
        line: Where it stands.
    """

    marked: str
    text: str
    expected: tuple[Finding, ...]
    reference: str
    kind: str
    later: str
    line: int

    def run(self, pack: Pack) -> Outcome:
        """What a pack finds in it."""
        reader = Reader(Tagger(kind="narrative" if self.kind == "narrative" else "news"), {})
        found = reader.read_by(pack, self.text, reference_of(self.reference))
        return Outcome(self, tuple(map(Finding.of, found)))


@frozen
class Outcome:
    """What was found in a sentence.

    Attributes:
        sentence: The sentence.
        found: What was found.
    """

    sentence: Sentence
    found: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether it is what the corpus says; what does not work yet must fail."""
        return (self.found == self.sentence.expected) != bool(self.sentence.later)

    def __str__(self) -> str:
        lines = [f"corpus.yaml:{self.sentence.line}: {self.sentence.marked}"]
        if self.sentence.later:
            lines.append(f"  later:    {self.sentence.later}")
        if self.sentence.later and self.passed is False:
            lines.append("  found all the same; take the group out of 'later'")
            return "\n".join(lines)
        for name, findings in (("expected", self.sentence.expected), ("found", self.found)):
            told = "; ".join(map(str, findings)) or "nothing"
            lines.append(f"  {name + ':':<9} {told}")
        return "\n".join(lines)


def run_corpus(pack: Pack) -> Iterator[Outcome]:
    """Run the sentences of a pack's corpus, one after the other.

    Raises:
        LanguageError: The corpus cannot be read.

    >>> from syriatimeline.temporal.pack import pack_of
    >>> outcome = next(run_corpus(pack_of("en")))
    >>> outcome.passed
    True
    """
    for sentence in read_corpus(pack.folder):
        yield sentence.run(pack)


def read_corpus(folder: Path) -> tuple[Sentence, ...]:
    """Read the corpus of the pack in a folder, its ``corpus.yaml``.

    Raises:
        LanguageError: It is missing, or a group of it cannot be meant; names file and line.
    """
    name = f"{folder.name or folder.resolve().name}/corpus.yaml"
    loader = yaml.SafeLoader(text_of(folder, "corpus.yaml"))
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f":{mark.line + 1}" if mark else ""
        raise LanguageError(f"{name}{line}: it is no YAML: {error.problem}") from None
    if not isinstance(root, yaml.SequenceNode):
        raise LanguageError(f"{name}: it is written as a list of groups")
    sentences: list[Sentence] = []
    for node in root.value:
        try:
            group = loader.construct_document(node)
            sentences += _sentences(group, node)
        except (ValueError, yaml.YAMLError, SyriaTimelineError) as error:
            raise LanguageError(f"{name}:{node.start_mark.line + 1}: {error}") from None
    return tuple(sentences)


def repeated(sentences: Sequence[Sentence]) -> list[str]:
    """The sentences that stand in a corpus before, with the same day of writing.

    >>> repeated([])
    []
    """
    lines: dict[tuple[str, str], int] = {}
    return [
        f"corpus.yaml:{each.line}: it stands in line {before} already: {each.marked}"
        for each in sentences
        if (before := lines.setdefault((each.reference, each.marked), each.line)) != each.line
    ]


def _sentences(group: Any, node: yaml.Node) -> Iterator[Sentence]:
    _check(group)
    key = "never" if "never" in group else "texts"
    places = next(value.value for name, value in node.value if name.value == key)
    reference, kind = str(group["reference"]), group.get("kind", "news")
    reference_of(reference)
    for marked, place in zip(group[key], places, strict=True):
        text, spans = _unmarked(str(marked))
        yield Sentence(
            marked,
            text,
            tuple(_expected(group, text, spans)),
            reference,
            kind,
            str(group.get("later", "")),
            place.start_mark.line + 1,
        )


def _check(group: Any) -> None:
    """Nothing, if a group is of the form that it must have."""
    if not isinstance(group, dict) or "reference" not in group:
        raise ValueError("a group has a reference, the day on which its sentences were written")
    if unknown := group.keys() - _KEYS:
        raise ValueError(f"a group has no {', '.join(sorted(map(str, unknown)))}")
    if 1 != len(group.keys() & {"expect", "not_date", "never"}):
        raise ValueError("a group has one of expect, not_date and never")
    texts = group.get("never", group.get("texts"))
    if not isinstance(texts, list) or not all(isinstance(each, str) for each in texts):
        raise ValueError("the sentences of a group are a list of texts")
    if group.get("kind", "news") not in _KINDS:
        raise ValueError(f"kind is one of {', '.join(_KINDS)}")
    if "never" in group:
        return
    given = group.get("expect", group.get("not_date"))
    for each in given if isinstance(given, list) else [given]:
        if not isinstance(each, dict) or not {"type", "value"} <= each.keys():
            raise ValueError("what is expected is written as {type: …, value: …, days: …}")


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets, and where they stood."""
    spans: list[tuple[int, int]] = []
    for number, match in enumerate(_BRACKETS.finditer(marked)):
        start = match.start() - 2 * number
        spans.append((start, start + len(match[1])))
    return _BRACKETS.sub(r"\1", marked), spans


def _expected(
    group: Mapping[str, Any], text: str, spans: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """What must be found between the brackets."""
    if "never" in group:
        if spans:
            raise ValueError(f"nothing must be found in {text!r}, so it has no brackets")
        return
    given: Any = group.get("expect", group.get("not_date"))
    each = given if isinstance(given, list) else [given] * len(spans)
    if not spans or len(each) != len(spans):
        raise ValueError(f"{text!r} has {len(spans)} in brackets, and {len(each)} are expected")
    for (start, end), one in zip(spans, each, strict=True):
        days = str(one.get("days", ""))
        yield Finding(
            start,
            text[start:end],
            one["type"],
            str(one["value"]),
            one.get("mod", ""),
            days if "/" in days or not days else f"{days}/{days}",
        )

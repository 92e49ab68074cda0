"""Names and titles whose letters are not what they look like, noted where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from syriatimeline.dataset.content import Dataset
from syriatimeline.dataset.fields import Fields
from syriatimeline.dataset.letters import mixed_word, passing_for
from syriatimeline.dataset.positioned import Items, Text, Value
from syriatimeline.dataset.problems import Mark, Problem

__all__ = ["alias_mark", "check_letters", "names_are_distinct"]


def check_letters(fields: Fields, *keys: str) -> None:
    """Note every word with letters of another alphabet that pass for its own.

    Args:
        fields: A mapping of an authoring file.
        keys: Those of its values that are names or titles: texts, lists of them or mappings.
    """
    for key in keys:
        for text in _texts(fields.raw(key)):
            word = mixed_word(text)
            if word:
                fields.problems.add(text.mark, "SYT606", f'"{word}" {_mixture(word)}')


def _mixture(word: str) -> str:
    spelled = " ".join(f"U+{ord(char):04X}" for char in word[:12])
    return f"mixes alphabets or kinds of letters that look alike ({spelled}); type it anew in one"


def _texts(value: Value | None) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif value is not None:
        for each in value if isinstance(value, Items) else value.values():
            yield from _texts(each)


def alias_mark(owner: str, alias: str) -> str:
    """The name under which the place of an alias is kept that a layer adds."""
    return f"{owner}~{alias}"


def names_are_distinct(dataset: Dataset, marks: Mapping[str, Mark]) -> Iterator[Problem]:
    """A rule: no name of an actor or place looks like one of another without being it."""
    for named in (dataset.actors, dataset.places):
        names = [(each.id, name) for each in named for name in each.all_names[2:]]
        # What the files at hand do not bring comes first, so that theirs is the name to change.
        names.sort(key=lambda each: each[0] in marks or alias_mark(*each) in marks)
        for owner, name, other, like in passing_for(names):
            at = (alias_mark(owner, name), owner)
            mark = next((marks[key] for key in at if key in marks), Mark("timeline.json"))
            message = (
                f'"{name}" of {owner} looks like "{like}" of {other} and is typed otherwise; '
                "use the same letters, or leave one out"
            )
            yield Problem(mark, "SYT606", message)

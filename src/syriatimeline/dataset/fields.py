"""Reading the fields of a positioned mapping, with every slip noted where it stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator

from attrs import frozen

from syriatimeline.dataset.positioned import Items, Keyed, Text, Value
from syriatimeline.dataset.problems import Mark, Problems

__all__ = ["SLUG", "Fields", "id_pattern", "nearest", "records"]

#: The form of a slug.
SLUG = "[a-z][a-z0-9-]+"


def id_pattern(begin: str, digits: int = 3) -> str:
    """The form of a record's id.

    >>> id_pattern("act")
    'act-[0-9]{3,}'
    """
    return f"{begin}-[0-9]{{{digits},}}"


def nearest(name: str, names: Collection[str], most: int = 2) -> list[str]:
    """The names most like ``name``, best first, compared without regard to case.

    >>> nearest("Rusia", ["Russia", "Syria"])
    ['Russia']
    """
    folded = {known.casefold(): known for known in names}
    close = difflib.get_close_matches(name.casefold(), folded, n=most, cutoff=0.7)
    return [folded[key] for key in close]


def did_you_mean(name: str, names: Collection[str]) -> str:
    """A hint to put at the end of a message: the nearest names, or nothing."""
    close = nearest(name, names)
    return f"; did you mean {' or '.join(close)}?" if close else ""


@frozen
class Fields:
    """One mapping of an authoring file, read field by field.

    Attributes:
        node: The mapping.
        problems: Where slips are noted.
    """

    node: Keyed
    problems: Problems

    @property
    def mark(self) -> Mark:
        """Where the mapping begins."""
        return self.node.mark

    def mark_of(self, key: str) -> Mark:
        """Where the value of a key stands; where the mapping begins if there is none."""
        value = self.raw(key)
        return self.mark if value is None else value.mark

    def only(self, *keys: str) -> None:
        """Note every key that is not among ``keys``."""
        for key in self.node:
            if key not in keys:
                hint = did_you_mean(key, keys) or f"; known are {', '.join(keys)}"
                self.problems.add(key.mark, "SYT201", f'unknown key "{key}"{hint}')

    def raw(self, key: str) -> Value | None:
        """The value of a key as it stands."""
        return self.node.get(key)  # type: ignore[call-overload, no-any-return]

    def text(self, key: str, *, required: bool = False, default: str = "") -> Text:
        """A string."""
        value = self.raw(key)
        if isinstance(value, Text) and (value.strip() or not required):
            return value
        if value is not None:
            self.problems.add(value.mark, "SYT203", f'"{key}" must be a text that is not empty')
        elif required:
            self.problems.add(self.mark, "SYT202", f'"{key}" is missing; add it')
        return Text(default, self.mark)

    def matching(self, key: str, pattern: str, example: str, form: str = "") -> Text:
        """A required string of a given form; an empty one if it has another.

        Args:
            key: Its key.
            pattern: The form, as a regular expression.
            example: A string that has it.
            form: The form in words, where an example does not tell it.
        """
        value = self.text(key, required=True)
        if value and not re.fullmatch(pattern, value):
            what = f"{'an id' if key == 'id' else f'a {key}'}{form and f' ({form})'}"
            message = f'"{value}" has not the form of such {what}; write it like {example}'
            self.problems.add(value.mark, "SYT206", message)
            return Text("", value.mark)
        return value

    def own_id(self, kind: str, digits: int = 3) -> Text:
        """The id of a record: ``act-001``; ``mylab-act-001`` and ``mylab-0001`` in a layer."""
        namespace = self.problems.namespace
        begin = f"{namespace}-{kind}" if namespace and kind != "syt" else namespace or kind
        return self.matching("id", id_pattern(begin, digits), f"{begin}-{'1'.zfill(digits)}")

    def choice(self, key: str, allowed: Collection[str], default: str = "") -> str:
        """One of a closed list; required where there is no default."""
        value = self.text(key, required=not default, default=default)
        if not value:
            return default or next(iter(allowed))
        if value in allowed:
            return str(value)
        hint = did_you_mean(value, allowed) or f"; choose one of {', '.join(allowed)}"
        self.problems.add(value.mark, "SYT204", f'"{value}" is no {key}{hint}')
        return default or next(iter(allowed))

    def flag(self, key: str) -> bool:
        """``true`` or ``false``; false where it is not given."""
        return self.choice(key, ("true", "false"), default="false") == "true"

    def number(self, key: str) -> int | None:
        """A whole number from 1, or None where it is not given."""
        if self.raw(key) is None:
            return None
        value = self.text(key)
        if value.isascii() and value.isdigit() and len(value) < 10 and int(value) > 0:
            return int(value)
        self.problems.add(value.mark, "SYT203", f'"{key}" must be a whole number from 1')
        return None

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of strings; a single string counts as a list of one."""
        value = self.raw(key)
        if value is None:
            return ()
        if isinstance(value, Text):
            return (value,)
        if isinstance(value, Items) and all(isinstance(item, Text) for item in value):
            return tuple(item for item in value if isinstance(item, Text))
        self.problems.add(value.mark, "SYT203", f'"{key}" must be a list of texts')
        return ()

    def mapping(self, key: str) -> Fields | None:
        """A mapping inside, or None where it is not given or is none."""
        value = self.raw(key)
        if isinstance(value, Keyed):
            return Fields(value, self.problems)
        if value is not None:
            self.problems.add(value.mark, "SYT203", f'"{key}" must be a mapping of keys and values')
        return None

    def mappings(self, key: str) -> Iterator[Fields]:
        """A list of mappings inside; nothing where it is not given."""
        value = self.raw(key)
        if value is not None:
            yield from records(value, self.problems)

    def text_map(self, key: str) -> dict[str, str]:
        """A mapping of strings."""
        inner = self.mapping(key)
        if inner is None:
            return {}
        return {str(name): str(inner.text(name, required=True)) for name in inner.node}


def records(value: Value | None, problems: Problems) -> Iterator[Fields]:
    """The mappings of a list, each slip noted."""
    if value is None:
        return
    if not isinstance(value, Items):
        message = 'a list is expected here; begin each record with "- "'
        problems.add(value.mark, "SYT203", message)
        return
    for item in value:
        if isinstance(item, Keyed):
            yield Fields(item, problems)
        else:
            problems.add(item.mark, "SYT203", "a mapping of keys and values is expected here")

"""The forms of values, as an editor sees them.

Our readers take every scalar as text, so that ``2024`` and ``"2024"`` are the same to them. An
editor reads YAML's own types (version 1.2: numbers, ``true``, ``null`` for what is left empty), so
a text may be of any of these for it. What a reader takes, the schema takes; one exception is
the word ``null`` where a text is required, which looks to an editor like nothing at all.

Only keywords that draft 7 has too are used: editors know few of the newer ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from syriatimeline.dataset.fields import SLUG as SLUG_FORM
from syriatimeline.dataset.fields import id_pattern
from syriatimeline.dataset.layers.layer import NAME, TAKEN

__all__ = [
    "COUNT",
    "FLAG",
    "SLUG",
    "TEXT",
    "TEXTS",
    "WORDS",
    "Schema",
    "choice",
    "items",
    "mapping",
    "matching",
    "or_empty",
    "own_id",
    "record_id",
    "refer",
    "text_map",
    "texts_of",
    "when_given",
]

Schema = dict[str, Any]

_SCALARS = ("string", "number", "boolean", "null")
#: A scalar that may be left empty.
TEXT: Schema = {"type": [*_SCALARS]}
#: A scalar that is not empty.
WORDS: Schema = {"type": [*_SCALARS[:-1]], "pattern": r"\S"}
#: A list of scalars, or one of them.
TEXTS: Schema = {"type": [*_SCALARS, "array"], "items": TEXT}
_EMPTY: Schema = {"type": ["string", "null"], "maxLength": 0}
#: True or false, false if left empty.
FLAG: Schema = {
    "anyOf": [{"type": "boolean"}, {"enum": ["true", "false"]}, _EMPTY],
    "default": False,
}
#: A whole number from 1.
COUNT: Schema = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 999_999_999},
        {"type": "string", "pattern": "^0*[1-9][0-9]*$", "maxLength": 9},
    ]
}


def matching(pattern: str) -> Schema:
    """A text that has a form as a whole.

    >>> matching("[a-z]{2}")
    {'type': 'string', 'pattern': '^(?:[a-z]{2})$'}
    """
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


#: A slug.
SLUG: Schema = matching(SLUG_FORM)
#: What begins the ids of a layer: any name but those that begin ids of the base dataset.
_NAMESPACE = f"(?!(?:{'|'.join(sorted(TAKEN))})-){NAME.pattern}-"


def own_id(begin: str, digits: int = 3) -> Schema:
    """The id of an actor, a place, …, of the dataset or of a layer."""
    return matching(f"(?:{_NAMESPACE})?{id_pattern(begin, digits)}")


def record_id() -> Schema:
    """The id of an event or situation, whose name in a layer is the layer's alone."""
    return matching(f"{id_pattern('syt', 4)}|{_NAMESPACE}[0-9]{{4,}}")


def choice(names: Collection[str] | Mapping[str, str], default: str = "") -> Schema:
    """One of a closed list, perhaps with what each means; with a default it may be left empty.

    >>> choice(["into", "out"])
    {'enum': ['into', 'out']}
    """
    told = names if isinstance(names, Mapping) else {}
    allowed: list[Schema] = (
        [{"const": name, "description": about} for name, about in told.items()]
        if told
        else [{"enum": [*names]}]
    )
    if default:
        return or_empty(*allowed) | {"default": default}
    return {"anyOf": allowed} if told else allowed[0]


def or_empty(*forms: Schema) -> Schema:
    """A form whose value may be left empty."""
    return {"anyOf": [*forms, _EMPTY]}


def texts_of(names: Mapping[str, str]) -> Schema:
    """A list of names of a closed list, or one of them."""
    one = choice(names)
    return {"anyOf": [*one["anyOf"], {"type": "array", "items": one}]}


def text_map(about: str, *required: str) -> Schema:
    """A mapping of texts by names of the author's own choice."""
    needed = {"required": [*required]} if required else {}
    return {
        "type": "object",
        "properties": {name: {"description": about, **WORDS} for name in required},
        "additionalProperties": WORDS,
        **needed,
    }


def items(one: Schema, **more: Any) -> Schema:
    """A list."""
    return {"type": "array", "items": one, **more}


def mapping(
    keys: Iterable[str],
    forms: Mapping[str, Schema],
    about: Mapping[str, str],
    required: Collection[str] = (),
    **more: Any,
) -> Schema:
    """A mapping with the keys of a reader.

    Args:
        keys: The keys that the reader takes.
        forms: The form of each; those of other keys are passed over where ``about`` is shared.
        about: What each key is about.
        required: Those that cannot be left out.
        more: Further keywords.

    Raises:
        KeyError: A key has no form, or nothing says what it is about.
    """
    keys = tuple(keys)
    return {
        "type": "object",
        "properties": {key: {"description": about[key], **forms[key]} for key in keys},
        "required": [key for key in keys if key in required],
        "additionalProperties": False,
        **more,
    }


def refer(name: str) -> Schema:
    """What stands under ``$defs``."""
    return {"$ref": f"#/$defs/{name}"}


def when_given(key: str, value: str, then: Schema) -> Schema:
    """What holds as well where a key has a value."""
    return {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": then}

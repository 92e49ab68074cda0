"""``errata.yaml`` -> SourceError objects."""

from __future__ import annotations

from collections.abc import Iterable

from syriatimeline.dataset.fields import Fields
from syriatimeline.dataset.read_claims import Registries, read_quote
from syriatimeline.events import ERROR_KINDS, SourceError

__all__ = ["ERROR_KEYS", "read_errata"]

#: The keys of an error.
ERROR_KEYS = (
    "id", "kind", "article", "quote", "nth", "says", "should_be", "evidence", "why", "effect",
)  # fmt: skip


def read_errata(rows: Iterable[Fields], known: Registries) -> tuple[SourceError, ...]:
    """Read the errors of the sources, by id."""
    found: dict[str, SourceError] = {}
    for fields in rows:
        fields.only(*ERROR_KEYS)
        read = known.articles.get(fields.text("article", required=True))
        quote = read_quote(fields, read, known.problems) if read else None
        error_id = fields.own_id("err")
        if quote is None or not error_id:
            continue
        if error_id in found:
            message = f'"{error_id}" is another error; choose a new id'
            known.problems.add(error_id.mark, "SYT205", message)
        known.marks[str(error_id)] = fields.mark
        found[str(error_id)] = SourceError(
            id=str(error_id),
            kind=fields.choice("kind", ERROR_KINDS),
            quote=quote,
            says=str(fields.text("says", required=True)),
            should_be=str(fields.text("should_be")),
            evidence=tuple(map(str, fields.texts("evidence"))),
            why=str(fields.text("why", required=True)),
            effect=str(fields.text("effect", required=True)),
        )
    return tuple(found[key] for key in sorted(found))

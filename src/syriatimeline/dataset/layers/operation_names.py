"""What a change of a layer can do."""

from __future__ import annotations

__all__ = ["OPERATIONS"]

#: Each operation with what it does; the key names its target.
OPERATIONS = {
    "override": "gives a field of a record another value",
    "withdraw": "says that a record is not to be relied on",
    "claim": "adds what another source says of a record",
    "alias": "adds names of an actor or place",
    "merge": "says that several records are one",
    "split": "says that a record is several",
}

"""ClaimStore: the claims of a compiled dataset as lines, built into objects when asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence

from attrs import field, frozen

from syriatimeline.dataset.bundle import CLAIMS, QUOTES
from syriatimeline.dataset.decode import Decoder
from syriatimeline.errors import DatasetError
from syriatimeline.events import Index, Told

__all__ = ["ClaimStore"]


@frozen(eq=False)
class ClaimStore:
    """The lines of a bundle that hold claims and quoted words, and who builds them.

    The lines are held as they were read, in memory: what happens to the files afterwards does
    not matter.

    Attributes:
        name: The bundle, for messages.
        decoder: Builds the objects.
        lines: A line of ``claims.jsonl`` for each record.
        quotes: A line of ``quotes.jsonl`` for each; empty in a build without quotes.
        index: What follows from the claims, filled when the records are read.
    """

    name: str
    decoder: Decoder
    lines: Sequence[bytes] = field(repr=False)
    quotes: Sequence[bytes] = field(repr=False)
    index: Index = field(init=False, factory=Index, repr=False)

    def told(self, at: int, record: str) -> Told:
        """The claims, disputes and links of a record.

        Args:
            at: Its position.
            record: Its id.

        Raises:
            DatasetError: They are damaged; names file and line.
        """
        try:
            plain = json.loads(self.lines[at])
            if plain["id"] != record:
                raise ValueError(f"the line is of {plain['id']}, not of {record}")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self._damaged(CLAIMS, at, error) from error
        try:
            words = json.loads(self.quotes[at]) if self.quotes else {}
            if type(words) is not dict:
                raise ValueError("it holds no words by claim")
        except (ValueError, RecursionError) as error:
            raise self._damaged(QUOTES, at, error) from error
        try:
            return self.decoder.told(plain, words)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._damaged(CLAIMS, at, error) from error

    def _damaged(self, file: str, at: int, error: Exception) -> DatasetError:
        return DatasetError(
            f"{self.name}/{file}, line {at + 1}, is damaged ({error!r}); compile it again"
        )

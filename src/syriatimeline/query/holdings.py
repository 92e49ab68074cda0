"""Holdings: what a timeline comes with, whichever of its events are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from syriatimeline.articles import Article
from syriatimeline.dataset.content import Dataset
from syriatimeline.events import (
    Actor,
    Claim,
    Dispute,
    Event,
    Origin,
    Place,
    Record,
    Scheme,
    Situation,
    SourceError,
)
from syriatimeline.query.records import Records

if TYPE_CHECKING:
    from syriatimeline.query.dataset_citation import Style
    from syriatimeline.temporal import Periods, Policy

__all__ = ["Holdings"]


class Holdings:
    """The whole dataset behind a timeline, as read-only maps that filters do not narrow.

    >>> import syriatimeline as st
    >>> len(st.load().where(mode="planned").articles)
    5
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    @property
    def version(self) -> str:
        """The version of the dataset."""
        return self._dataset.edition.version

    @property
    def fingerprint(self) -> str:
        """A hash of the whole dataset's content, to print in a paper; 16 hexadecimal digits."""
        return self._dataset.edition.fingerprint

    def cite(self, style: Style = "text", accessed: date | str | None = None) -> str:
        """Cite the dataset as a whole, with its version, layers and fingerprint.

        Args:
            style: ``text``, ``biblatex``, ``bibtex`` or ``csl-json``.
            accessed: The day on which you took the data (``YYYY-MM-DD``), if you want it printed.

        Raises:
            QueryError: No such style, which names those there are; or no such day.

        >>> import syriatimeline as st
        >>> print(st.load().cite(accessed="2026-01-31"))
        The syriatimeline developers: syriatimeline, version 0.1.0 (data set; fingerprint ...;
        licence CC-BY-4.0). Accessed 2026-01-31.
        """
        from syriatimeline.query.dataset_citation import cite_dataset

        return cite_dataset(self._dataset.edition, style, accessed)

    @property
    def dataset(self) -> Dataset:
        """Everything that the edition holds, as records."""
        return self._dataset

    @cached_property
    def articles(self) -> Records[Article]:
        """The articles by id, file name, file number or publisher."""
        return Records(
            "article",
            self._dataset.articles,
            lambda article: (
                article.id,
                article.file,
                article.file.partition("_")[0],
                article.publisher,
            ),
        )

    @cached_property
    def actors(self) -> Records[Actor]:
        """The actors by id, slug or any name."""
        return Records("actor", self._dataset.actors, lambda actor: actor.all_names)

    @cached_property
    def places(self) -> Records[Place]:
        """The places by id, slug or any name."""
        return Records("place", self._dataset.places, lambda place: place.all_names)

    @cached_property
    def origins(self) -> Records[Origin]:
        """The origins by id or slug."""
        return Records("origin", self._dataset.origins, lambda origin: (origin.id, origin.slug))

    @cached_property
    def situations(self) -> Records[Situation]:
        """The situations by id or slug; they are not among the events."""
        return Records("situation", self._dataset.situations, lambda each: (each.id, each.slug))

    @cached_property
    def claims(self) -> Records[Claim]:
        """Every claim of every event and situation, by id."""
        return Records("claim", self._dataset.claims, lambda claim: (claim.id,))

    @cached_property
    def disputes(self) -> Records[Dispute]:
        """Every dispute, by id."""
        return Records("dispute", self._dataset.disputes, lambda dispute: (dispute.id,))

    @cached_property
    def errata(self) -> Records[SourceError]:
        """The errors of the sources, by id."""
        return Records("source error", self._dataset.errata, lambda error: (error.id,))

    @cached_property
    def schemes(self) -> Records[Scheme]:
        """The registries whose ids are in ``external``, with where those were looked up, by id."""
        return Records("scheme", self._dataset.schemes, lambda scheme: (scheme.id, scheme.name))

    @cached_property
    def periods(self) -> Periods:
        """The periods that the dataset names, for ``st.Tagger(periods=timeline.periods)``."""
        from syriatimeline.query.policies import periods_of

        return periods_of(self._dataset)

    @property
    def kinds(self) -> Mapping[str, type[Event]]:
        """The kinds of events by name: ours, then those that the dataset or a layer declares.

        >>> import syriatimeline as st
        >>> st.load().kinds["Meeting"] is st.Meeting
        True
        """
        from syriatimeline.events import kinds_of

        # Not kept: a timeline is pickled with what it keeps, and classes are cached anyway.
        return kinds_of(self._dataset.kinds)

    @property
    def policies(self) -> Mapping[str, Policy]:
        """The policies that the dataset or a layer names, for :meth:`Timeline.under`.

        >>> import syriatimeline as st
        >>> len(st.load().policies)
        0
        """
        return MappingProxyType({each.name: each.policy for each in self._dataset.policies})

    def find(self, name: str) -> Record | None:
        """An event or situation of the whole dataset by id or slug; None if there is none."""
        return self._records.get(self._moved.get(name, name))

    @cached_property
    def _moved(self) -> dict[str, str]:
        if not self._dataset.moved:
            return {}
        from syriatimeline.dataset.successors import successors

        return {name: each.to[0] for name, each in successors(self._dataset.moved).items()}

    @cached_property
    def _records(self) -> dict[str, Record]:
        records = self._dataset.records
        return {name: record for record in records for name in (record.id, record.slug)}

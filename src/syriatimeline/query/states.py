"""The states of actors: a state is its own, others belong to one for a time."""

from __future__ import annotations

from collections.abc import Mapping

from syriatimeline.calendar import Certainty, When
from syriatimeline.events import Actor, Record
from syriatimeline.query.members import Members

__all__ = ["States"]


class States:
    """Which states an actor acts for at the time of a record, and how surely.

    It acts for the states for which ``where(actor=…)`` finds it. That is certain where a chain of
    memberships leads there, each of which surely held on the day of the record.

    Args:
        actors: All actors, by id.

    >>> import syriatimeline as st
    >>> timeline = st.load()
    >>> found = States(timeline.actors).of(timeline.actors["svr"], timeline["syt-0026"])
    >>> {state.name: answer.value for state, answer in found.items()}
    {'Russia': 'possible'}
    """

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._members = {
            actor: Members(actors, {actor.id}, members=True)
            for actor in actors.values()
            if actor.kind == "state"
        }

    def of(self, actor: Actor, record: Record) -> dict[Actor, Certainty]:
        """The states by id, each with the answer; none if the actor belongs to none then."""
        if actor.kind == "state":
            return {actor: Certainty.CERTAIN}
        return {
            state: self._answer(actor, state, record.when)
            for state, members in self._members.items()
            if members.hold(actor, record)
        }

    def _answer(self, actor: Actor, state: Actor, when: When) -> Certainty:
        sure = self._surely(actor, state, when, frozenset())
        return Certainty.CERTAIN if sure else Certainty.POSSIBLE

    def _surely(self, actor: Actor, state: Actor, when: When, seen: frozenset[Actor]) -> bool:
        """Whether a chain of sure memberships leads from the actor to the state."""
        if actor == state or actor in seen:
            return actor == state
        return any(
            self._surely(self._actors[membership.of], state, when, seen | {actor})
            for membership in actor.memberships
            if _surely_held(membership.when, when)
        )


def _surely_held(office: When, when: When) -> bool:
    """Whether what lasted (an office) surely held on the day of something else."""
    if office.certain is None or office.widest is not None:
        return False
    return when.during(office.certain) is Certainty.CERTAIN

"""Asking a dataset. The noun is :class:`Timeline`, the verb :func:`load`."""

from syriatimeline.query.load import load
from syriatimeline.query.records import Records
from syriatimeline.query.timeline import Timeline, order_of

__all__ = ["Records", "Timeline", "load", "order_of"]

"""Asking a dataset. The noun is :class:`Timeline`, the verb :func:`load`."""

from syriatimeline.query.arrange import order_of
from syriatimeline.query.load import load
from syriatimeline.query.records import Records
from syriatimeline.query.timeline import Timeline

__all__ = ["Records", "Timeline", "load", "order_of"]

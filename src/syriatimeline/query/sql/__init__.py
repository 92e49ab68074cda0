"""SQL over a timeline. The noun is :class:`Answer`, the verb :func:`ask`.

DuckDB is an extra and is imported where it is used.
"""

from syriatimeline.query.sql.answer import Answer
from syriatimeline.query.sql.asking import MOST_ROWS, ask

__all__ = ["MOST_ROWS", "Answer", "ask"]

"""What DuckDB says of a query, as one sentence with line and column."""

from __future__ import annotations

import json
from typing import Any

from syriatimeline.errors import QueryError

__all__ = ["explained", "fault", "placed"]


def explained(error: Exception, query: str, memory: str) -> BaseException:
    """The error of a query in our words; an interruption stays one.

    Args:
        error: What was raised while the query ran.
        query: The query.
        memory: How much memory it may take.
    """
    kind = type(error).__name__
    if kind == "RuntimeError" and "interrupted" in str(error):
        return KeyboardInterrupt()
    if kind == "OutOfMemoryException":
        return QueryError(f"sql: it needs more than {memory} of memory; ask for less")
    # Some versions have no class of their own for a text that is no UTF-8.
    if not type(error).__module__.startswith(("duckdb", "_duckdb")) and kind != "RuntimeError":
        return error
    _, brace, told = str(error).partition("{")
    try:
        return fault(json.loads(brace + told), query)
    except ValueError:
        return QueryError(f"sql: {_sentence(str(error))}")


def fault(told: dict[str, Any], query: str) -> QueryError:
    """The error that DuckDB describes."""
    message = told.get("exception_message") or told.get("error_message") or "it cannot be read"
    return placed(_sentence(message), query, told.get("position"))


def placed(message: str, query: str, position: object) -> QueryError:
    """An error at a place of the query.

    Args:
        message: What is wrong and what to do.
        query: The query.
        position: The byte, counted from 0, in the query in UTF-8; anything else is no place.
    """
    try:
        before = query.encode()[: int(str(position))].decode(errors="ignore")
    except ValueError:
        return QueryError(f"sql: {message}")
    if len(before) >= len(query) and before:
        return QueryError(f"sql: {message}")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return QueryError(f"sql, line {line}, column {column}: {message}")


def _sentence(message: str) -> str:
    """What is wrong, and the names that come near; not the lines of advice on DuckDB."""
    lines = [line.strip() for line in message.split("\n\nLINE ")[0].splitlines() if line.strip()]
    first = lines[0].removesuffix("!").removesuffix(".") if lines else "it cannot be read"
    near = next((line for line in lines[1:] if line.startswith(("Did you", "Candidate"))), "")
    # DuckDB has a colon twice before the columns of a table.
    near = near.replace(": :", ":")
    return f"{first}; {near[0].lower()}{near[1:]}" if near else first

"""What a query may do: read the tables of a timeline, and nothing else.

DuckDB itself is told to open no file and load no extension (see ``database``). This module reads
the query as DuckDB parses it, so that whoever asks for more is told so in a sentence of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from syriatimeline.errors import QueryError
from syriatimeline.query.records import nearest_names
from syriatimeline.query.relations import TABLES
from syriatimeline.query.sql.database import MEMORY
from syriatimeline.query.sql.faults import explained, fault, placed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["tables_of"]

Node = dict[str, Any]

_MAY = (
    "a query only reads the tables; begin it with SELECT, WITH, FROM, VALUES, DESCRIBE, "
    "SUMMARIZE, EXPLAIN or SHOW TABLES"
)
#: How parts of a query are called that only read.
_READING = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
#: Functions that stand for a table and read none but what they are given.
_MAKING_ROWS = {"range", "generate_series", "unnest", "json_each", "json_tree", "repeat"}
#: Functions that know or change more than the tables.
_REFUSED = {
    "current_query",
    "current_setting",
    "currval",
    "getenv",
    "getvariable",
    "json_execute_serialized_sql",
    "json_serialize_plan",
    "nextval",
    "query",
    "query_table",
    "setval",
    "sleep_ms",
    "write_log",
}
#: Statements that DuckDB takes for LOAD and CALL.
_COUNTED = {"INSTALL", "CHECKPOINT"}
_COMMENT = r"(?:\s|--[^\n]*(?:\n|$)|/\*(?:[^*]|\*(?!/))*\*/)*"
_EXPLAIN = re.compile(rf"{_COMMENT}EXPLAIN\b{_COMMENT}(?:ANALYZE\b|\([^)]*\))?", re.IGNORECASE)


def tables_of(connection: DuckDBPyConnection, query: str) -> list[str]:
    """The tables that a query reads, in the order of the documentation.

    Raises:
        QueryError: It is no query, or more than one, or one that does more than read them.
    """
    _check_statements(connection, query)
    tree = _parsed(connection, _without_explain(query), query)
    nodes = list(_nodes(tree))
    own = {name.casefold() for node in nodes for name in _named_within(node)}
    used = set()
    for node in nodes:
        _check_node(node, query)
        if node.get("type") == "BASE_TABLE":
            used.add(_table(node, own, query))
    return [name for name in TABLES if name in used]


def _check_statements(connection: DuckDBPyConnection, query: str) -> None:
    try:
        statements = connection.extract_statements(query)
    except Exception as error:
        raise explained(error, query, MEMORY) from error
    if len(statements) != 1:
        found = f"{len(statements)} statements" if statements else "no statement"
        raise QueryError(f"sql: {found}; give one query")
    kind = statements[0].type.name
    if kind == "MULTI":
        raise QueryError(
            "sql: PIVOT is refused, for DuckDB makes a type of its own for it, and a query only "
            "reads; use sum(…) FILTER (WHERE …)"
        )
    if kind not in ("SELECT", "EXPLAIN"):
        raise QueryError(f"sql: {_written(kind, query)} is refused; {_MAY}")


def _written(kind: str, query: str) -> str:
    """What a statement is called by who wrote it: DuckDB counts some among others."""
    before = re.match(_COMMENT, query)
    begin = query[before.end() if before else 0 :].upper().replace(";", " ").split(maxsplit=2)[:2]
    return next((word for word in begin if word in _COUNTED), kind.replace("_", " "))


def _without_explain(query: str) -> str:
    """The query that is to be explained, with its offsets as they were."""
    found = _EXPLAIN.match(query)
    return query if found is None else re.sub(r"[^\n]", " ", found[0]) + query[found.end() :]


def _parsed(connection: DuckDBPyConnection, query: str, whole: str) -> Node:
    (text,) = connection.execute("SELECT json_serialize_sql(?)", [query]).fetchall()[0]
    tree: Node = json.loads(text)
    if not tree["error"]:
        return tree
    if tree.get("error_type") == "not implemented":
        raise QueryError(f"sql: this is refused; {_MAY}")
    raise fault(tree, whole)


def _nodes(value: Any) -> Iterator[Node]:
    """Every mapping in the tree; without recursion, as a query can be nested deeply."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)


def _named_within(node: Node) -> Iterator[str]:
    """The tables that the query itself names with WITH."""
    if isinstance(held := node.get("cte_map"), dict):
        yield from (each["key"] for each in held.get("map", ()))
    for key in ("cte_name", "ctename"):
        if isinstance(name := node.get(key), str):
            yield name


def _check_node(node: Node, query: str) -> None:
    kind, place = str(node.get("type", "")), node.get("query_location")
    if kind.endswith("_NODE") and kind not in _READING:
        raise placed(f"{kind.split('_')[0]} is refused; {_MAY}", query, place)
    if kind == "TABLE_FUNCTION":
        name = _name(node["function"])
        if name not in _MAKING_ROWS:
            raise placed(f"{name}() is refused; a query reads only the tables", query, place)
    elif kind == "FUNCTION" and _name(node) in _REFUSED:
        raise placed(f"{_name(node)}() is refused; a query knows only the tables", query, place)
    elif kind == "SHOW_REF":
        shown = (node.get("table_name") or "").strip('"').lower()
        if shown not in ("", "tables", *TABLES):
            raise placed(f"SHOW {shown} is refused; SHOW TABLES lists the tables", query, place)


def _name(function: Node) -> str:
    return str(function.get("function_name", "")).lower()


def _table(node: Node, own: set[str], query: str) -> str:
    """The name of a table that is read; empty for one that the query itself names."""
    name = node["table_name"].casefold()
    elsewhere = node.get("schema_name", "").lower() not in ("", "main") or node.get(
        "catalog_name", ""
    ).lower() not in ("", "memory")
    if not elsewhere and name in TABLES:
        return str(name)
    if not elsewhere and name in own:
        return ""
    near = nearest_names(name, TABLES)
    hint = f"did you mean {' or '.join(near)}?" if near else "SHOW TABLES lists them"
    raise placed(
        f"there is no table {node['table_name']!r}; {hint}", query, node.get("query_location")
    )

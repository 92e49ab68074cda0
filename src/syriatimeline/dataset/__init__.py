"""The dataset: authoring files are compiled into a bundle, checked, written and loaded.

The noun is :class:`Dataset`, the verbs :func:`compile_folder` and :func:`load_dataset`. Names
are imported where they are used: loading a bundle must not pay for compiling one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from syriatimeline.lazy import importer

if TYPE_CHECKING:
    from syriatimeline.dataset.agreement import Agreement, Coded, agree, read_coding
    from syriatimeline.dataset.compile import Compiled, compile_folder, read_folder
    from syriatimeline.dataset.content import Dataset
    from syriatimeline.dataset.coverage import Dismissals, Entry, ledger
    from syriatimeline.dataset.encoding import SCHEMA_VERSION, encode, encode_record
    from syriatimeline.dataset.load import load_dataset, read_bundle
    from syriatimeline.dataset.problems import CODES, Mark, Problem
    from syriatimeline.dataset.rules import check_dataset, quoted_words
    from syriatimeline.dataset.verify import Verified, verify_quotes
    from syriatimeline.dataset.write import bundle_files, write_bundle

__all__ = [
    "CODES",
    "SCHEMA_VERSION",
    "Agreement",
    "Coded",
    "Compiled",
    "Dataset",
    "Dismissals",
    "Entry",
    "Mark",
    "Problem",
    "Verified",
    "agree",
    "bundle_files",
    "check_dataset",
    "compile_folder",
    "encode",
    "encode_record",
    "ledger",
    "load_dataset",
    "quoted_words",
    "read_bundle",
    "read_coding",
    "read_folder",
    "verify_quotes",
    "write_bundle",
]

_HOMES = {
    "agreement": ("Agreement", "Coded", "agree", "read_coding"),
    "compile": ("Compiled", "compile_folder", "read_folder"),
    "content": ("Dataset",),
    "coverage": ("Dismissals", "Entry", "ledger"),
    "encoding": ("SCHEMA_VERSION", "encode", "encode_record"),
    "load": ("load_dataset", "read_bundle"),
    "problems": ("CODES", "Mark", "Problem"),
    "rules": ("check_dataset", "quoted_words"),
    "verify": ("Verified", "verify_quotes"),
    "write": ("bundle_files", "write_bundle"),
}

__getattr__ = importer(__name__, _HOMES)

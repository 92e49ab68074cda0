"""CSL-JSON: an item for each claim, for citation processors and reference managers."""

from __future__ import annotations

from syriatimeline.export.citations import write_csl_json as write
from syriatimeline.export.format import Format

__all__ = ["FORMAT", "write"]

FORMAT = Format(
    name="csl-json",
    ending=".json",
    about="Zotero, pandoc, citeproc: an item for each claim",
    carries={
        "possible days": "EDTF, in note",
        "sure days": "EDTF, or in words where it implies others",
        "open or unknown ends": "EDTF",
        "approximate or uncertain": "EDTF",
        "within, or throughout": "EDTF",
        "standing": "in note",
        "what each source says": "the words and the chain, in note",
    },
    write=write,
)

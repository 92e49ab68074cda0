"""biblatex: an entry for each claim, for LaTeX and reference managers."""

from __future__ import annotations

from syriatimeline.export.citations import write_biblatex as write
from syriatimeline.export.format import Format

__all__ = ["FORMAT", "write"]

FORMAT = Format(
    name="biblatex",
    ending=".bib",
    about="LaTeX, Zotero, JabRef: an entry for each claim",
    carries={
        "possible days": "EDTF, in titleaddon",
        "sure days": "EDTF, or in words where it implies others",
        "open or unknown ends": "EDTF",
        "approximate or uncertain": "EDTF",
        "within, or throughout": "EDTF",
        "standing": "in titleaddon",
        "what each source says": "the words and the chain, in note",
    },
    write=write,
)

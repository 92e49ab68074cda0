"""What stands beside the tables: README, citation, licence, fingerprint."""

from __future__ import annotations

from typing import Any

from syriatimeline.dataset.counted import counted
from syriatimeline.events import Author
from syriatimeline.export.deposit.about import abstract, limits, subject
from syriatimeline.export.deposit.descriptor import LICENCE_ADDRESS
from syriatimeline.export.selection import in_words
from syriatimeline.query import Timeline
from syriatimeline.query.dataset_citation import LICENCE, credit_of
from syriatimeline.query.relations import TABLES, script

__all__ = ["papers"]

_QUOTED = """\
The quoted words in the table `citations` (columns quote, prefix, suffix, phrase) and the headlines
of articles belong to their authors and publishers. They are short quotations with their source;
no licence is granted for them."""
_UNQUOTED = """\
The headlines of articles belong to their authors and publishers. Quoted words are left out."""


def papers(timeline: Timeline[Any], selection: str = "") -> dict[str, str]:
    """The texts of a deposit by file name; the codebook and the description are not among them.

    Args:
        timeline: What it holds.
        selection: The filters in words, where they are known.
    """
    return {
        "README.md": _readme(timeline, selection),
        "CITATION.txt": timeline.cite() + "\n",
        "CITATION.bib": timeline.cite("bibtex") + "\n",
        "CITATION.cff": _cff(timeline, selection),
        "LICENSE.md": _licence(timeline),
        "FINGERPRINT.txt": f"{timeline.fingerprint}\n",
        "schema.sql": script(TABLES),
    }


def _quoted(timeline: Timeline[Any]) -> bool:
    return any(quote.exact for _, quote in timeline.dataset.quotes)


def _readme(timeline: Timeline[Any], selection: str) -> str:
    edition = timeline.dataset.edition
    told = (subject(timeline), limits(timeline), in_words(timeline, selection))
    about = "".join(f"{part}\n\n" for part in told if part)
    held = (
        "`citations` holds the quoted words; without that table the deposit has none."
        if _quoted(timeline)
        else "The quoted words are left out; `citations` says where they stand."
    )
    tables = "\n".join(f"- `{table.name}`: {table.row}" for table in TABLES.values())
    return f"""\
# {edition.label}

{about}{timeline.split}; {counted(len(timeline.situations), "situation")}; \
{counted(len(timeline.articles), "article")}.
Fingerprint of the dataset that they were taken from: {edition.fingerprint}.

- `csv/` and `parquet/`: every table, in both formats
- `datapackage.json`: every column with its type and what it refers to, every file with its hash
- `CODEBOOK.md`: what tables, columns and words mean
- `schema.sql`: the tables as SQL, with their keys
- `CITATION.txt`, `CITATION.bib`, `CITATION.cff`: how to cite it
- `LICENSE.md`: whose it is
- `FINGERPRINT.txt`: the fingerprint alone

A date here is what is known of a day; read the chapter on dates in the codebook before you count.
{held}

## Tables

{tables}

## To read it

- Python, with the packages pandas and pyarrow:
  `events = pandas.read_parquet("parquet/events.parquet")`; before you compare days,
  `events["earliest"] = pandas.to_datetime(events["earliest"])`
- R: `arrow::read_parquet("parquet/events.parquet")`, or `read.csv("csv/events.csv")`
- SQL: `SELECT * FROM 'parquet/events.parquet'` in DuckDB
"""


def _licence(timeline: Timeline[Any]) -> str:
    edition = timeline.dataset.edition
    parts = ["# Whose it is"]
    credit = credit_of(edition)
    if credit.licence:
        what = "Facts, titles, notes, glosses, reasonings and codings"
        by = credit.names or f"the authors of {edition.name}"
        address = f",\n{LICENCE_ADDRESS}" if credit.licence == LICENCE else ""
        parts.append(f"{what}: {by}, {credit.licence}{address}")
    else:
        parts.append(f"The terms of {edition.name} are those that its authors give; none is here.")
    if edition.layers:
        layers = ", ".join(edition.layers)
        parts.append(f"What comes from a layer ({layers}) is under that layer's own terms.")
    parts.append(_QUOTED if _quoted(timeline) else _UNQUOTED)
    parts.append("Inclusion is not endorsement: the dataset records who said what.")
    return "\n\n".join(parts) + "\n"


def _cff(timeline: Timeline[Any], selection: str) -> str:
    import yaml

    edition = timeline.dataset.edition
    credit = credit_of(edition)
    fields = {
        "cff-version": "1.2.0",
        "title": credit.title or edition.name,
        "type": "dataset",
        "message": "If you use this dataset, please cite it with its version and fingerprint.",
        "version": edition.version,
        "abstract": abstract(timeline, selection),
        # The format demands somebody, and another dataset may name nobody.
        "authors": [_author(each) for each in credit.authors]
        or [{"name": f"The authors of {edition.name}"}],
        **({"license": credit.licence} if credit.licence and not edition.layers else {}),
    }
    written: str = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000)
    return written


def _author(author: Author) -> dict[str, str]:
    if author.person is None:
        return {"name": author.name}
    return dict(zip(("family-names", "given-names"), author.person, strict=True))

"""Title, authors and licence in ``dataset.yaml`` and ``layer.yaml`` -> Credit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from syriatimeline.dataset.check_letters import check_letters
from syriatimeline.dataset.fields import Fields, nearest
from syriatimeline.events import Author, Credit

__all__ = ["AUTHOR_KEYS", "CREDIT_KEYS", "LICENCE", "ORCID", "read_credit"]

#: The keys with which a dataset or layer says who made it.
CREDIT_KEYS = ("title", "authors", "licence")
#: The keys of an author.
AUTHOR_KEYS = ("name", "orcid", "affiliation")
#: The form of an ORCID iD; its last digit is computed from the others.
ORCID = "[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]"
#: The form of an SPDX licence expression.
LICENCE = r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*"
#: Licences that data have, for a hint where another spelling was used.
_USUAL = (
    "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0",
    "CC-BY-NC-ND-4.0", "ODbL-1.0", "ODC-By-1.0", "PDDL-1.0", "MIT", "Apache-2.0",
)  # fmt: skip


def read_credit(fields: Fields, of: str) -> Credit | None:
    """Who made it; None, if nothing is said of that.

    Args:
        fields: The mapping of the file.
        of: The name of the dataset, or name and version of the layer.
    """
    check_letters(fields, "title")
    credit = Credit(
        of,
        str(fields.text("title")),
        tuple(_read_authors(fields)),
        _read_licence(fields),
    )
    return credit if credit != Credit(of) else None


def _read_authors(fields: Fields) -> Iterable[Author]:
    for inner in fields.mappings("authors"):
        inner.only(*AUTHOR_KEYS)
        check_letters(inner, "name", "affiliation")
        name = inner.text("name", required=True)
        if name:
            yield Author(str(name), _read_orcid(inner), str(inner.text("affiliation")))


def _read_orcid(fields: Fields) -> str:
    if fields.raw("orcid") is None:
        return ""
    value = fields.text("orcid", required=True)
    bare = re.sub(r"^https?://orcid\.org/", "", value)
    if not re.fullmatch(ORCID, bare):
        message = f'"{value}" is no ORCID iD; write it like 0000-0002-1825-0097'
    elif _check_digit(bare) != bare[-1]:
        message = f'"{value}" is no ORCID iD: its last digit does not fit the others; copy it'
    else:
        return bare
    fields.problems.add(value.mark, "SYT206", message)
    return ""


def _check_digit(orcid: str) -> str:
    """The last digit that an ORCID iD must have (ISO 7064, modulus 11-2)."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def _read_licence(fields: Fields) -> str:
    if fields.raw("licence") is None:
        return ""
    value = fields.text("licence", required=True)
    plain = re.sub("[ _]", "-", value)
    usual = {each.casefold(): each for each in _USUAL}.get(plain.casefold())
    if value and value not in _USUAL and (usual or not re.fullmatch(LICENCE, value)):
        near = [usual] if usual else nearest(plain, _USUAL)
        hint = f"; did you mean {' or '.join(near)}?" if near else "; write it like CC-BY-4.0"
        message = f'"{value}" is no SPDX id of a licence{hint}'
        fields.problems.add(value.mark, "SYT203", message)
        return ""
    return str(value)

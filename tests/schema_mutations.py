"""Small changes of authoring files, and whether schema and compiler agree on them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from authoring import edit, problems_of, write_dataset
from editors import refusals

#: What is wrong with the form of a file, seen in that file alone. An id that is taken (SYT205) is
#: not among it: no schema compares records.
STRUCTURAL = {
    *("SYT201", "SYT202", "SYT203", "SYT204", "SYT206", "SYT406"),
    *("SYT507", "SYT601", "SYT602", "SYT604", "SYT901", "SYT902", "SYT903", "SYT904", "SYT911"),
}
#: Each operation once, and each field that can be overridden in a form of its own.
CHANGES = """\
- {override: syt-0037, field: when, value: {edtf: "2025-12-22", basis: editor, why: so}, why: so}
- {override: syt-0024, field: title, value: {en: Another title}, why: so}
- {override: syt-0026, field: scope, value: context, why: so}
- {override: syt-0038, field: mode, value: planned, why: so}
- {override: syt-0001, field: requesters, value: [syria], why: so}
- {override: syt-0002, field: note, value: so, why: so}
- {withdraw: syt-0013, why: so}
- {alias: sergey-naryshkin, names: [The director of the service]}
- claim: syt-0016
  add:
    id: c1
    article: mylab-art-0001
    quote: They spoke about examples
    origin: mylab-gazette-own
    gloss: They spoke about examples
- {merge: [syt-0033], into: syt-0034, why: so}
- {split: syt-0027, into: [syt-0028, syt-0029], why: so}
"""


class Mutation(NamedTuple):
    """One change of one value of a file."""

    file: str
    path: tuple[str | int, ...]
    value: Any


#: Put in the place of a value, or beside it; ``None`` takes a key away.
ODD: tuple[Any, ...] = (None, "", "zzz", ["zzz"], [], {"zzz": "zzz"}, [["zzz"]], {})


def mutations(file: str, value: Any, path: tuple[str | int, ...] = ()) -> Iterator[Mutation]:
    """Every change of one value, but those that are no matter of form."""
    if isinstance(value, dict):
        yield Mutation(file, (*path, "zzz"), "zzz")
    for key, each in value.items() if isinstance(value, dict) else enumerate(value):
        below = (*path, key)
        yield from (Mutation(file, below, odd) for odd in ODD if not _of_content(below, odd))
        if isinstance(each, dict | list):
            yield from mutations(file, each, below)


def _of_content(path: tuple[str | int, ...], odd: Any) -> bool:
    """Whether a change is right in form, and wrong for what else there is."""
    short = odd in (None, "", "zzz", [], ["zzz"])
    return (
        # Nobody is left in a record …
        (path[-1] == "roles" and odd == {})
        or ("roles" in path[:-1] and short)
        # … no range in an article, too few records to split one into …
        or ("ranges" in path and odd == "zzz")
        or ("into" in path[:-1] and odd in ("", "zzz"))
        # … or its own records to a layer.
        or (path == ("name",) and odd == "zzz")
    )


def _codes_of_form(mutation: Mutation) -> set[str]:
    """What counts as wrong in form. Some codes do so in some places alone."""
    codes = set(STRUCTURAL)
    for key, code in (("convention", "SYT404"), ("parent", "SYT932"), ("plover", "SYT935")):
        if key in mutation.path:
            codes.add(code)
    if mutation.value == "":
        # A date that is left empty is none; so is the claim that it should be taken from.
        codes |= {"SYT401"} | ({"SYT306"} if mutation.path[-1] == "as" else set())
    return codes


def mutated(content: Any, mutation: Mutation) -> Any:
    """A copy with the change."""
    whole = copy.deepcopy(content)
    inner = whole
    for key in mutation.path[:-1]:
        inner = inner[key]
    if mutation.value is None:
        del inner[mutation.path[-1]]
    else:
        inner[mutation.path[-1]] = mutation.value
    return whole


def agree(
    folder: Path, content: Any, mutation: Mutation, problems: Callable[[Path], Any] = problems_of
) -> bool:
    """Whether schema and compiler are of one mind on a change, in a folder that is left clean."""
    path = folder / mutation.file
    before = path.read_bytes()
    new = mutated(content, mutation)
    try:
        # Every scalar is quoted where YAML would take it for anything else than text.
        path.write_text(yaml.safe_dump(new, allow_unicode=True, sort_keys=False), "utf-8")
        codes = {each.code for each in problems(folder)} & _codes_of_form(mutation)
        return bool(codes) == bool(refusals(mutation.file, new))
    finally:
        path.write_bytes(before)


def texts_of(path: Path) -> Any:
    """The content of a file, each scalar a text as the readers have it."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


#: What the tiny dataset lacks: a kind with keys of its own, a reference, ids of others.
RICH = {
    "schemes.yaml": """\
- id: iso3
  name: Codes of three letters
  sources: [{publisher: The Standard, url: "https://example.org/"}]
""",
    "dataset.yaml": """\
name: rich
version: "1.0.0"
title: More of what a dataset can hold
authors:
  - {name: "Arden, Ana", orcid: 0000-0002-1825-0097, affiliation: The Port}
  - name: The Port Project
licence: CC-BY-4.0
""",
    "moved.yaml": """\
- {merge: [syt-0091, syt-0092], into: syt-0001, why: one event}
- {split: syt-0093, into: [syt-0001, syt-0002], why: two events}
""",
    "kinds.yaml": """\
- name: Inspection
  parent: Meeting
  says: Somebody looks at a site.
  roles: {inspectors: source, hosts: target}
  plover: CONSULT
""",
    "policies.yaml": """\
- name: counted-in-days
  says: Spans end on the day.
  last-month: rolling-30-days
  winter: within-the-year
""",
    "events/more.yaml": """\
- id: syt-0005
  slug: ships-leave-cliffton
  kind: ForceMovement
  direction: out
  scope: context
  mode: planned
  series: "true"
  title: {en: Ships leave Cliffton, ru: Суда покидают Клифтон}
  when: "2025-05"
  places: [cliffton]
  roles: {movers: [alandia], hosts: borland}
  claims:
    - id: c1
      reference: {publisher: The Standard, title: Ships, accessed: "2025-06-01"}
      voice: reports
      stance: confirms
      origin: lantern-own
- id: syt-0006
  slug: arden-is-dismissed
  kind: Dismissal
  office: Envoy
  title: {en: Ana Arden is dismissed, ru: Ана Арден уволена}
  when: {edtf: "2025-05", certain: none, basis: editor, why: an example}
  roles: {dismissers: [alandia], dismissed: [ana-arden]}
  claims:
    - id: c1
      reference: {publisher: The Standard}
      origin: lantern-own
  links: [{after: [syt-0005, syt-0001]}]
""",
}


def write_rich(folder: Path) -> Path:
    """The tiny dataset with more of what a dataset can hold."""
    write_dataset(folder)
    for name, text in RICH.items():
        (folder / name).write_text(text, "utf-8")
    edit(folder / "actors.yaml", "slug: alandia\n", "slug: alandia\n  external: {iso3: ALA}\n")
    lookup = '  published_lookup: "2025-05-06"\n  lookup: {publisher: The Standard}\n'
    edit(folder / "articles.yaml", "  headline: Harbour", f"{lookup}  headline: Harbour")
    return folder

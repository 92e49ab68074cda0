"""A tiny dataset in the authoring form, ways to break it, and a way to run the command.

Its two articles, their outlets, countries and people are invented.
"""

from __future__ import annotations

import hashlib
import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from syriatimeline.cli.main import main
from syriatimeline.dataset import Problem, read_folder

#: The root of the repository, its authoring folder and its compiled bundle.
ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
DATA = ROOT / "src" / "syriatimeline" / "dataset" / "data"
#: The article texts are third-party and not in every copy of the repository.
HAS_TEXTS = any(SEEDS.glob("*.txt"))

LANTERN = """\
date 2025-05-06
Harbour talks end
Envoys of Alandia and Borland met in Cliffton on May 5 to speak about the harbour. Last week the \
Alandian envoy, Ana Arden, asked the Borlandik side for the northern pier.
The weather was mild. The boats were blue, and the boats were fast.
Read more: ten facts about lighthouses
A reader writes: the pier was never closed
"""

HERALD = """\
7 мая правительство Борландии передало Аландии северный пирс. По одним данным, сданы два причала, \
по другим — три.
«Разговор не окончен», — сказала Ана Арден, посланница Аландии.
"""

FILES = {
    "dataset.yaml": """\
name: tiny
version: "1.0.0"
""",
    "articles.yaml": """\
- id: art-0001
  file: 000_lantern.txt
  publisher: The Lantern
  language: en
  headline: Harbour talks end
  published:
    edtf: "2025-05-06"
    once: true
    why: the file opens with a date header
  bytes_sha256: {lantern}
  text_sha256: {lantern}
  ranges:
    - header: date 2025-05-06
    - headline: Harbour talks
    - body: Envoys of Alandia
    - navigation: Read more
    - comments: A reader writes

- id: art-0002
  file: 001_herald.txt
  publisher: The Herald
  language: ru
  published:
    edtf: "[2025-05-07..2025-05-09]"
    once: true
    basis: inferred
    evidence: [syt-0003.c1]
    why: it tells of 7 May in the past tense, and a repost of it is of 9 May
  bytes_sha256: {herald}
  text_sha256: {herald}
  ranges:
    - body: 7 мая
""",
    "actors.yaml": """\
- id: act-001
  slug: alandia
  kind: state
  names: {en: Alandia, ru: Аландия}
- id: act-002
  slug: borland
  kind: state
  names: {en: Borland, ru: Борландия}
- id: act-003
  slug: ana-arden
  kind: person
  names: {en: Ana Arden, ru: Ана Арден}
  memberships:
    - of: alandia
      office: Envoy
      evidence: [syt-0002.c1]
- id: act-004
  slug: lantern
  kind: outlet
  names: {en: The Lantern, ru: «Фонарь»}
""",
    "places.yaml": """\
- id: plc-001
  slug: cliffton
  kind: city
  names: {en: Cliffton, ru: Клифтон}
- id: plc-002
  slug: northern-pier
  kind: area
  names: {en: Northern pier, ru: Северный пирс}
  within: [cliffton]
""",
    "origins.yaml": """\
- id: org-001
  slug: lantern-own
  label: The Lantern in its own voice
  speaker: lantern
- id: org-002
  slug: herald-own
  label: The Herald in its own voice
- id: org-003
  slug: arden-undated
  label: Ana Arden, day not told
  speaker: ana-arden
  maybe_same: herald-own
""",
    "errata.yaml": """\
- id: err-001
  kind: typo
  article: art-0001
  quote: the Borlandik side
  says: Borlandik
  should_be: Borlandic
  evidence: [syt-0001.c1]
  why: the sentence before spells the name of the country
  effect: none
""",
    "coverage.yaml": """\
- article: art-0001
  dismiss:
    - sentence: Harbour talks end
      why: the headline repeats syt-0001
    - sentence: The weather was mild
      why: no act
    - sentence: The boats were blue
      why: no act
""",
    "events/2025-spring.yaml": """\
- id: syt-0001
  slug: envoys-meet-in-cliffton
  kind: Meeting
  title:
    en: Envoys of Alandia and Borland meet in Cliffton
    ru: Посланники Аландии и Борландии встречаются в Клифтоне
  when: {as: c1, once: "true"}
  places: [cliffton]
  roles:
    participants: [alandia, borland]
  claims:
    - id: c1
      article: art-0001
      quote: met in Cliffton on May 5
      phrase: on May 5
      when:
        edtf: "2025-05-05"
        basis: resolved
        why: the day is in the text, the year is that of the header
      origin: lantern-own
      gloss: met in Cliffton on May 5

- id: syt-0002
  slug: arden-asks-for-the-pier
  kind: Request
  title:
    en: Ana Arden asks Borland for the northern pier
    ru: Ана Арден просит у Борландии северный пирс
  when: {as: c1}
  places: [northern-pier]
  roles:
    requesters: [ana-arden]
    addressees: [borland]
  claims:
    - id: c1
      article: art-0001
      quote: Last week the Alandian envoy, Ana Arden, asked
      phrase: Last week
      when:
        edtf: "[2025-04-28..2025-05-04]"
        basis: resolved
        convention: last-week
        drawn: "2025-05-01"
        why: the week before that of the article
      origin: lantern-own
      gloss: last week the envoy of Alandia, Ana Arden, asked

- id: syt-0003
  slug: borland-hands-over-the-pier
  kind: Handover
  title:
    en: Borland hands the northern pier over to Alandia
    ru: Борландия передаёт Аландии северный пирс
  when:
    edtf: "2025-05-07"
    once: "true"
    basis: inferred
    evidence: [c1, syt-0001]
    why: the day is in the text, the year is that of the meeting
  places: [northern-pier]
  roles:
    givers: [borland]
    receivers: [alandia]
  claims:
    - id: c1
      article: art-0002
      quote: 7 мая правительство Борландии передало
      phrase: 7 мая
      when:
        edtf: "2025-05-07"
        basis: inferred
        evidence: [syt-0001.c1]
        why: the year is that of the meeting
      origin: herald-own
      gloss: on 7 May the government of Borland handed over
    - id: c2
      article: art-0002
      quote: сданы два причала
      field: number
      value: "2"
      origin: herald-own
      gloss: two berths were handed over
    - id: c3
      article: art-0002
      quote: по другим — три
      field: number
      value: "3"
      origin: herald-own
      gloss: by others, three
  links: [{answers: syt-0002}]
  disputes:
    - id: dsp-001
      kind: number
      positions:
        - says: two berths
          claims: [c2]
        - says: three berths
          claims: [c3]
""",
    "events/situations.yaml": """\
- id: syt-0004
  slug: alandia-and-borland-in-contact
  kind: Situation
  topic: contacts
  title:
    en: Alandia and Borland are in contact
    ru: Аландия и Борландия поддерживают контакты
  when:
    edtf: "../.."
    certain: "2025-05-05"
    basis: inferred
    evidence: [c1, syt-0001]
    why: they met on 5 May, and a talk is not over; beginning and end are not told
  roles:
    holders: [alandia, borland]
  claims:
    - id: c1
      article: art-0002
      quote: «Разговор не окончен», — сказала Ана Арден
      via: [{who: ana-arden, act: says}]
      origin: arden-undated
      gloss: “the talk is not over”, said Ana Arden
""",
}

EVENTS, SITUATIONS = "events/2025-spring.yaml", "events/situations.yaml"
TEXTS = {"000_lantern.txt": LANTERN, "001_herald.txt": HERALD}


class Spot(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int


class Ran(NamedTuple):
    """What a run of the command came to."""

    code: int
    out: str
    err: str


def write_dataset(folder: Path) -> Path:
    """Write the tiny dataset into a folder and give the folder back."""
    (folder / "events").mkdir(parents=True, exist_ok=True)
    hashes = {name[4:-4]: _sha256(text.encode()) for name, text in TEXTS.items()}
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    for name, text in FILES.items():
        for key, digest in hashes.items():
            text = text.replace(f"{{{key}}}", digest)
        (folder / name).write_text(text, "utf-8", newline="\n")
    return folder


def edit(path: Path, old: str, new: str, at: str | None = None) -> Spot:
    """Replace what stands once in a file; give the place of ``at`` (or of ``new``) in the result.

    ``at`` is looked for from where the new text begins.
    """
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    begin = text.index(old)
    text = text.replace(old, new)
    path.write_text(text, "utf-8", newline="\n")
    return _spot(text, text.index(new if at is None else at, begin))


def spot_of(path: Path, words: str, after: str = "") -> Spot:
    """The place of the first ``words`` that stand after ``after`` in a file."""
    text = path.read_text("utf-8")
    return _spot(text, text.index(words, text.index(after)))


def edit_text(folder: Path, name: str, old: str, new: str) -> None:
    """Change an article's text and describe it anew, so that its hashes fit."""
    before = _sha256((folder / name).read_bytes())
    edit(folder / name, old, new)
    articles = folder / "articles.yaml"
    after = _sha256((folder / name).read_bytes())
    articles.write_text(articles.read_text("utf-8").replace(before, after), "utf-8", newline="\n")


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """What the checker finds in a folder."""
    return read_folder(folder).problems


def places_of(folder: Path) -> list[tuple[str, int, int, str]]:
    """File, line, column and code of every problem in a folder."""
    return [(each.file, each.line, each.column, each.code) for each in problems_of(folder)]


def run_command(*arguments: str | Path) -> Ran:
    """Run ``syriatimeline`` in this process, its errors turned into exit codes."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    argv = ["syriatimeline", *map(str, arguments)]
    code: object = 0
    with patch.object(sys, "argv", argv), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code
    for stream in (out, err):
        stream.flush()
    printed, said = (stream.buffer.getvalue().decode() for stream in (out, err))
    return Ran(code if isinstance(code, int) else int(code is not None), printed, said)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _spot(text: str, at: int) -> Spot:
    begin = text.rfind("\n", 0, at) + 1
    return Spot(text.count("\n", 0, at) + 1, at - begin + 1)

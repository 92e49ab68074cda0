"""A layer to write into a folder, whole or with changes only; its names and news are invented."""

from __future__ import annotations

import hashlib
from pathlib import Path

TEXT = "Port news\n\nA delegation from Moscow visited the port of Tartus on 3 May 2025.\n"

ADDED = """\
- id: {name}-0001
  slug: {name}-visit-to-tartus
  kind: Meeting
  title:
    en: A delegation from Moscow visits the port of Tartus
    ru: Делегация из Москвы посещает порт Тартуса
  when: {{as: c1, once: "true"}}
  places: [tartus]
  roles:
    participants: [russia, {name}-port]
  claims:
    - id: c1
      article: {name}-art-0001
      quote: visited the port of Tartus on 3 May 2025
      phrase: on 3 May 2025
      when: "2025-05-03"
      origin: {name}-own
      gloss: visited the port of Tartus on 3 May 2025
"""
ACTORS = """\
- id: {name}-act-001
  slug: {name}-port
  kind: organisation
  names: {{en: Port of Tartus, ru: Порт Тартуса}}
"""
ORIGINS = "- id: {name}-org-001\n  slug: {name}-own\n  label: the outlet's own report\n"
ARTICLES = """\
- id: {name}-art-0001
  file: port.txt
  publisher: Port News
  language: en
  headline: Port news
  published: "2025-05-04"
  bytes_sha256: {digest}
  text_sha256: {digest}
  ranges:
    - headline: Port news
    - body: A delegation
"""


def layer(
    parent: Path, name: str = "mylab", changes: str = "", *, adds: bool = False, extra: str = ""
) -> Path:
    """A layer in a folder of its own."""
    folder = parent / name
    (folder / "events").mkdir(parents=True)
    (folder / "layer.yaml").write_text(f'name: {name}\nversion: "0.1"\n{extra}', "utf-8")
    if changes:
        (folder / "changes.yaml").write_text(changes, "utf-8")
    if adds:
        digest = hashlib.sha256(TEXT.encode()).hexdigest()
        (folder / "port.txt").write_text(TEXT, "utf-8")
        for stem, text in (("articles", ARTICLES), ("actors", ACTORS), ("origins", ORIGINS)):
            written = text.format(name=name, digest=digest)
            (folder / f"{stem}.yaml").write_text(written, "utf-8")
        (folder / "events" / "own.yaml").write_text(ADDED.format(name=name), "utf-8")
    return folder


OVERRIDE = """\
- override: syt-0037
  field: when
  value: {edtf: "2025-12-22", basis: editor, why: a calendar seen by us}
  why: a calendar seen by us
"""
WITHDRAW = "- withdraw: syt-0013\n  why: it was somebody else\n"
ALIAS = "- alias: sergey-naryshkin\n  names: [The director]\n"
NOTE = "- override: syt-0016\n  field: note\n  value: Seen from the quay.\n  why: we were there\n"
ROLE = "- override: syt-0026\n  field: places\n  value: [moscow]\n  why: a slip of the tongue\n"

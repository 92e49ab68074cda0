"""A broken layer for each code of a problem that a layer can have, with what is said of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import syriatimeline as st
from layered import layer
from syriatimeline.dataset.layers import layer_problems
from syriatimeline.dataset.problems import CODES
from syriatimeline.errors import ProblemsError

EVENT, ACTORS, ORIGINS, ARTICLES = (
    "events/own.yaml", "actors.yaml", "origins.yaml", "articles.yaml",
)  # fmt: skip
WHEN = 'when: "2025-05-03"'
QUOTE = "quote: visited the port of Tartus on 3 May 2025"
Break = Callable[[Path], object]


def _edit(file: str, old: str, new: str) -> Break:
    def change(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text, old
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


def _write(file: str, content: str | bytes) -> Break:
    raw = content if isinstance(content, bytes) else content.encode()
    return lambda folder: (folder / file).write_bytes(raw)


def _changes(text: str) -> Break:
    return _write("changes.yaml", text)


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "errata.yaml")


def _link(folder: Path) -> None:
    (folder / "errata.yaml").symlink_to("/etc/hostname")


def _dispute(positions: str) -> Break:
    text = f"  disputes:\n    - id: mylab-dsp-001\n      kind: date\n      positions: {positions}\n"
    return _edit(EVENT, "  claims:\n", f"{text}  claims:\n")


#: Each code with a broken layer, and where and how it is told.
TABLE: dict[str, tuple[Break, str]] = {
    "SYT101": (_write(ACTORS, b"- id: \xff\n"), "actors.yaml:1:7 SYT101 byte 6 is not UTF-8"),
    "SYT102": (_write(ACTORS, " \n"), "actors.yaml:1:1 SYT102 the file is empty"),
    "SYT103": (_write(ACTORS, "- id: ["), "actors.yaml:2:1 SYT103 the"),
    "SYT104": (_write(ACTORS, "- id: a\n\tslug: b\n"), "actors.yaml:2:1 SYT104 a tab indents"),
    "SYT105": (_write(ACTORS, "- id: a\n  id: b\n"), 'actors.yaml:2:3 SYT105 "id" stands twice'),
    "SYT106": (_write(ACTORS, "- id: !x a\n"), "actors.yaml:1:7 SYT106 the tag !x"),
    "SYT107": (lambda folder: (folder / "layer.yaml").rename(folder / "x"), ""),
    "SYT108": (_write("actor.yaml", "- id: a\n"), "actor.yaml:1:1 SYT108 no file of that name"),
    "SYT109": (_pipe, "errata.yaml:1:1 SYT109 the file is not read: it is a pipe"),
    "SYT201": (_edit(ACTORS, "kind:", "kidn:"), 'actors.yaml:3:3 SYT201 unknown key "kidn"'),
    "SYT202": (_edit(ORIGINS, "  label: the outlet's own report\n", ""), "origins.yaml:1:3 SYT202"),
    "SYT203": (_edit(ACTORS, "names: {", "aliases: {a: b}\n  names: {"),
               'actors.yaml:4:12 SYT203 "aliases" must be a list of texts'),
    "SYT204": (_edit(EVENT, "kind: Meeting", "kind: Meting"),
               'own.yaml:3:9 SYT204 "Meting" is no kind; did you mean Meeting?'),
    "SYT205": (_edit(ACTORS, "slug: mylab-port", "slug: russia"),
               'actors.yaml:2:9 SYT205 "russia" is the slug of another'),
    "SYT206": (_edit(ACTORS, "mylab-act-001", "act-901"),
               'actors.yaml:1:7 SYT206 "act-901" has not the form'),
    "SYT301": (_edit(EVENT, "[russia, ", "[rusia, "), "own.yaml:10:20 SYT301 no actor is called"),
    "SYT302": (_edit(EVENT, "[tartus]", "[tortus]"), "own.yaml:8:12 SYT302 no place is called"),
    "SYT303": (_edit(EVENT, "article: mylab-art-0001", "article: mylab-art-0009"),
               "own.yaml:13:16 SYT303 no article is called"),
    "SYT304": (_edit(EVENT, "origin: mylab-own", "origin: mylab-won"),
               "own.yaml:17:15 SYT304 no origin is called"),
    "SYT305": (_changes("- withdraw: syt-9999\n  why: x\n"),
               "changes.yaml:1:13 SYT305 no event or situation is called"),
    "SYT306": (_edit(EVENT, WHEN, 'when: {edtf: "2025-05-03", evidence: [syt-9999]}'),
               'SYT306 "syt-9999" is evidence of mylab-0001.c1, and no such'),
    "SYT307": (_edit(EVENT, WHEN, 'when: {edtf: "2025-05-03", evidence: [c1]}'),
               "SYT307 evidence rests on itself: mylab-0001.c1 → mylab-0001.c1; remove"),
    "SYT308": (_edit(ACTORS, "names: {", "external: {wiki: Q1}\n  names: {"),
               'actors.yaml:4:14 SYT308 nothing says where ids of "wiki" were looked up'),
    "SYT401": (_edit(EVENT, WHEN, 'when: "2025-05-33"'), "own.yaml:16:13 SYT401 "),
    "SYT402": (_edit(EVENT, WHEN, 'when: "2025-05-03/2025-05-01"'), "own.yaml:16:13 SYT402 "),
    "SYT403": (_edit(EVENT, WHEN, 'when: {edtf: "2025-05", certain: "2024"}'), "SYT403 "),
    "SYT404": (_edit(EVENT, WHEN, 'when: {edtf: "2025-05", convention: last-weak}'), "SYT404 "),
    "SYT405": (_edit(EVENT, '{as: c1, once: "true"}', '"2025-06"'),
               "own.yaml:7:9 SYT405 mylab-0001 may be later than mylab-art-0001"),
    "SYT406": (_edit(EVENT, WHEN, 'when: {edtf: "2025-05-03", basis: inferred}'), "SYT406 "),
    "SYT501": (_edit(EVENT, QUOTE, "quote: visited Latakia"), "own.yaml:14:14 SYT501 "),
    "SYT502": (_edit(EVENT, QUOTE, "quote: o"), "own.yaml:14:14 SYT502 "),
    "SYT503": (_edit(EVENT, "phrase: on 3 May", "phrase: on 4 May"), "own.yaml:15:15 SYT503 "),
    "SYT504": (_edit(EVENT, QUOTE, f"quote: {'port ' * 41}"), "own.yaml:14:14 SYT504 "),
    "SYT506": (_edit(ARTICLES, "- body: A del", "- comments: A del"), "own.yaml:14:14 SYT506 "),
    "SYT507": (_edit("port.txt", "3 May", "4 May"), "SYT507 port.txt has the bytes_sha256"),
    "SYT508": (lambda folder: (folder / "port.txt").unlink(), "articles.yaml:2:9 SYT508 port.txt"),
    "SYT509": (_edit(ARTICLES, "body: A delegation", "body: Two men"),
               'articles.yaml:11:13 SYT509 "Two men" does not stand after'),
    "SYT602": (_edit(EVENT, "participants:", "partners:"), "own.yaml:10:5 SYT602 Meeting has no"),
    "SYT603": (_edit(ACTORS, "en: Port", "en: Dictator of the port"), "SYT603 "),
    "SYT604": (_dispute("[{says: a day, claims: [c1]}]"), "SYT604 a dispute has two positions"),
    "SYT605": (_edit(ACTORS, "Port of", "Port\u202eof"),
               "actors.yaml:4:15 SYT605 here is the character U+202E"),
    "SYT606": (_edit(ACTORS, "en: Port", "en: P\u043ert"),
               'actors.yaml:4:15 SYT606 "P\u043ert" mixes alphabets'),
    "SYT607": (_edit(ACTORS, "Port of Tartus", "(to be filled in)"),
               'actors.yaml:4:15 SYT607 "names.en" is still to be filled in'),
    "SYT901": (_edit("layer.yaml", "name: mylab", "name: syt"), 'layer.yaml:1:7 SYT901 "syt"'),
    "SYT902": (_changes("- why: x\n"), "changes.yaml:1:3 SYT902 a change has one of"),
    "SYT903": (_changes("- {override: syt-0001, field: standing, value: a, why: x}\n"),
               'changes.yaml:1:31 SYT903 "standing" of syt-0001 cannot be overridden'),
    "SYT904": (_changes("- {merge: [syt-0001], into: syt-0001, why: x}\n"),
               "changes.yaml:1:3 SYT904 syt-0001 is merged into itself"),
    "SYT906": (_link, "errata.yaml:1:1 SYT906 errata.yaml is a link that leads out"),
    "SYT907": (_changes("- {alias: damascus, names: [Tartus]}\n"),
               'changes.yaml:1:29 SYT907 "Tartus" is a name of plc-'),
    "SYT921": (_write("moved.yaml", "- {merge: mylab-0001, into: syt-0001, why: x}\n"),
               "moved.yaml:1:11 SYT921 mylab-0001 has a tombstone and is there"),
    "SYT922": (_write("moved.yaml", "- {merge: mylab-0009, into: mylab-0008, why: x}\n"),
               'moved.yaml:1:11 SYT922 mylab-0009 is to lead to "mylab-0008", which is not'),
}  # fmt: skip
TABLE["SYT601"] = (
    lambda folder: (folder / EVENT).write_text(
        (folder / EVENT).read_text("utf-8").partition("  claims:")[0].replace(
            '{as: c1, once: "true"}', '"2025-05-03"'
        ), "utf-8",
    ),
    "own.yaml:1:3 SYT601 the record has no claim",
)  # fmt: skip
#: Those with a test of their own: two layers, an article that is quoted too much, kinds, policies.
ELSEWHERE = {"SYT505", "SYT905", *(code for code in CODES if code.startswith("SYT93"))}
#: What a layer cannot have: coverage, bundles, ledgers, older editions, tables.
NEVER = {
    code
    for code in CODES
    if code.startswith(("SYT7", "SYT8", "SYT91", "SYT923", "SYT94", "SYT95", "SYT96"))
}


def test_every_code_has_a_broken_layer_or_a_reason() -> None:
    assert set(CODES) == set(TABLE) | ELSEWHERE | NEVER
    assert not set(TABLE) & (ELSEWHERE | NEVER)


@pytest.mark.parametrize("code", sorted(set(TABLE) - {"SYT107"}))
def test_a_broken_layer_is_told_with_its_place(tmp_path: Path, code: str) -> None:
    folder = layer(tmp_path, adds=True)
    change, said = TABLE[code]
    change(folder)
    found = [str(each).removeprefix(f"{folder}/") for each in layer_problems(folder)]
    assert any(said in each and f" {code} " in each for each in found), found


def test_a_layer_without_its_manifest(tmp_path: Path) -> None:
    # Of a plain folder it is said that it is no layer; of a package which file is missing.
    folder = layer(tmp_path)
    (folder / "layer.yaml").unlink()
    with pytest.raises(st.errors.LayerError, match=r"no layer\.yaml is in it"):
        st.load(layers=[folder])


def test_too_much_of_an_article_is_quoted(tmp_path: Path) -> None:
    folder = layer(tmp_path, adds=True)
    words = " ".join(f"w{number}" for number in range(90))
    text = (folder / "port.txt").read_text("utf-8") + words + "\n"
    (folder / "port.txt").write_text(text, "utf-8")
    claims = "".join(
        f"    - id: c{at}\n      article: mylab-art-0001\n      quote: {quote}\n"
        "      origin: mylab-own\n      gloss: words\n"
        for at, quote in ((2, " ".join(words.split()[:40])), (3, " ".join(words.split()[40:80])))
    )
    with (folder / "events" / "own.yaml").open("a", encoding="utf-8") as stream:
        stream.write(claims)
    digest = hashlib.sha256(text.encode()).hexdigest()
    path = folder / "articles.yaml"
    lines = [
        f"{line.partition(':')[0]}: {digest}" if "sha256" in line else line
        for line in path.read_text("utf-8").splitlines()
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    with pytest.raises(ProblemsError, match=r"articles\.yaml:1:\d+ SYT505 \d+ words of mylab-art"):
        st.load(layers=[folder])

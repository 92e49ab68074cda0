"""From the authoring folder to the bundle and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from authoring import (
    DATA,
    EVENTS,
    HAS_TEXTS,
    SEEDS,
    SITUATIONS,
    TEXTS,
    edit,
    edit_text,
    run_command,
    write_dataset,
)
from bundles import Change, change_bundle
from syriatimeline.articles import find_all
from syriatimeline.dataset import (
    SCHEMA_VERSION,
    Compiled,
    bundle_files,
    compile_folder,
    load_dataset,
    read_bundle,
    write_bundle,
)
from syriatimeline.errors import (
    DatasetError,
    ProblemsError,
    SchemaVersionError,
    UnusableInputError,
)

needs_texts = pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")


@pytest.fixture(scope="module", params=["tiny", pytest.param("seeds", marks=needs_texts)])
def compiled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """The tiny dataset and the published one, compiled."""
    if request.param == "seeds":
        return compile_folder(SEEDS)
    return compile_folder(write_dataset(tmp_path_factory.mktemp("tiny")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, to be changed."""
    return write_dataset(tmp_path / "tiny")


def _fingerprint(folder: Path) -> str:
    return compile_folder(folder).dataset.edition.fingerprint


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _plain(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


# -- the bundle ------------------------------------------------------------------------------


@needs_texts
def test_seeds_give_the_committed_bundle() -> None:
    """The bundle in the package is what its authoring folder gives, byte for byte."""
    files = bundle_files(compile_folder(SEEDS).dataset)

    assert {name: text.encode() for name, text in files.items()} == {
        name: (DATA / name).read_bytes() for name in files
    }


def test_same_content_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Compiling twice, in two places, gives the same files."""
    other = write_dataset(tmp_path / "elsewhere")

    assert bundle_files(compile_folder(folder).dataset) == (
        bundle_files(compile_folder(other).dataset)
    )


def test_written_files_are_what_they_are_said_to_be(compiled: Compiled, tmp_path: Path) -> None:
    """Exactly the files of the bundle are written, in UTF-8 with line ends LF."""
    written = write_bundle(compiled.dataset, tmp_path / "new" / "bundle")
    files = bundle_files(compiled.dataset)

    assert [tmp_path / "new" / "bundle" / name for name in files] == written
    assert {name: text.encode() for name, text in files.items()} == (
        _files(tmp_path / "new" / "bundle")
    )


def test_reading_undoes_writing(compiled: Compiled, tmp_path: Path) -> None:
    """Compile, write, read gives the same records, and they would be written the same again."""
    write_bundle(compiled.dataset, tmp_path)
    read = read_bundle(tmp_path)

    assert compiled.dataset == read
    assert compiled.dataset.edition == read.edition
    assert {read.edition} == {record.edition for record in read.records}
    assert bundle_files(compiled.dataset) == bundle_files(read)


def test_reading_a_bundle_without_quotes(compiled: Compiled, tmp_path: Path) -> None:
    """Without quotes the words and what stands around them are empty; all else is the same."""
    write_bundle(compiled.dataset, tmp_path, quotes=False)
    read = read_bundle(tmp_path)
    quoted, bare = (bundle_files(dataset) for dataset in (compiled.dataset, read))
    words, bare_words = (_plain(files["quotes.jsonl"]) for files in (quoted, bare))
    head, bare_head = (json.loads(files["timeline.json"]) for files in (quoted, bare))
    index, bare_index = (_plain(files["records.jsonl"]) for files in (quoted, bare))

    assert {"timeline.json", "records.jsonl", "claims.jsonl"} == _files(tmp_path).keys()
    assert {("", "", "")} == {(q.exact, q.prefix, q.suffix) for _, q in read.quotes}
    assert [row.keys() for row in words] == [row.keys() for row in bare_words]
    changed = {"fingerprint": "", "files": {}}
    assert head | changed == bare_head | changed
    assert [row | {"digest": ""} for row in index] == [row | {"digest": ""} for row in bare_index]
    assert quoted["claims.jsonl"] == bare["claims.jsonl"]
    assert compiled.dataset.edition == read.edition


def test_writing_without_quotes_removes_those_there(folder: Path, tmp_path: Path) -> None:
    """Quotes of a bundle that is replaced do not stay behind."""
    dataset = compile_folder(folder).dataset
    write_bundle(dataset, tmp_path / "bundle")
    write_bundle(dataset, tmp_path / "bundle", quotes=False)

    assert {"timeline.json", "records.jsonl", "claims.jsonl"} == (
        _files(tmp_path / "bundle").keys()
    )


def test_every_quote_stands_where_its_offsets_say(compiled: Compiled) -> None:
    """The offsets of a quote, and of the phrase in it, select its words in the text."""
    for owner, quote in compiled.dataset.quotes:
        text = compiled.texts[quote.article.id]
        phrases = [
            claim.phrase
            for claim in compiled.dataset.claims
            if claim.id == owner and claim.phrase is not None
        ]

        assert quote.exact == text[quote.start : quote.end]
        for phrase in phrases:
            assert phrase.text == text[phrase.start : phrase.end]
            assert quote.start <= phrase.start < phrase.end <= quote.end


def test_every_quote_with_its_context_stands_once(compiled: Compiled) -> None:
    """Prefix, quote and suffix together stand just once in the text, just there."""
    for _, quote in compiled.dataset.quotes:
        text = compiled.texts[quote.article.id]
        selected = quote.prefix + quote.exact + quote.suffix

        assert [quote.start - len(quote.prefix)] == find_all(text, selected)
        assert len(selected.split()) >= 4


def test_records_stand_in_the_order_of_their_ids(compiled: Compiled) -> None:
    """The order of files and of records in them leaves no trace."""
    dataset = compiled.dataset
    for records in (dataset.events, dataset.situations, dataset.actors, dataset.origins):
        ids = [record.id for record in records]

        assert sorted(ids) == ids


# -- the fingerprint -------------------------------------------------------------------------

CONTENT = {
    "name": ("dataset.yaml", "name: tiny", "name: small"),
    "version": ("dataset.yaml", "1.0.0", "1.0.1"),
    "publisher": ("articles.yaml", "publisher: The Herald", "publisher: A Herald"),
    "headline": ("articles.yaml", "headline: Harbour talks end", "headline: Harbour talks"),
    "day of an article": ("articles.yaml", "2025-05-09]", "2025-05-08]"),
    "reasoning on an article": ("articles.yaml", "a date header", "a header"),
    "kind of a range": ("articles.yaml", "- comments: ", "- footer: "),
    "begin of a range": ("articles.yaml", "- comments: A reader", "- comments: reader"),
    "name of an actor": ("actors.yaml", "ru: Борландия", "ru: Борланд"),
    "kind of an actor": ("actors.yaml", "kind: person", "kind: group"),
    "office": ("actors.yaml", "office: Envoy", "office: Envoy to Borland"),
    "evidence of an office": ("actors.yaml", "[syt-0002.c1]", "[syt-0002]"),
    "place around a place": ("places.yaml", "\n  within: [cliffton]", ""),
    "speaker of an origin": ("origins.yaml", "\n  speaker: lantern", ""),
    "twin of an origin": ("origins.yaml", "\n  maybe_same: herald-own", ""),
    "what an error should be": ("errata.yaml", "should_be: Borlandic", "should_be: Borland"),
    "title": (EVENTS, "en: Ana Arden asks", "en: Ana Arden asked"),
    "slug": (EVENTS, "slug: envoys-meet-in-cliffton", "slug: envoys-meet"),
    "kind": (SITUATIONS, "topic: contacts", "topic: alliance"),
    "mode": (EVENTS, "  kind: Meeting\n", "  kind: Meeting\n  mode: negated\n"),
    "scope": (EVENTS, "  kind: Meeting\n", "  kind: Meeting\n  scope: context\n"),
    "series": (EVENTS, "  kind: Meeting\n", '  kind: Meeting\n  series: "true"\n'),
    "withdrawn": (EVENTS, "  kind: Meeting\n", "  kind: Meeting\n  withdrawn: not so\n"),
    "note": (EVENTS, "  kind: Meeting\n", "  kind: Meeting\n  note: Of two.\n"),
    "role": (EVENTS, "[alandia, borland]", "[borland, alandia]"),
    "date": (EVENTS, '"2025-05-05"\n        basis', '"2025-05-06"\n        basis'),
    "once": (EVENTS, 'when: {as: c1, once: "true"}', "when: {as: c1}"),
    "certain": (SITUATIONS, 'certain: "2025-05-05"', "certain: none"),
    "drawn": (EVENTS, 'drawn: "2025-05-01"', 'drawn: "2025-05-02"'),
    "convention": (EVENTS, "convention: last-week", "convention: part-of-month"),
    "quote": (EVENTS, "quote: сданы два причала", "quote: данным, сданы два причала"),
    "phrase": (EVENTS, "phrase: on May 5", "phrase: May 5"),
    "field": (EVENTS, 'number\n      value: "2"', 'scope\n      value: "2"'),
    "value": (EVENTS, 'value: "2"', 'value: "two"'),
    "gloss": (EVENTS, "gloss: by others, three", "gloss: and by others, three"),
    "stance": (SITUATIONS, "      origin: arden", "      stance: confirms\n      origin: arden"),
    "voice": (SITUATIONS, "act: says", "act: tells"),
    "link": (EVENTS, "{answers: syt-0002}", "{after: syt-0002}"),
    "position": (EVENTS, "says: two berths", "says: berths, two"),
    "state of a dispute": (
        EVENTS,
        "      kind: number\n",
        "      kind: number\n      state: resolved\n",
    ),
}


@pytest.mark.parametrize(("file", "old", "new"), CONTENT.values(), ids=list(CONTENT))
def test_fingerprint_changes_with_the_content(folder: Path, file: str, old: str, new: str) -> None:
    """Whatever a reader could see of a dataset is part of its fingerprint."""
    before = _fingerprint(folder)
    edit(folder / file, old, new)

    assert before != _fingerprint(folder)


def test_fingerprint_changes_with_the_text_of_an_article(folder: Path) -> None:
    """A text of other content is another edition, though every quote stands in it."""
    before = _fingerprint(folder)
    edit_text(folder, "000_lantern.txt", "was never closed", "was never open")

    assert before != _fingerprint(folder)


def _move_situations(folder: Path) -> None:
    (folder / SITUATIONS).rename(folder / "events" / "0-first.yaml")


def _reverse_origins(folder: Path) -> None:
    path = folder / "origins.yaml"
    first, second, third = path.read_text("utf-8").split("- id: ")[1:]
    path.write_text("".join("- id: " + each for each in (second, third, first)), "utf-8")


def _use_windows_line_ends(folder: Path) -> None:
    for path in folder.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def _add_comments(folder: Path) -> None:
    for path in folder.rglob("*.yaml"):
        path.write_text("# a comment\n" + path.read_text("utf-8") + "\n# the end\n", "utf-8")


def _reword_the_ledger(folder: Path) -> None:
    edit(folder / "coverage.yaml", "the headline repeats", "a headline that repeats")


def _quote_the_values(folder: Path) -> None:
    edit(folder / EVENTS, "kind: Meeting", '"kind": "Meeting"')


@pytest.mark.parametrize(
    "change",
    [
        write_dataset,
        _move_situations,
        _reverse_origins,
        _use_windows_line_ends,
        _add_comments,
        _reword_the_ledger,
        _quote_the_values,
    ],
)
def test_fingerprint_stays_with_the_content(folder: Path, change: Callable[[Path], object]) -> None:
    """How the same content is written down is no part of its fingerprint."""
    before = _fingerprint(folder)
    change(folder)

    assert before == _fingerprint(folder)


def test_fingerprint_is_stated_and_computed_alike(compiled: Compiled) -> None:
    """The fingerprint in the bundle is that of its edition: 16 hexadecimal digits."""
    content = json.loads(bundle_files(compiled.dataset)["timeline.json"])
    fingerprint = compiled.dataset.edition.fingerprint

    assert content["fingerprint"] == fingerprint
    assert (16, set()) == (len(fingerprint), set(fingerprint) - set("0123456789abcdef"))


# -- what must fail --------------------------------------------------------------------------


def test_failing_compile_writes_nothing(folder: Path, tmp_path: Path) -> None:
    """Where there is a problem, no bundle is written, and one that is there stays as it was."""
    output = tmp_path / "bundle"
    edit(folder / "places.yaml", "kind: city", "kind: citi")
    first = run_command("compile", folder, "--output", output)

    assert 1 == first.code
    assert "SYT204" in first.out
    assert not output.exists()

    write_bundle(load_dataset(), output)
    before = _files(output)
    second = run_command("compile", folder, "--output", output)

    assert 1 == second.code
    assert before == _files(output)


def test_failing_compile_raises_its_problems(folder: Path) -> None:
    """The error holds the problems, of which each knows its place."""
    spot = edit(folder / "places.yaml", "kind: city", "kind: citi", "citi")
    with pytest.raises(ProblemsError) as caught:
        compile_folder(folder)

    (problem,) = caught.value.problems
    assert f"places.yaml:{spot.line}:{spot.column} SYT204 " in str(problem)


@pytest.mark.parametrize("name", ["file", "file/deeper", "data/timeline.json/bundle"])
def test_folder_that_cannot_be_written(folder: Path, tmp_path: Path, name: str) -> None:
    """Where no folder can be made, the error says so and how to go on."""
    (tmp_path / "file").write_text("in the way", "utf-8")
    dataset = compile_folder(folder).dataset
    write_bundle(dataset, tmp_path / "data")
    before = _files(tmp_path / "data")
    with pytest.raises(UnusableInputError, match=r"cannot be written .*--output"):
        write_bundle(dataset, tmp_path / name)

    assert "in the way" == (tmp_path / "file").read_text("utf-8")
    assert before == _files(tmp_path / "data")


def test_half_written_file_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    """Where a file cannot be put in its place, no temporary file stays."""
    dataset = compile_folder(folder).dataset
    (tmp_path / "bundle" / "timeline.json").mkdir(parents=True)
    with pytest.raises(UnusableInputError):
        write_bundle(dataset, tmp_path / "bundle")

    assert ["timeline.json"] == [path.name for path in (tmp_path / "bundle").iterdir()]


def test_no_folder(tmp_path: Path) -> None:
    """A folder that is not there, is empty, or is a file, cannot be compiled."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("name: tiny", "utf-8")
    for name in ("none", "empty", "file"):
        with pytest.raises(UnusableInputError) as caught:
            compile_folder(tmp_path / name)

        assert str(caught.value).startswith(f"{tmp_path / name}: ")


def _damaged(folder: Path, change: Change, name: str = "timeline.json") -> Path:
    """The bundle of the tiny dataset in a folder, the head or the first line of a file changed."""
    write_bundle(compile_folder(write_dataset(folder / "tiny")).dataset, folder)
    return change_bundle(folder, name, change)


def test_bundle_of_a_newer_schema(tmp_path: Path) -> None:
    """A bundle that only a newer version reads is refused, with the way out."""
    newer = _damaged(tmp_path, lambda c: c.update(schema_version=SCHEMA_VERSION + 1))
    with pytest.raises(SchemaVersionError, match="update syriatimeline"):
        read_bundle(newer)


def test_bundle_that_calls_itself_older(tmp_path: Path) -> None:
    """A head whose schema was changed by hand is no bundle of an older schema."""
    older = _damaged(tmp_path, lambda c: c.update(schema_version=SCHEMA_VERSION - 1))
    with pytest.raises(DatasetError, match="is damaged"):
        read_bundle(older)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", '{"name": "tiny"}', '{"a": 1} x'])
def test_file_that_is_no_bundle(tmp_path: Path, text: str) -> None:
    """A file that is not JSON, or not a bundle, is called damaged."""
    (tmp_path / "timeline.json").write_text(text, "utf-8")
    with pytest.raises(DatasetError, match="is damaged"):
        read_bundle(tmp_path)


HEAD, INDEX, CLAIMS, QUOTES = "timeline.json", "records.jsonl", "claims.jsonl", "quotes.jsonl"

#: What is found when a bundle is loaded.
DAMAGE: dict[str, tuple[str, Change]] = {
    "no actors": (HEAD, lambda c: c.pop("actors")),
    "no number of records": (HEAD, lambda c: c.pop("records")),
    "a number of records that is none": (HEAD, lambda c: c.update(records=True)),
    "no fingerprint": (HEAD, lambda c: c.pop("fingerprint")),
    "null instead of records": (HEAD, lambda c: c.update(actors=None)),
    "unknown article": (HEAD, lambda c: c["articles"].pop()),
    "unknown kind": (INDEX, lambda row: row.update(kind="Feast")),
    "unknown field": (INDEX, lambda row: row.update(mood="good")),
    "missing field": (INDEX, lambda row: row.pop("when")),
    "missing digest": (INDEX, lambda row: row.pop("digest")),
    "unknown actor": (INDEX, lambda row: row.update(participants=["act-999"])),
    "unknown origin": (INDEX, lambda row: row.update(origins=["org-999"])),
    "no such day": (INDEX, lambda row: row["when"].update(possible="2024-02-30")),
    "days that run back": (
        INDEX,
        lambda row: row["when"].update(possible="2025-05-05/2025-05-04"),
    ),
    "unknown basis": (INDEX, lambda row: row["when"].update(basis="guess")),
}


@pytest.mark.parametrize(("name", "change"), DAMAGE.values(), ids=list(DAMAGE))
def test_damaged_bundle(tmp_path: Path, name: str, change: Change) -> None:
    """A bundle whose content cannot be read is called damaged; nothing else is raised."""
    folder = _damaged(tmp_path, change, name)
    with pytest.raises(DatasetError, match="is damaged"):
        read_bundle(folder)


#: What is found when somebody asks for the claims of the record.
LATER: dict[str, tuple[str, Change]] = {
    "claims of another record": (CLAIMS, lambda row: row.update(id="syt-0002")),
    "no claims": (CLAIMS, lambda row: row.pop("claims")),
    "null instead of claims": (CLAIMS, lambda row: row.update(claims=None)),
    "null instead of a claim": (CLAIMS, lambda row: row.update(claims=[None])),
    "claim of an unknown origin": (CLAIMS, lambda row: row["claims"][0].update(origin="org-999")),
    "claim of an unknown field": (CLAIMS, lambda row: row["claims"][0].update(mood="good")),
    "claim without a citation": (CLAIMS, lambda row: row["claims"][0].pop("citation")),
    "claim on no such day": (
        CLAIMS,
        lambda row: row["claims"][0]["when"].update(possible="2024-02-30"),
    ),
    "dispute about an unknown claim": (
        CLAIMS,
        lambda row: row.update(
            disputes=[
                {"id": "dsp-9", "record": "syt-0001", "kind": "number"}
                | {"positions": [{"says": "so", "claims": ["syt-0001.c9"]}]}
            ]
        ),
    ),
    "a number for words": (QUOTES, lambda row: row.update({"syt-0001.c1": 3})),
    "one text for three": (QUOTES, lambda row: row.update({"syt-0001.c1": ["a"]})),
}


@pytest.mark.parametrize(("name", "change"), LATER.values(), ids=list(LATER))
def test_damaged_claims(tmp_path: Path, name: str, change: Change) -> None:
    """They are called damaged when they are asked for, with file and line, again and again."""
    dataset = read_bundle(_damaged(tmp_path, change, name))
    first, second, *_ = dataset.records
    for _ in range(2):
        with pytest.raises(DatasetError, match=rf"{tmp_path}/{CLAIMS}, line 1, is damaged .*again"):
            first.claims  # noqa: B018

    assert ["syt-0002.c1"] == [claim.id for claim in second.claims]
    assert 2 == run_command("check", tmp_path).code


@pytest.mark.parametrize("line", ["{", "[]", "3", "null", "", "[" * 100_000, "\ud800"])
@pytest.mark.parametrize("name", [INDEX, CLAIMS, QUOTES])
def test_damaged_line(tmp_path: Path, name: str, line: str) -> None:
    """A line that is no JSON, or something else in JSON, is damage of its file."""
    folder = _damaged(tmp_path, lambda content: content)
    lines = (folder / name).read_text("utf-8").split("\n")
    text = "\n".join([line, *lines[1:]])
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(DatasetError, match=rf"{tmp_path}(/{name}, line 1,)? is damaged"):
        next(read_bundle(folder).records).claims  # noqa: B018


@pytest.mark.parametrize("words", ["{", "[]", "3", '{"err-001": 3}', '{"err-001": ["a"]}'])
def test_damaged_words_of_errata(tmp_path: Path, words: str) -> None:
    """They are read with the bundle, and so is their damage found."""
    folder = _damaged(tmp_path, lambda content: content)
    lines = (folder / QUOTES).read_text("utf-8").split("\n")
    (folder / QUOTES).write_text("\n".join([*lines[:-2], words, ""]), "utf-8")
    with pytest.raises(DatasetError, match="is damaged"):
        read_bundle(folder)


def test_folder_without_a_bundle(tmp_path: Path) -> None:
    """Where there is no bundle, there is nothing to read."""
    with pytest.raises(UnusableInputError, match=r"no readable timeline\.json"):
        read_bundle(tmp_path)


def test_texts_have_other_words_than_the_bundle_without_quotes(
    folder: Path, tmp_path: Path
) -> None:
    """No sentence of an article is in a bundle without quotes."""
    write_bundle(compile_folder(folder).dataset, tmp_path / "bare", quotes=False)
    bundle = b"".join(_files(tmp_path / "bare").values()).decode()
    sentences = [
        line for text in TEXTS.values() for line in text.split("\n") if line.count(" ") > 3
    ]

    assert [] == [sentence for sentence in sentences if sentence in bundle]

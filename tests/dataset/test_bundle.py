"""Records of a compiled dataset: what the index says is true, and unbuilt is as good as built."""

from __future__ import annotations

import copy
import json
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from operator import attrgetter
from pathlib import Path
from threading import Barrier
from types import FrameType
from typing import Any, Literal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as hst

import syriatimeline as st
from authoring import DATA, run_command, write_dataset
from bundles import damage, hashed, rows_of
from records import ARTICLE, OTHER, STATE, claim, event, origin, person
from strategies import QUICK, whens
from syriatimeline.dataset import (
    Dataset,
    bundle_files,
    compile_folder,
    load_dataset,
    read_bundle,
    write_bundle,
)
from syriatimeline.dataset.encoding import fingerprinted
from syriatimeline.errors import DatasetError
from syriatimeline.events import Dispute, Edition, Event, Position, Record

FILES = ("timeline.json", "records.jsonl", "claims.jsonl", "quotes.jsonl")
#: What the index says of a record, so that its claims need not be read.
DERIVED = ("standing", "articles", "origins", "independent_origins")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny dataset, compiled."""
    folder = tmp_path_factory.mktemp("tiny")
    write_bundle(compile_folder(write_dataset(folder / "authored")).dataset, folder / "bundle")
    return folder / "bundle"


@pytest.fixture
def bundle(tiny: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return Path(shutil.copytree(tiny, tmp_path / "bundle"))


def derived(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in DERIVED}


def built(record: Record) -> Record:
    """The same record as compiling makes it, whose claims are there from the beginning."""
    return evolve(record, claims=record.claims)


def unbuilt(dataset: Dataset) -> list[str]:
    return [record.id for record in dataset.records if record.held is not None]


# -- what the index says ---------------------------------------------------------------------


@pytest.mark.parametrize("quotes", [True, False])
def test_the_index_of_the_published_dataset_is_true(tmp_path: Path, quotes: bool) -> None:
    """Of every record: what was stored is what its claims give."""
    write_bundle(read_bundle(DATA), tmp_path, quotes=quotes)
    for record in read_bundle(tmp_path).records:
        stored = derived(record)

        assert record.held is not None
        record.claims  # noqa: B018
        assert record.held is None
        assert stored == derived(record)


STATES: hst.SearchStrategy[Literal["open", "resolved"]] = hst.sampled_from(("open", "resolved"))
PERSON = person(3, "minister-of-arcadia", STATE, "2024-12/2025-06")
ORIGINS = (
    *(origin(1), origin(2, STATE), origin(3, maybe_same="org-001"), origin(4, PERSON)),
    *(origin(5, OTHER), origin(6)),
)


@hst.composite
def records(draw: hst.DrawFn, number: int) -> Event:
    """An event with any claims, which may be disputed and may be withdrawn."""
    name = f"syt-{number:04}"
    claims = tuple(
        claim(
            name,
            at,
            draw(hst.sampled_from(ORIGINS)),
            stance=draw(hst.sampled_from(("asserts", "confirms", "denies", "silent"))),
            field=draw(hst.sampled_from(("event", "when", "place", "number", "motive"))),
            when=draw(hst.none() | whens()),
        )
        for at in range(1, draw(hst.integers(1, 4)) + 1)
    )
    disputes = tuple(
        Dispute(
            f"dsp-{number:03}",
            name,
            kind,
            (Position("yes", claims[:1]), Position("no", claims[1:])),
            draw(STATES),
        )
        for kind in draw(hst.sampled_from([(), ("occurrence",), ("date",)]))
    )
    return event(
        number,
        draw(whens()),
        claims=claims,
        disputes=disputes,
        participants=draw(hst.sampled_from([(), (STATE,), (OTHER, PERSON), (PERSON,)])),
        withdrawn=draw(hst.sampled_from(["", "", "told by mistake"])),
    )


@hst.composite
def datasets(draw: hst.DrawFn) -> Dataset:
    events = tuple(draw(records(number)) for number in range(1, draw(hst.integers(0, 4)) + 1))
    edition = Edition("made", "1", "")
    bare = Dataset(edition, (ARTICLE,), (STATE, OTHER, PERSON), (), ORIGINS, events)
    return fingerprinted(bare, edition)


@pytest.fixture(scope="module")
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("made")


@QUICK
@given(datasets())
def test_reading_undoes_writing_and_the_index_is_true(
    make_folder: Callable[[], Path], dataset: Dataset
) -> None:
    """Whatever the claims, their disputes and their origins."""
    folder = make_folder()
    write_bundle(dataset, folder)
    read = read_bundle(folder)

    assert [derived(each) for each in dataset.records] == [derived(each) for each in read.records]
    assert len(dataset.events) == len(unbuilt(read))
    assert bundle_files(dataset) == bundle_files(read)
    assert dataset == read
    assert dataset.edition == read.edition
    assert [] == unbuilt(read)


@QUICK
@given(datasets(), hst.data())
def test_the_fingerprint_is_that_of_all_content(dataset: Dataset, data: hst.DataObject) -> None:
    """Where one claim differs, so does the fingerprint; where none does, it is the same."""
    again = fingerprinted(dataset, evolve(dataset.edition, fingerprint="another"))

    assert dataset.edition == again.edition
    for number, record in enumerate(dataset.events):
        told = record.claims[-1]
        other = evolve(told, gloss=told.gloss + data.draw(hst.text(min_size=1, max_size=3)))
        events = list(dataset.events)
        events[number] = evolve(record, claims=(*record.claims[:-1], other), disputes=())
        changed = evolve(dataset, events=tuple(events))

        assert dataset.edition != fingerprinted(changed, dataset.edition).edition


# -- nothing is built that nobody asks for ---------------------------------------------------

FILTERS: list[dict[str, Any]] = [
    {"during": "2025"},
    {"before": "2025"},
    {"after": "2025-03"},
    {"actor": "Russia"},
    {"place": "Tartus"},
    {"article": "art-0001"},
    {"min_origins": 2},
    {"standing": "avowed"},
    {"mode": "actual"},
    {"actor": "Russia", "during": "2025", "standing": ("avowed", "contested"), "min_origins": 2},
]


@pytest.mark.parametrize("keywords", FILTERS, ids=str)
def test_filters_build_no_claim(keywords: dict[str, Any]) -> None:
    """They answer from the index, and answer what they would of built records."""
    dataset, whole = read_bundle(DATA), read_bundle(DATA).with_records(built)
    found: st.Timeline[Event] = st.Timeline(dataset).where(**keywords)
    expected: st.Timeline[Event] = st.Timeline(whole).where(**keywords)

    assert [] == unbuilt(whole)
    assert [each.id for each in expected] == [each.id for each in found]
    assert [record.id for record in dataset.records] == unbuilt(dataset)


def test_what_a_table_shows_builds_no_claim() -> None:
    """Lists, spans, orders and the text of a timeline are made from the index."""
    dataset = read_bundle(DATA)
    timeline: st.Timeline[Event] = st.Timeline(dataset)
    printed = [str(timeline), repr(timeline), *map(repr, timeline)]

    assert printed
    assert timeline.span
    assert timeline["syt-0001"].title
    assert timeline.find("syt-0002") is timeline["syt-0002"]
    assert timeline.order_by("kind")
    assert timeline.group_by("mode")
    assert [record.id for record in dataset.records] == unbuilt(dataset)


def test_a_record_in_another_edition_stays_unbuilt() -> None:
    """That is how a layer gets its fingerprint without reading a claim."""
    edition = Edition("other", "1", "0" * 16)
    dataset = read_bundle(DATA)
    moved = [record.in_edition(edition) for record in dataset.records]

    assert {edition} == {record.edition for record in moved}
    assert all(record.held is not None for record in moved)
    assert list(read_bundle(DATA).records) == moved


# -- unbuilt is as good as built -------------------------------------------------------------

COPIES: dict[str, Callable[[Record], Record]] = {
    "itself": lambda record: record,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda record: pickle.loads(pickle.dumps(record)),
    "evolve": lambda record: evolve(record, note=record.note),
    "with_claims": lambda record: record.with_claims(lambda each: each),
    "in_edition": lambda record: record.in_edition(record.edition or Edition("", "", "")),
}


@pytest.mark.parametrize("make", COPIES.values(), ids=list(COPIES))
def test_copies_of_unbuilt_records_are_those_of_built_ones(
    tiny: Path, make: Callable[[Record], Record]
) -> None:
    """Equal, with one hash, the same disputes and the same claims."""
    for one, other in zip(read_bundle(tiny).records, read_bundle(tiny).records, strict=True):
        whole, made = built(one), make(other)

        assert hash(whole) == hash(made)
        assert (whole, repr(whole), whole.kind) == (made, repr(made), made.kind)
        assert (whole.claims, whole.disputes) == (made.claims, made.disputes)
        assert derived(whole) == derived(made)
        assert whole.edition == made.edition
        assert {whole: "here"}[made] == "here"


def test_what_differs_in_a_claim_alone_is_unequal(bundle: Path, tiny: Path) -> None:
    """Comparing reads the claims, though the hashes are equal."""
    text = (bundle / "claims.jsonl").read_text("utf-8")
    (bundle / "claims.jsonl").write_text(text.replace("met in Cliffton", "met elsewhere"), "utf-8")
    hashed(bundle)
    one, other = next(read_bundle(tiny).records), next(read_bundle(bundle).records)

    assert hash(one) == hash(other)
    assert one != other


def test_a_record_has_no_other_attributes() -> None:
    """The way claims are built does not hide a slip of the pen."""
    record = next(read_bundle(DATA).records)
    with pytest.raises(AttributeError, match="has no attribute 'claim'"):
        record.claim  # type: ignore[attr-defined]  # noqa: B018

    assert not hasattr(record, "disputed")
    assert record.held is not None


@pytest.mark.parametrize("ask", ["claims", "disputes", "in_edition", "pickle"])
def test_threads_that_ask_at_once_get_the_same(ask: str) -> None:
    """Nobody meets a record that is half built."""
    expected = {record.id: built(record) for record in read_bundle(DATA).records}
    dataset = read_bundle(DATA)
    barrier = Barrier(4)

    def work(number: int) -> Iterator[Record]:
        barrier.wait()
        for record in dataset.records:
            if ask == "in_edition" and number % 2:
                yield record.in_edition(Edition("other", "1", ""))
            elif ask == "pickle" and number % 2:
                yield pickle.loads(pickle.dumps(record))
            else:
                getattr(record, "claims" if ask in ("in_edition", "pickle") else ask)
                yield record

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda number: list(work(number)), range(4)))
    for found in results:
        assert list(expected.values()) == found
        assert [each.disputes for each in expected.values()] == [each.disputes for each in found]


def _building_at(line: int, record: Record, names: set[str], ask: Callable[[], Any]) -> Any:
    """What ``ask`` gives if the claims of a record come to be before that line of it is run."""
    met = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal met
        if frame.f_code.co_name not in names:
            return None
        met += event == "line"
        if event == "line" and met == line:
            record.claims  # noqa: B018
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        return ask()
    finally:
        sys.settrace(before)


ASKED: dict[str, Callable[[Record], Any]] = {
    **{name: attrgetter(name) for name in DERIVED},
    "in_edition": lambda record: record.in_edition(Edition("other", "1", "")),
    "claims": lambda record: (record.claims, record.disputes),
}


@pytest.mark.parametrize("name", ASKED)
def test_another_thread_may_build_the_claims_at_any_moment(tiny: Path, name: str) -> None:
    """Between any two lines, what is asked for is what it would have been."""
    for line in range(1, 100):
        # The third record has disputes.
        record, expected = list(read_bundle(tiny).records)[2], list(read_bundle(tiny).records)[2]
        ask = ASKED[name]
        found = _building_at(
            line,
            record,
            {name, "_built", "__getattr__"},
            lambda record=record, ask=ask: ask(record),  # type: ignore[misc]
        )
        made = ask(expected)

        assert made == found
        if name == "in_edition":
            assert (made.claims, made.disputes) == (found.claims, found.disputes)
            assert made.standing == found.standing
        if record.held is not None:
            # The end was reached before that line.
            return


# -- lines -----------------------------------------------------------------------------------


def _lines(bundle: Path, name: str, change: Callable[[list[str]], list[str]]) -> None:
    lines = (bundle / name).read_text("utf-8").splitlines(keepends=True)
    (bundle / name).write_text("".join(change(lines)), "utf-8")
    hashed(bundle)


def _read(bundle: Path) -> list[Record]:
    return [built(record) for record in read_bundle(bundle).records]


@pytest.mark.parametrize("name", FILES[1:])
@pytest.mark.parametrize(
    ("change", "count"),
    [
        (lambda lines: lines[1:], -1),
        (lambda lines: [], None),
        (lambda lines: [*lines, lines[0]], +1),
        (lambda lines: [*lines, "\n"], +1),
        (lambda lines: [lines[0].rstrip("\n"), *lines[1:]], -1),
    ],
    ids=["missing", "none", "surplus", "blank", "joined"],
)
def test_another_number_of_lines_is_damage(
    bundle: Path, name: str, change: Callable[[list[str]], list[str]], count: int | None
) -> None:
    """It is found when the bundle is loaded, and said of which file."""
    right = len(rows_of(bundle, name))
    _lines(bundle, name, change)
    there = 0 if count is None else right + count
    with pytest.raises(DatasetError, match=rf"{name} has {there} lines, not {right}"):
        read_bundle(bundle)


def test_claims_in_another_order_are_damage(bundle: Path) -> None:
    """Each line says of which record it is."""
    _lines(bundle, "claims.jsonl", lambda lines: [lines[1], lines[0], *lines[2:]])
    first, *_ = read_bundle(bundle).records
    with pytest.raises(DatasetError, match=r"line 1, .*of syt-0002, not of syt-0001"):
        first.claims  # noqa: B018


def test_an_index_in_another_order_is_damage(bundle: Path) -> None:
    _lines(bundle, "records.jsonl", lambda lines: [lines[1], lines[0], *lines[2:]])
    with pytest.raises(DatasetError, match="line 1, is damaged"):
        _read(bundle)


def test_two_rows_in_one_line_are_damage(bundle: Path) -> None:
    """A line holds one record, however many lines there are."""
    _lines(
        bundle, "records.jsonl", lambda lines: [f"{lines[0].rstrip()},{lines[1]}", *lines[2:], "\n"]
    )
    with pytest.raises(DatasetError, match="is damaged"):
        read_bundle(bundle)


@pytest.mark.parametrize("name", FILES[1:3])
def test_a_file_that_is_not_there(bundle: Path, name: str) -> None:
    """Only the quotes may be left out."""
    (bundle / name).unlink()
    with pytest.raises(DatasetError, match=rf"{name} cannot be read \(No such file"):
        read_bundle(bundle)


def test_a_bundle_without_quotes_has_all_the_rest(bundle: Path, tiny: Path) -> None:
    """The same index, the same claims; empty words, and the offsets."""
    (bundle / "quotes.jsonl").unlink()
    whole, bare = read_bundle(tiny), read_bundle(bundle)

    assert whole.edition == bare.edition
    assert [derived(each) for each in whole.records] == [derived(each) for each in bare.records]
    assert {""} == {quote.exact for _, quote in bare.quotes}
    assert [(owner, quote.start, quote.end) for owner, quote in whole.quotes] == [
        (owner, quote.start, quote.end) for owner, quote in bare.quotes
    ]


@pytest.mark.parametrize("change", ["gone", "emptied", "another"])
def test_the_files_may_change_after_loading(bundle: Path, tiny: Path, change: str) -> None:
    """What is loaded is in memory, built or not."""
    dataset = read_bundle(bundle)
    for path in bundle.iterdir():
        if change == "gone":
            path.unlink()
        else:
            path.write_text("" if change == "emptied" else "{}\n" * 9, "utf-8")

    assert read_bundle(tiny) == dataset


@settings(deadline=None, max_examples=300)
@given(hst.data())
def test_whatever_is_damaged_is_told_in_one_sentence(
    tiny: Path, make_folder: Callable[[], Path], data: hst.DataObject
) -> None:
    """Any value of any file: the command says so, or has nothing to say, and does not break."""
    bundle = Path(shutil.copytree(tiny, make_folder() / "bundle"))
    damage(bundle, data)
    ran = run_command("check", bundle)

    assert ran.code in (0, 1, 2)
    if ran.code == 2:
        assert ran.err.startswith("Error: ")
        assert 1 == ran.err.count("\n")


def test_the_package_holds_what_it_says() -> None:
    """The four files, line for line, and nothing else that is data."""
    head = json.loads((DATA / "timeline.json").read_text("utf-8"))
    index, claims, quotes = (rows_of(DATA, name) for name in FILES[1:])
    ids = [record.id for record in load_dataset().records]

    assert sorted(FILES) == sorted(path.name for path in DATA.glob("*.json*"))
    assert len(ids) == head["records"]
    assert ids == [row["id"] for row in index] == [row["id"] for row in claims]
    assert sorted(quotes[-1]) == [error.id for error in load_dataset().errata]
    assert [each["id"] for row in claims for each in row["claims"]] == [
        each.id for each in load_dataset().claims
    ]


@pytest.mark.parametrize("name", FILES[1:])
def test_a_file_that_was_altered_is_not_read(bundle: Path, name: str) -> None:
    """A value changed by hand, or by a failing disk, is found before anybody sees it."""
    text = (bundle / name).read_text("utf-8")
    (bundle / name).write_text(text.replace("a", "b", 1), "utf-8")
    with pytest.raises(DatasetError, match=f"{name} is not the file that was compiled"):
        read_bundle(bundle)

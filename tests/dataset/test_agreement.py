"""How far two codings agree, computed by hand for small ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring import HAS_TEXTS, LANTERN, SEEDS, edit
from syriatimeline.articles import read_text, sentences
from syriatimeline.calendar import possible_days
from syriatimeline.dataset import Agreement, Coded, agree, read_coding
from syriatimeline.dataset.agreement import cohens_kappa
from syriatimeline.errors import ProblemsError

needs_texts = pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")

SHARES = (
    *("precision", "recall", "f1", "kind", "kind_kappa", "mode", "mode_kappa"),
    *("scope", "scope_kappa", "same_date", "overlapping_date", "actors"),
)


def _coded(
    label: str,
    spots: str,
    *,
    kind: str = "Meeting",
    mode: str = "actual",
    scope: str = "core",
    when: str = "2025-05-05",
    actors: str = "a b",
) -> Coded:
    """A coded record; its sentences are numbers joined by spaces, as are its actors."""
    return Coded(
        label=label,
        kind=kind,
        mode=mode,
        scope=scope,
        when=when,
        days=possible_days(when),
        actors=frozenset(actors.split()),
        spots=frozenset(("000", int(spot)) for spot in spots.split()),
    )


def _labels(agreement: Agreement) -> list[tuple[str, str]]:
    return [(one.label, two.label) for one, two in agreement.pairs]


FIRST = (
    _coded("meeting", "1 2", actors="a b c"),
    _coded("request", "3 4 5", kind="Request", when="[..2025-05-04]"),
    _coded("weather", "6", kind="Statement", scope="context"),
)
SECOND = (
    _coded("talks", "1", actors="a b d"),
    _coded("asking", "4 5", kind="Refusal", mode="planned", when="2025-05-01", actors="a b"),
    _coded("boats", "7", kind="Statement"),
    _coded("pier", "8", kind="Handover"),
)


# -- records ---------------------------------------------------------------------------------


def test_records_computed_by_hand() -> None:
    """Two of three and of four records match: precision 2/4, recall 2/3, F1 their mean."""
    agreement = agree(FIRST, SECOND)

    assert (3, 4) == (agreement.first, agreement.second)
    assert [("request", "asking"), ("meeting", "talks")] == _labels(agreement)
    assert (("weather",), ("boats", "pier")) == (agreement.only_first, agreement.only_second)
    assert pytest.approx(2 / 4) == agreement.precision
    assert pytest.approx(2 / 3) == agreement.recall
    assert pytest.approx(4 / 7) == agreement.f1


def test_fields_computed_by_hand() -> None:
    """Of the two pairs one agrees on kind, mode and day, both on scope and overlapping days."""
    agreement = agree(FIRST, SECOND)

    assert (0.5, 0.5, 1.0) == (agreement.kind, agreement.mode, agreement.scope)
    assert (0.5, 1.0) == (agreement.same_date, agreement.overlapping_date)
    # {a b c} and {a b d}: 2 of 4; {a b} twice: 2 of 2.
    assert pytest.approx((1 / 2 + 1) / 2) == agreement.actors
    # Kinds: expected 1/4, observed 1/2. Modes: expected 1/2, observed 1/2. Scopes: all alike.
    assert pytest.approx((1 / 2 - 1 / 4) / (1 - 1 / 4)) == agreement.kind_kappa
    assert pytest.approx(0.0) == agreement.mode_kappa
    assert pytest.approx(1.0) == agreement.scope_kappa


@pytest.mark.parametrize(
    ("ours", "theirs", "matched"),
    [
        ("1", "1", True),  # 1 of 1
        ("1 2 3", "3", True),  # 1 of 3, just enough
        ("1 2", "2 3", True),  # 1 of 3
        ("1 2 3 4", "4", False),  # 1 of 4
        ("1 2", "3 4", False),  # 0 of 4
    ],
)
def test_records_with_a_third_of_their_sentences_in_common_match(
    ours: str, theirs: str, matched: bool
) -> None:
    """Two records are the same if they share at least a third of all their sentences."""
    agreement = agree([_coded("a", ours)], [_coded("b", theirs)])

    assert ([("a", "b")] if matched else []) == _labels(agreement)


def test_same_sentence_of_another_article_is_another() -> None:
    """Sentences are counted per article."""
    there = evolve(_coded("b", "1"), spots=frozenset({("001", 1)}))

    assert [] == _labels(agree([_coded("a", "1")], [there]))


def test_best_pairs_are_made_first() -> None:
    """A record goes to the one that it shares most with, though another stands before it."""
    first = [_coded("loose", "1 2 3"), _coded("close", "1 2")]
    second = [_coded("other", "1 2")]

    assert [("close", "other")] == _labels(agree(first, second))


def test_kind_breaks_ties() -> None:
    """Where two records share as much, the one of the same kind is chosen."""
    first = [_coded("a", "1", kind="Request")]
    second = [_coded("b", "1", kind="Refusal"), _coded("c", "1", kind="Request")]

    assert [("a", "c")] == _labels(agree(first, second))


def test_actors_break_further_ties() -> None:
    """Where kinds are the same too, the one with more of the same actors is chosen."""
    first = [_coded("a", "1", actors="x y")]
    second = [_coded("b", "1", actors="x z"), _coded("c", "1", actors="x y")]

    assert [("a", "c")] == _labels(agree(first, second))


def test_matching_is_one_to_one() -> None:
    """A record that one coder made of two of the other's matches one of them."""
    agreement = agree([_coded("a", "1 2")], [_coded("b", "1"), _coded("c", "2")])

    assert [("a", "b")] == _labels(agreement)
    assert ("c",) == agreement.only_second


@pytest.mark.parametrize(
    ("first", "second"), [((), ()), (FIRST, ()), ((), SECOND), (FIRST[2:], SECOND[2:])]
)
def test_nothing_in_common(first: tuple[Coded, ...], second: tuple[Coded, ...]) -> None:
    """Where nothing matches, every share is 0."""
    agreement = agree(first, second)

    assert {0.0} == {getattr(agreement, name) for name in SHARES}
    assert tuple(record.label for record in first) == agreement.only_first


@pytest.mark.parametrize("coding", [FIRST, SECOND])
def test_identical_codings_agree_fully(coding: tuple[Coded, ...]) -> None:
    """A coding compared with itself has 1 everywhere."""
    agreement = agree(coding, coding)

    assert {1.0} == {getattr(agreement, name) for name in SHARES}
    assert sorted((record.label, record.label) for record in coding) == sorted(_labels(agreement))


coded_records = st.builds(
    _coded,
    label=st.text("abc", min_size=1, max_size=3),
    spots=st.sets(st.integers(1, 6), min_size=1, max_size=4).map(lambda s: " ".join(map(str, s))),
    kind=st.sampled_from(["Meeting", "Request"]),
    mode=st.sampled_from(["actual", "planned"]),
    when=st.sampled_from(["2025-05-05", "2025-05", "[..2025-05-04]"]),
    actors=st.sets(st.sampled_from("abc")).map(" ".join),
)
codings = st.lists(coded_records, max_size=6)


@given(codings, codings)
@settings(max_examples=60, deadline=None)
def test_comparison_is_bounded_and_accounts_for_every_record(
    first: list[Coded], second: list[Coded]
) -> None:
    """Each record is in one pair or alone, and no share exceeds 1."""
    agreement = agree(first, second)
    kappas = (agreement.kind_kappa, agreement.mode_kappa, agreement.scope_kappa)

    assert len(first) == len(agreement.pairs) + len(agreement.only_first)
    assert len(second) == len(agreement.pairs) + len(agreement.only_second)
    assert all(0 <= getattr(agreement, n) <= 1 for n in SHARES if not n.endswith("kappa"))
    assert all(-1 <= kappa <= 1 for kappa in kappas)


@given(codings, codings)
@settings(max_examples=60, deadline=None)
def test_changing_sides_changes_precision_with_recall(
    first: list[Coded], second: list[Coded]
) -> None:
    """What is precision from one side is recall from the other."""
    one, two = agree(first, second), agree(second, first)

    assert pytest.approx((one.precision, one.recall, one.f1)) == (
        two.recall,
        two.precision,
        two.f1,
    )


# -- kappa -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # Yes and yes, yes and no, no and yes, no and no; observed 35/50, expected 1/2.
        ((20, 5, 10, 15), 0.4),
        # Both always the same: full agreement.
        ((7, 0, 0, 3), 1.0),
        # Never the same, with equal habits.
        ((0, 5, 5, 0), -1.0),
        # No better than chance.
        ((1, 1, 1, 1), 0.0),
        # One label throughout.
        ((4, 0, 0, 0), 1.0),
        # One coder never says no: what chance gives is all that there is.
        ((3, 0, 1, 0), 0.0),
        ((0, 0, 0, 0), 0.0),
    ],
)
def test_kappa_computed_by_hand(table: tuple[int, int, int, int], kappa: float) -> None:
    """Cohen's kappa of two coders with two labels."""
    cells = (("y", "y"), ("y", "n"), ("n", "y"), ("n", "n"))
    pairs = [cell for cell, count in zip(cells, table, strict=True) for _ in range(count)]

    assert pytest.approx(kappa) == cohens_kappa(pairs)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
@settings(max_examples=60, deadline=None)
def test_kappa_does_not_depend_on_sides_or_order(pairs: list[tuple[str, str]]) -> None:
    """Kappa is the same when the coders change places, or the records their order."""
    swapped = [(b, a) for a, b in reversed(pairs)]

    assert pytest.approx(cohens_kappa(pairs)) == cohens_kappa(swapped)


# -- reading ---------------------------------------------------------------------------------

CODING = """\
coder: A
records:
  - label: envoys-meet
    record: event
    kind: Meeting
    mode: actual
    scope: core
    when: 2025-05-05
    why: the day is in the text
    actors: [alandia, borland]
    quotes:
      - {article: "000", quote: met in Cliffton}
      - {article: "000", quote: The weather was mild. The boats}
  - label: in-contact
    record: situation
    kind: contacts
    mode: actual
    scope: context
    when: ../..
    actors: ["new: the-visitors"]
    quotes:
      - {article: "000", quote: boats were}
"""


@pytest.fixture
def coding(tmp_path: Path) -> Path:
    """A coding of the English article of the tiny dataset."""
    path = tmp_path / "coder.yaml"
    path.write_text(CODING, "utf-8")
    return path


def test_reads_a_coding(coding: Path) -> None:
    """Quotes become the sentences that they touch; a situation's kind is its topic."""
    starts = {LANTERN[a : a + 8]: a for a, _ in sentences(LANTERN)}
    meeting, contact = read_coding(coding, {"000": LANTERN})

    assert ("envoys-meet", "Meeting", "actual", "core") == (
        meeting.label,
        meeting.kind,
        meeting.mode,
        meeting.scope,
    )
    assert frozenset({"alandia", "borland"}) == meeting.actors
    assert possible_days("2025-05-05") == meeting.days
    assert {("000", starts[k]) for k in ("Envoys o", "The weat", "The boat")} == meeting.spots
    assert "Situation contacts" == contact.kind
    assert frozenset({"new:the-visitors"}) == contact.actors
    assert {("000", starts["The boat"])} == contact.spots


@pytest.mark.parametrize(
    ("old", "new", "at", "code"),
    [
        ("when: 2025-05-05", "when: 2025-02-30", "2025-02-30", "SYT401"),
        ("when: 2025-05-05", "when: 2025-05-05/2025-05-04", "2025-05-05/", "SYT401"),
        ("quote: met in Cliffton", "quote: met in Clifton", "met in", "SYT501"),
        ('"000", quote: boats', '"009", quote: boats', '"009"', "SYT303"),
        ("    mode: actual\n    scope: core\n", "    scope: core\n", "scope", "SYT202"),
        ("    quotes:\n      - {article: \"000\", quote: boats were}\n", "    quotes: boats\n",
         "boats", "SYT203"),
    ],
)  # fmt: skip
def test_problems_of_a_coding(coding: Path, old: str, new: str, at: str, code: str) -> None:
    """What is wrong in a coding is reported with its place."""
    spot = edit(coding, old, new, at)
    with pytest.raises(ProblemsError) as caught:
        read_coding(coding, {"000": LANTERN})

    (problem,) = (str(each) for each in caught.value.problems)
    line = CODING[: CODING.index("label: envoys-meet")].count("\n") + 1
    begins = {"SYT202": f"coder.yaml:{line}:5"}

    assert problem.startswith(f"{begins.get(code, f'coder.yaml:{spot.line}:{spot.column}')} {code}")


@pytest.mark.parametrize("text", ["", "a: [", "records: none\n", "- &a b\n"])
def test_file_that_is_no_coding(coding: Path, text: str) -> None:
    """A file that cannot be read raises its problems."""
    coding.write_text(text, "utf-8")
    with pytest.raises(ProblemsError):
        read_coding(coding, {"000": LANTERN})


# -- the codings that are published ----------------------------------------------------------


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The texts of the articles by number."""
    return {path.name[:3]: read_text(path).text for path in SEEDS.glob("*.txt")}


@needs_texts
@pytest.mark.parametrize("name", ["coder-a", "coder-b"])
def test_published_coding_can_be_read(name: str, texts: dict[str, str]) -> None:
    """Each published coding has no problem, quotes for every record, and labels used once."""
    records = read_coding(SEEDS / "codings" / f"{name}.yaml", texts)
    labels = [record.label for record in records]

    assert len(records) > 40
    assert all(record.spots and record.actors for record in records)
    assert sorted(set(labels)) == sorted(labels)


@needs_texts
def test_published_codings_agree_with_themselves_fully(texts: dict[str, str]) -> None:
    """A published coding compared with itself has every record matched."""
    records = read_coding(SEEDS / "codings" / "coder-a.yaml", texts)
    agreement = agree(records, records)

    assert ((), ()) == (agreement.only_first, agreement.only_second)
    assert (1.0, 1.0, 1.0) == (agreement.precision, agreement.recall, agreement.f1)


@needs_texts
def test_published_codings_agree_in_part(texts: dict[str, str]) -> None:
    """Two people who code alone agree on much, and not on all."""
    one, two = (
        read_coding(SEEDS / "codings" / f"coder-{which}.yaml", texts) for which in ("a", "b")
    )
    agreement = agree(one, two)

    assert 0.5 < agreement.f1 < 1
    assert 0.5 < agreement.kind_kappa <= 1
    assert agreement.same_date <= agreement.overlapping_date

"""The rules that a whole dataset obeys, compiled or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from authoring import (
    EVENTS,
    HERALD,
    LANTERN,
    SITUATIONS,
    edit,
    edit_text,
    problems_of,
    write_dataset,
)
from bundles import Change, change_bundle
from syriatimeline.articles import Article
from syriatimeline.dataset import (
    Dataset,
    check_dataset,
    compile_folder,
    load_dataset,
    quoted_words,
    read_bundle,
    write_bundle,
)
from syriatimeline.dataset.rules import QUOTED_SHARE, QUOTED_WORDS, check_bundle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, clean."""
    return write_dataset(tmp_path / "tiny")


def _codes(folder: Path) -> list[str]:
    return [problem.code for problem in problems_of(folder)]


def _article(dataset: Dataset, number: int) -> Article:
    return dataset.articles[number - 1]


# -- the published dataset -------------------------------------------------------------------


def test_published_dataset_obeys_every_rule() -> None:
    """The dataset in the package breaks no rule and is not altered."""
    assert () == check_bundle(load_dataset())


@pytest.mark.parametrize("article", load_dataset().articles, ids=lambda article: str(article.id))
def test_published_dataset_keeps_to_the_cap(article: Article) -> None:
    """Of no article are more than a third of its body, or 60 words, quoted with context."""
    most = max(QUOTED_WORDS, article.body_words * QUOTED_SHARE)

    assert 0 < quoted_words(load_dataset(), article) <= most


# -- quoted words ----------------------------------------------------------------------------


def test_quoted_words_of_a_text(folder: Path) -> None:
    """Every word of a quote and of the context that makes it findable counts."""
    dataset = compile_folder(folder).dataset
    shown = [
        LANTERN[quote.start - len(quote.prefix) : quote.end + len(quote.suffix)]
        for _, quote in dataset.quotes
        if quote.article.id == "art-0001"
    ]

    assert ["met in Cliffton on May 5", "Last week the Alandian envoy, Ana Arden, asked"] == (
        shown[:2]
    )
    assert 6 + 8 + len(["the", "Borlandik", "side", "for"]) == (
        quoted_words(dataset, _article(dataset, 1))
    )


def test_words_quoted_twice_count_once(folder: Path) -> None:
    """Where quotes overlap, their common words count once."""
    before = compile_folder(folder).dataset
    more = (
        "    - id: c2\n      article: art-0001\n      quote: in Cliffton on May 5 to speak\n"
        "      origin: lantern-own\n      gloss: in Cliffton on 5 May to speak\n"
    )
    last = "      gloss: met in Cliffton on May 5\n"
    edit(folder / EVENTS, last, last + more)
    after = compile_folder(folder).dataset

    assert quoted_words(before, _article(before, 1)) + len(["to", "speak"]) == (
        quoted_words(after, _article(after, 1))
    )


def test_quotes_of_another_article_do_not_count(folder: Path) -> None:
    """An article that nothing is quoted from has no quoted words."""
    dataset = compile_folder(folder).dataset
    other = evolve(_article(dataset, 1), id="art-0009")

    assert 0 == quoted_words(dataset, other)


def test_bundle_without_quotes_quotes_nothing(folder: Path, tmp_path: Path) -> None:
    """Without the words, nothing is quoted."""
    write_bundle(compile_folder(folder).dataset, tmp_path / "bare", quotes=False)
    bare = read_bundle(tmp_path / "bare")

    assert [0, 0] == [quoted_words(bare, article) for article in bare.articles]


def test_sixty_words_may_be_quoted_of_any_article(folder: Path) -> None:
    """The cap is 60 words where a third of the body is less: 60 pass, 61 do not."""
    words = [f"word{number}" for number in range(60)]
    edit_text(folder, "001_herald.txt", HERALD, " ".join(words) + ".\n" + HERALD)
    edit(folder / "articles.yaml", "- body: 7 мая", "- body: word0")
    (folder / "coverage.yaml").unlink()
    dataset = compile_folder(folder).dataset
    room = QUOTED_WORDS - quoted_words(dataset, _article(dataset, 2))
    claims = "".join(
        f"    - id: {name}\n      article: art-0002\n      quote: {' '.join(quoted)}\n"
        "      origin: herald-own\n      gloss: some words\n"
        for name, quoted in (("c4", words[:30]), ("c5", words[30:room]))
    )
    last = "      gloss: by others, three\n"
    edit(folder / EVENTS, last, last + claims)

    assert [] == _codes(folder)

    edit(folder / EVENTS, f"word{room - 1}\n", f"word{room - 1} word{room}\n")

    assert ["SYT505"] == _codes(folder)


# -- told before published -------------------------------------------------------------------

LATER = ('edtf: "2025-05-07"\n    once', 'edtf: "[2025-05-07..2025-05-10]"\n    once')
OF_SYT_0003 = "  kind: Handover\n"


def test_event_may_last_to_the_day_of_its_article(folder: Path) -> None:
    """An event on the last possible day of its article is told in time."""
    edit(folder / EVENTS, LATER[0], LATER[1].replace("05-10", "05-09"))

    assert [] == _codes(folder)


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("", ["SYT405"]),
        ("  mode: negated\n", ["SYT405"]),
        ("  mode: planned\n", []),
        ("  mode: conditional\n", []),
        ('  series: "true"\n', []),
        ("  withdrawn: told by mistake\n", []),
    ],
)
def test_only_what_is_told_as_past_is_bound_by_its_article(
    folder: Path, more: str, codes: list[str]
) -> None:
    """Plans, series and withdrawn records may be later than the article that tells them."""
    edit(folder / EVENTS, *LATER)
    edit(folder / EVENTS, OF_SYT_0003, OF_SYT_0003 + more)

    assert codes == _codes(folder)


def test_situation_may_outlast_its_article(folder: Path) -> None:
    """What held when an article was written may hold on."""
    (situation,) = compile_folder(folder).dataset.situations

    assert situation.when.latest is None
    assert [] == _codes(folder)


def test_silent_claim_bounds_nothing(folder: Path) -> None:
    """That a source has not told of an event does not say that it was over."""
    for at in ("two berths were handed over\n", "by others, three\n"):
        edit(folder / EVENTS, f"gloss: {at}", f"gloss: {at}      stance: silent\n")
    edit(folder / EVENTS, *LATER)

    assert ["SYT405"] == _codes(folder)

    edit(
        folder / EVENTS,
        "handed over\n    - id: c2",
        "handed over\n      stance: silent\n    - id: c2",
    )

    assert [] == _codes(folder)


# -- evidence --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edits", "path"),
    [
        (
            [(EVENTS, "evidence: [c1, syt-0001]", "evidence: [syt-0003]")],
            "syt-0003 → syt-0003",
        ),
        (
            [(EVENTS, "evidence: [syt-0001.c1]", "evidence: [art-0002]")],
            "art-0002 → syt-0003.c1 → art-0002",
        ),
        (
            [(EVENTS, "basis: inferred\n        evidence: [syt-0001.c1]", "basis: resolved")],
            "art-0002 → syt-0003.c1 → art-0002",
        ),
        (
            [
                (SITUATIONS, "[c1, syt-0001]", "[syt-0003]"),
                (EVENTS, "evidence: [syt-0001.c1]", "evidence: [syt-0004]"),
            ],
            "syt-0003.c1 → syt-0004 → syt-0003 → syt-0003.c1",
        ),
    ],
    ids=["itself", "claim and article", "relative date and its article", "three"],
)
def test_cycles_of_evidence(folder: Path, edits: list[tuple[str, str, str]], path: str) -> None:
    """A date that rests on itself by any way is reported once, with the way."""
    for file, old, new in edits:
        edit(folder / file, old, new)
    problems = problems_of(folder)

    assert ["SYT307"] == [problem.code for problem in problems]
    assert f": {path}; " in problems[0].message


def test_two_ways_to_one_evidence_are_no_cycle(folder: Path) -> None:
    """Evidence may be reached in several ways as long as none leads back."""
    edit(folder / EVENTS, "evidence: [c1, syt-0001]", "evidence: [c1, c2, syt-0001, syt-0002, c1]")

    assert [] == _codes(folder)


# -- words -----------------------------------------------------------------------------------

#: From a text of ours to its file, what stands there, the same with a place for a word, its owner.
OWN_TEXTS = {
    "English title": (EVENTS, "en: Ana Arden asks", "en: {} Ana Arden asks", "syt-0002"),
    "Russian title": (EVENTS, "ru: Ана Арден просит", "ru: {} Ана Арден просит", "syt-0002"),
    "note": (
        EVENTS,
        "  kind: Meeting\n",
        "  kind: Meeting\n  note: Of the {} there.\n",
        "syt-0001",
    ),
    "reasoning": (
        EVENTS,
        "why: the day is in the text, the year is that of the meeting",
        "why: from the {} there",
        "syt-0003",
    ),
    "gloss": (
        EVENTS,
        "gloss: by others, three",
        "gloss: by others of the {}, three",
        "syt-0003.c3",
    ),
    "note of a claim": (
        EVENTS,
        "gloss: by others, three",
        "gloss: three\n      note: the {}",
        "syt-0003.c3",
    ),
    "position": (EVENTS, "says: two berths", "says: two berths of the {}", "syt-0003"),
    "resolution": (
        EVENTS,
        "      kind: number\n",
        "      kind: number\n      resolution: the {}\n",
        "syt-0003",
    ),
    "name of an actor": ("actors.yaml", "{en: Borland,", "{en: The {} of Borland,", "act-002"),
}


@pytest.mark.parametrize(("file", "old", "new", "owner"), OWN_TEXTS.values(), ids=list(OWN_TEXTS))
def test_loaded_words_in_our_own_texts(
    folder: Path, file: str, old: str, new: str, owner: str
) -> None:
    """A characterisation in any text of ours is reported, and fine inside quotation marks."""
    edit(folder / file, old, new.replace("{}", "regime"))
    (problem,) = problems_of(folder)

    assert "SYT603" == problem.code
    assert '"regime" in the ' in problem.message
    assert owner in problem.message

    edit(folder / file, new.replace("{}", "regime"), new.replace("{}", "“regime”"))

    assert [] == _codes(folder)


@pytest.mark.parametrize(
    "words",
    [
        *("regime", "The REGIME", "dictator", "aggressor", "terrorist", "terrorists", "terrorism"),
        *("special operation", "special military operation", "режим", "режима", "диктатором"),
        *("агрессоры", "террористы", "Спецоперация", "“one” regime “two”"),
    ],
)
def test_loaded_words(folder: Path, words: str) -> None:
    """These words say what their author thinks of somebody, in any case."""
    edit(folder / EVENTS, "en: Ana Arden asks", f"en: Ana Arden asks {words}")

    assert ["SYT603"] == _codes(folder)


@pytest.mark.parametrize(
    "words",
    [
        "regimen",
        "“the regime of A. B.”",
        "the “regime”",
        "«режим Асада»",
        "government",
        "operation",
    ],
)
def test_words_that_are_not_loaded(folder: Path, words: str) -> None:
    """Words that only look like those, and words in quotation marks, are let through."""
    edit(folder / EVENTS, "en: Ana Arden asks", f"en: Ana Arden asks {words}")

    assert [] == _codes(folder)


# -- actors ----------------------------------------------------------------------------------


def test_event_needs_an_actor_or_a_place(folder: Path) -> None:
    """An event without actors has at least a place."""
    edit(folder / EVENTS, "    participants: [alandia, borland]", "    participants: []")

    assert [] == _codes(folder)

    edit(folder / EVENTS, "  places: [cliffton]\n", "")

    assert ["SYT602"] == _codes(folder)


def test_situation_needs_an_actor(folder: Path) -> None:
    """A situation is somebody's, a place alone has none."""
    edit(folder / SITUATIONS, "    holders: [alandia, borland]", "    holders: []")
    edit(folder / SITUATIONS, "  topic: contacts\n", "  topic: contacts\n  places: [cliffton]\n")

    assert ["SYT602"] == _codes(folder)


# -- bundles ---------------------------------------------------------------------------------


def _bundle(folder: Path, name: str, change: Change, at: int = 0) -> Dataset:
    """The compiled tiny dataset after a change by hand, in the head or a line of a file."""
    write_bundle(compile_folder(write_dataset(folder / "tiny")).dataset, folder)
    return read_bundle(change_bundle(folder, name, change, at))


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        (
            "records.jsonl",
            lambda row: row["titles"].update(en="Envoys quarrel"),
            "has not the fingerprint",
        ),
        (
            "claims.jsonl",
            lambda row: row["claims"][0].update(gloss="they met"),
            "has not the fingerprint",
        ),
        (
            "quotes.jsonl",
            lambda row: row.update({"syt-0001.c1": ["met in Cliffton on May 6", "", ""]}),
            "has not the fingerprint",
        ),
        (
            "timeline.json",
            lambda head: head.update(fingerprint="0" * 16),
            "has not the fingerprint 0000000000000000",
        ),
        ("timeline.json", lambda head: head.update(version="9"), "has not the fingerprint"),
    ],
    ids=["title", "gloss", "quote", "fingerprint", "version"],
)
def test_altered_bundle(tmp_path: Path, name: str, change: Change, says: str) -> None:
    """A bundle that was changed by hand no longer has its fingerprint."""
    (problem,) = check_bundle(_bundle(tmp_path, name, change))

    assert ("timeline.json", "SYT802") == (problem.file, problem.code)
    assert says in problem.message


@pytest.mark.parametrize(
    ("name", "change", "at"),
    [
        ("standing", lambda row: row.update(standing="avowed"), 2),
        ("articles", lambda row: row.update(articles=["art-0001", "art-0002"]), 2),
        ("origins", lambda row: row.update(origins=["org-001"]), 2),
        ("independent_origins", lambda row: row.update(independent_origins=7), 2),
        ("disputes", lambda row: row["later"].remove("disputes"), 2),
        ("standing", lambda row: row.update(standing="withdrawn"), 3),
        ("digest", lambda row: row.update(digest="0" * 32), 3),
    ],
)
def test_index_that_is_not_what_the_claims_give(
    tmp_path: Path, name: str, change: Change, at: int
) -> None:
    """What filters read is checked, though it is no part of the content: at its line, by id."""
    (problem,) = check_bundle(_bundle(tmp_path, "records.jsonl", change, at))
    record = f"syt-{at + 1:04}"

    assert f"records.jsonl:{at + 1}:1 SYT802 {name} of {record} is not what its claims give" in (
        str(problem)
    )


def test_index_that_hides_no_disputes(tmp_path: Path) -> None:
    """That a record without disputes is said to have some costs time, and nothing else."""
    altered = _bundle(tmp_path, "records.jsonl", lambda row: row.update(later=["disputes"]))

    assert () == check_bundle(altered)
    assert () == next(altered.records).disputes


def test_bundle_with_moved_offsets(tmp_path: Path) -> None:
    """A quote whose span has not its length is reported by the id of its claim."""
    altered = _bundle(
        tmp_path, "claims.jsonl", lambda row: row["claims"][0]["citation"].update(end=1000)
    )
    messages = [problem.message for problem in check_bundle(altered)]

    assert any("the quote of syt-0001.c1 has not the length of its span" in m for m in messages)


def test_bundle_with_a_link_to_nothing(tmp_path: Path) -> None:
    """The rules of every dataset hold for a bundle too; its records are named by id."""
    altered = _bundle(
        tmp_path, "claims.jsonl", lambda row: row["links"][0].update(target="syt-0009"), at=2
    )
    found = {problem.code: problem.message for problem in check_bundle(altered)}

    assert {"SYT305", "SYT802"} == found.keys()
    assert '"syt-0009"' in found["SYT305"]


def test_bundle_without_quotes_is_sound(folder: Path, tmp_path: Path) -> None:
    """A bundle without quotes has nothing wrong for that."""
    write_bundle(compile_folder(folder).dataset, tmp_path / "bare", quotes=False)

    assert () == check_bundle(read_bundle(tmp_path / "bare"))


def test_clean_dataset_has_no_problem_without_marks(folder: Path) -> None:
    """The rules need no places to find nothing."""
    assert [] == list(check_dataset(compile_folder(folder).dataset, {}))

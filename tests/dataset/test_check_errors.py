"""What the checker finds in an authoring folder, and where it says that it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from authoring import (
    EVENTS,
    HAS_TEXTS,
    LANTERN,
    SEEDS,
    SITUATIONS,
    Spot,
    edit,
    edit_text,
    places_of,
    problems_of,
    run_command,
    spot_of,
    write_dataset,
)
from syriatimeline.dataset import CODES, compile_folder
from syriatimeline.errors import ProblemsError

#: The last line of the only claim of syt-0001, and of the last of syt-0003: others go after it.
LAST_OF_SYT_0001 = "      gloss: met in Cliffton on May 5\n"
LAST_OF_C3 = "      gloss: by others, three\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, clean."""
    return write_dataset(tmp_path / "tiny")


class Slip(NamedTuple):
    """One edit of one file, and the one problem that it makes.

    ``at`` is what stands at the place that must be reported, and ``says`` is in the message.
    """

    file: str
    old: str
    new: str
    at: str
    code: str
    says: str


def _only_problem(folder: Path, slip: Slip) -> None:
    """Make the slip; nothing but its problem may be found, at its place."""
    spot = edit(folder / slip.file, slip.old, slip.new, slip.at)
    problems = problems_of(folder)

    assert [(slip.file, *spot, slip.code)] == [
        (each.file, each.line, each.column, each.code) for each in problems
    ]
    assert slip.says in problems[0].message


def _found(folder: Path, code: str) -> list[tuple[str, int, int]]:
    """Where problems with this code stand."""
    return [
        (each.file, each.line, each.column) for each in problems_of(folder) if each.code == code
    ]


def _claim(quote: str, more: str = "") -> str:
    """A further claim of syt-0001, to be put after ``LAST_OF_SYT_0001``."""
    return (
        f"    - id: c2\n      article: art-0001\n      quote: {quote}\n{more}"
        "      origin: lantern-own\n      gloss: further words\n"
    )


def _add_claim(folder: Path, quote: str, more: str = "") -> Spot:
    """Add it, and give the place of its quote."""
    new = LAST_OF_SYT_0001 + _claim(quote, more)
    return edit(folder / EVENTS, LAST_OF_SYT_0001, new, f"{quote}\n")


# -- nothing wrong ---------------------------------------------------------------------------


def test_tiny_dataset_is_clean(folder: Path) -> None:
    """Every test below starts from a folder without a problem."""
    assert () == problems_of(folder)


@pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")
def test_seeds_are_clean() -> None:
    """The dataset that is published has no problem."""
    assert () == problems_of(SEEDS)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "# a comment\n" + text + "\n\n# another\n",
    ],
    ids=["byte order mark", "CRLF", "comments"],
)
def test_form_of_a_file_makes_no_problem(folder: Path, change: Callable[[str], str]) -> None:
    """A byte order mark, the line ends of Windows and comments change nothing."""
    for path in (*folder.glob("*.yaml"), *folder.glob("events/*.yaml")):
        path.write_bytes(change(path.read_text("utf-8")).encode())

    assert () == problems_of(folder)


# -- one slip, one problem -------------------------------------------------------------------

QUOTES = {
    "one letter": Slip(
        "errata.yaml",
        "quote: the Borlandik side",
        "quote: the Borlandic side",
        "the Borlandic",
        "SYT501",
        'the nearest words there are "the Borlandik side"',
    ),
    "nth of nothing": Slip(
        EVENTS,
        "      phrase: on May 5\n",
        "      phrase: on May 5\n      nth: 0\n",
        "0\n",
        "SYT203",
        "a whole number from 1",
    ),
    "phrase outside": Slip(
        EVENTS,
        "      quote: сданы два причала\n",
        "      quote: сданы два причала\n      phrase: три\n",
        "три",
        "SYT503",
        'the phrase "три" does not stand just once in its quote',
    ),
    "phrase twice": Slip(
        EVENTS,
        "      quote: сданы два причала\n",
        "      quote: сданы два причала\n      phrase: д\n",
        "д\n",
        "SYT503",
        "does not stand just once",
    ),
}


@pytest.mark.parametrize("slip", QUOTES.values(), ids=list(QUOTES))
def test_wrong_quotes_and_phrases(folder: Path, slip: Slip) -> None:
    """A quote or phrase that its text does not have is reported where it is written."""
    _only_problem(folder, slip)


def test_one_changed_letter_in_a_claim(folder: Path) -> None:
    """The quote of a claim is compared letter by letter, and the nearest words are shown."""
    spot = edit(folder / EVENTS, "quote: met in Cliffton", "quote: met in Clifton", "met in Clif")
    message = next(each.message for each in problems_of(folder) if each.code == "SYT501")

    assert [(EVENTS, *spot)] == _found(folder, "SYT501")
    assert "Cliffton on May 5" in message


def test_quote_that_stands_twice(folder: Path) -> None:
    """Without nth, a quote must stand just once; the message says how often it does."""
    spot = _add_claim(folder, "boats were")

    assert [(EVENTS, *spot, "SYT502")] == places_of(folder)
    assert "stands 2 times in the text; add nth (1 or 2)" in problems_of(folder)[0].message


def test_nth_chooses_among_several(folder: Path) -> None:
    """With nth, a quote may stand several times."""
    _add_claim(folder, "boats were", more="      nth: 2\n")
    edit(folder / "coverage.yaml", "    - sentence: The boats were blue\n      why: no act\n", "")
    quotes = dict(compile_folder(folder).dataset.quotes)

    assert LANTERN.rindex("boats were") == quotes["syt-0001.c2"].start


def test_nth_too_large(folder: Path) -> None:
    """An occurrence that is not there is reported at the quote, with the number of those there."""
    spot = _add_claim(folder, "boats were", more="      nth: 3\n")

    assert [(EVENTS, *spot, "SYT502")] == places_of(folder)
    assert "nth: 3, but the quote stands 2 times" in problems_of(folder)[0].message


def test_quote_of_more_than_40_words(folder: Path) -> None:
    """Forty words may be quoted at once, forty-one are too many."""
    words = [f"word{number}" for number in range(41)]
    edit_text(folder, "000_lantern.txt", "about the harbour.", f"about {' '.join(words)}.")
    edit(folder / EVENTS, LAST_OF_SYT_0001, LAST_OF_SYT_0001 + _claim(" ".join(words[:40])))

    assert [] == places_of(folder)

    spot = edit(folder / EVENTS, "word39\n", "word39 word40\n", "word39")

    assert [(EVENTS, spot.line, len("      quote: ") + 1, "SYT504")] == places_of(folder)
    assert "has 41 words, at most 40 are allowed" in problems_of(folder)[0].message


def test_too_large_a_quoted_share(folder: Path) -> None:
    """More than a third of a body, and more than 60 words, are reported at the article's id."""
    words = [f"word{number}" for number in range(70)]
    edit_text(folder, "000_lantern.txt", "about the harbour.", f"about {' '.join(words)}.")
    more = _claim(" ".join(words[:30])) + _claim(" ".join(words[30:60])).replace("c2", "c3")
    edit(folder / EVENTS, LAST_OF_SYT_0001, LAST_OF_SYT_0001 + more)

    assert [("articles.yaml", 1, 7, "SYT505")] == places_of(folder)
    assert "at most 60 are allowed" in problems_of(folder)[0].message


@pytest.mark.parametrize(
    "quote", ["the pier was never closed", "ten facts about lighthouses", "date 2025-05-06"]
)
def test_quote_from_outside_the_body(folder: Path, quote: str) -> None:
    """Readers' comments, navigation and the header of a page are not quoted."""
    spot = _add_claim(folder, quote)

    assert [(EVENTS, *spot, "SYT506")] == places_of(folder)


def test_quote_that_leaves_the_body(folder: Path) -> None:
    """A quote that begins in the body and ends in the navigation is not of the body."""
    spot = _add_claim(folder, "|-\n        boats were fast.\n        Read more")

    assert [(EVENTS, spot.line, len("      quote: ") + 1)] == _found(folder, "SYT506")


NAMES = {
    "actor in a role": Slip(
        EVENTS,
        "participants: [alandia, borland]",
        "participants: [alandia, borlant]",
        "borlant",
        "SYT301",
        'no actor is called "borlant"; did you mean borland?',
    ),
    "actor in a chain": Slip(
        SITUATIONS,
        "who: ana-arden",
        "who: anna-arden",
        "anna-arden",
        "SYT301",
        "did you mean ana-arden?",
    ),
    "actor that another belongs to": Slip(
        "actors.yaml",
        "of: alandia",
        "of: alandie",
        "alandie",
        "SYT301",
        "did you mean alandia?",
    ),
    "speaker of an origin": Slip(
        "origins.yaml",
        "speaker: lantern",
        "speaker: lanterns",
        "lanterns",
        "SYT301",
        "did you mean lantern?",
    ),
    "place of an event": Slip(
        EVENTS,
        "places: [cliffton]",
        "places: [clifton]",
        "clifton",
        "SYT302",
        'no place is called "clifton"; did you mean cliffton?',
    ),
    "place that another lies in": Slip(
        "places.yaml",
        "within: [cliffton]",
        "within: [clifton]",
        "clifton]",
        "SYT302",
        "did you mean cliffton?",
    ),
    "article of an error": Slip(
        "errata.yaml",
        "article: art-0001",
        "article: art-0003",
        "art-0003",
        "SYT303",
        'no article is called "art-0003"; did you mean art-000',
    ),
    "origin that may be another": Slip(
        "origins.yaml",
        "maybe_same: herald-own",
        "maybe_same: herold-own",
        "herold-own",
        "SYT304",
        'no origin is called "herold-own"; did you mean herald-own?',
    ),
    "target of a link": Slip(
        EVENTS,
        "{answers: syt-0002}",
        "{answers: syt-0009}",
        "syt-0009",
        "SYT305",
        'no event or situation is called "syt-0009"',
    ),
    "target of a link by slug": Slip(
        EVENTS,
        "{answers: syt-0002}",
        "{answers: arden-asks}",
        "arden-asks}",
        "SYT305",
        'no event or situation is called "arden-asks"',
    ),
    "link to itself": Slip(
        EVENTS,
        "{answers: syt-0002}",
        "{answers: syt-0003}",
        "syt-0003}",
        "SYT305",
        "syt-0003 links to itself",
    ),
    "claim of a position": Slip(
        EVENTS,
        "claims: [c3]",
        "claims: [c4]",
        "c4",
        "SYT306",
        'this record has no claim "c4"; it has c1, c2, c3',
    ),
}


@pytest.mark.parametrize("slip", NAMES.values(), ids=list(NAMES))
def test_unknown_names(folder: Path, slip: Slip) -> None:
    """A name that no record has is reported where it is written, with the nearest one."""
    _only_problem(folder, slip)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("article: art-0001\n      quote: met", "article: art-0008\n      quote: met", "SYT303"),
        ("origin: lantern-own\n      gloss: met", "origin: lantern\n      gloss: met", "SYT304"),
        ("when: {as: c1, once", "when: {as: c2, once", "SYT306"),
    ],
    ids=["article", "origin", "claim that a date is taken from"],
)
def test_unknown_names_that_a_claim_needs(folder: Path, old: str, new: str, code: str) -> None:
    """A claim that cannot be read is reported where the unknown name stands."""
    name = new.partition(": ")[2].removeprefix("{as: ").partition("\n")[0].partition(",")[0]
    spot = edit(folder / EVENTS, old, new, name)

    assert (EVENTS, *spot) in _found(folder, code)


@pytest.mark.parametrize(
    ("file", "old", "new", "at"),
    [
        (EVENTS, "[c1, syt-0001]", "[c1, syt-0009]", 'edtf: "2025-05-07"\n    once'),
        (EVENTS, "[syt-0001.c1]\n        why", "[syt-0001.c7]\n        why", None),
        ("errata.yaml", "[syt-0001.c1]", "[syt-0001.c2]", "id: err-001"),
        ("actors.yaml", "[syt-0002.c1]", "[syt-0002.c2]", "act-003"),
        ("articles.yaml", "[syt-0003.c1]", "[art-0009]", "art-0002"),
    ],
    ids=["date of an event", "date of a claim", "error", "membership", "publication"],
)
def test_unknown_evidence(folder: Path, file: str, old: str, new: str, at: str | None) -> None:
    """Evidence that does not exist is reported at the date, or the record, that rests on it."""
    edit(folder / file, old, new)
    # The date of the claim begins three lines above its evidence.
    spot = spot_of(folder / file, at or 'edtf: "2025-05-07"\n        basis')

    assert [(file, *spot, "SYT306")] == places_of(folder)
    assert f'"{new.strip("[]").partition("]")[0].rpartition(" ")[2]}" is evidence of' in (
        problems_of(folder)[0].message
    )


DATES = {
    "no such day": Slip(
        EVENTS,
        LAST_OF_C3,
        LAST_OF_C3 + '      when: "2024-02-30"\n',
        '"2024-02-30"',
        "SYT401",
        "day 30 does not exist in 2024-02 (at offset 8)",
    ),
    "no EDTF": Slip(
        EVENTS,
        LAST_OF_C3,
        LAST_OF_C3 + "      when: {edtf: 30 February, why: none}\n",
        "30 February",
        "SYT401",
        '"30 February"',
    ),
    "no such day in a membership": Slip(
        "actors.yaml",
        "office: Envoy",
        "office: Envoy\n      when: 2025-04-31/..",
        "2025-04-31",
        "SYT401",
        "day 31 does not exist in 2025-04",
    ),
    "no such day of an origin": Slip(
        "origins.yaml",
        "label: Ana Arden, day not told",
        "label: Ana Arden, day not told\n  when: 2025-13",
        "2025-13",
        "SYT401",
        "month 13 does not exist",
    ),
    "latest before earliest": Slip(
        EVENTS,
        LAST_OF_C3,
        LAST_OF_C3 + '      when: "[2025-05-07..2025-05-06]"\n',
        '"[2025-05-07',
        "SYT402",
        "the latest day 2025-05-06 lies before the earliest day 2025-05-07",
    ),
    "end before start": Slip(
        EVENTS,
        LAST_OF_C3,
        LAST_OF_C3 + "      when: {edtf: 2025-05-07/2025-05-06, why: none}\n",
        "2025-05-07/2025-05-06",
        "SYT402",
        "lies before the earliest day",
    ),
    "certain outside possible": Slip(
        SITUATIONS,
        'edtf: "../.."\n    certain: "2025-05-05"',
        'edtf: "../2025-05-07"\n    certain: 2025-05-05/2025-05-08',
        "2025-05-05/2025-05-08",
        "SYT403",
        "the certain days 2025-05-05/2025-05-08 reach outside the possible days ../2025-05-07",
    ),
    "certain that is not whole days": Slip(
        SITUATIONS,
        'certain: "2025-05-05"',
        'certain: "2025-05"',
        '"2025-05"',
        "SYT403",
        '"2025-05" is not whole days',
    ),
    "drawn outside possible": Slip(
        EVENTS,
        'drawn: "2025-05-01"',
        'drawn: "2025-05-05"',
        '"2025-05-05"',
        "SYT403",
        "the drawn days 2025-05-05 reach outside the possible days 2025-04-28/2025-05-04",
    ),
    "unknown convention": Slip(
        EVENTS,
        "convention: last-week",
        "convention: last-weak",
        "last-weak",
        "SYT404",
        'no convention is called "last-weak"; did you mean last-week?',
    ),
    "convention without a day of speaking": Slip(
        SITUATIONS,
        "    basis: inferred\n",
        "    basis: inferred\n    convention: last-week\n",
        "last-week",
        "SYT404",
        "needs a bounded date and the day of speaking",
    ),
    "event later than its article": Slip(
        EVENTS,
        'edtf: "2025-05-07"\n    once',
        'edtf: "[2025-05-07..2025-05-10]"\n    once',
        'edtf: "[2025-05-07..2025-05-10]"',
        "SYT405",
        "syt-0003 may be later than art-0002, which tells it and is not after 2025-05-09",
    ),
    "event without an end": Slip(
        EVENTS,
        'edtf: "2025-05-07"\n    once',
        'edtf: "[2025-05-07..]"\n    once',
        'edtf: "[2025-05-07..]"',
        "SYT405",
        "bound it by the article",
    ),
}


@pytest.mark.parametrize("slip", DATES.values(), ids=list(DATES))
def test_wrong_dates(folder: Path, slip: Slip) -> None:
    """A date that cannot be is reported where it is written."""
    _only_problem(folder, slip)


@pytest.mark.parametrize(
    ("old", "at"),
    [
        (
            "    why: the day is in the text, the year is that of the meeting\n",
            'edtf: "2025-05-07"\n    once',
        ),
        ("        why: the year is that of the meeting\n", 'edtf: "2025-05-07"\n        basis'),
    ],
    ids=["event", "claim"],
)
def test_date_without_why(folder: Path, old: str, at: str) -> None:
    """A date that its source does not state needs its reasoning; its beginning is reported."""
    edit(folder / EVENTS, old, "")

    assert [(EVENTS, *spot_of(folder / EVENTS, at), "SYT406")] == places_of(folder)


# -- ids, slugs and keys ---------------------------------------------------------------------

TAKEN = {
    "slug of an event": Slip(
        EVENTS,
        "slug: borland-hands-over-the-pier",
        "slug: arden-asks-for-the-pier",
        "arden-asks",
        "SYT205",
        f'"arden-asks-for-the-pier" is the slug of another (line 24 of {EVENTS})',
    ),
    "slug of a situation": Slip(
        SITUATIONS,
        "slug: alandia-and-borland-in-contact",
        "slug: envoys-meet-in-cliffton",
        "envoys-meet",
        "SYT205",
        "is the slug of another",
    ),
    "id of an actor": Slip(
        "actors.yaml",
        "act-002",
        "act-001",
        "act-001",
        "SYT205",
        '"act-001" is the id of another (line 1 of actors.yaml)',
    ),
    "id of a place": Slip(
        "places.yaml", "plc-002", "plc-001", "plc-001", "SYT205", "is the id of another"
    ),
    "id of an origin": Slip(
        "origins.yaml", "org-003", "org-001", "org-001", "SYT205", "is the id of another"
    ),
    "id of an error": Slip(
        "errata.yaml",
        "  effect: none\n",
        "  effect: none\n- id: err-001\n  kind: unclear\n  article: art-0001\n"
        "  quote: the northern pier\n  says: pier\n  why: none\n  effect: none\n",
        "err-001",
        "SYT205",
        '"err-001" is another error',
    ),
    "key": Slip(
        EVENTS,
        "  kind: Request\n",
        "  kind: Request\n  kind:  Request\n",
        "kind:  Request",
        "SYT105",
        '"kind" stands twice here',
    ),
    "key in a mapping in braces": Slip(
        "places.yaml",
        "{en: Cliffton, ru: Клифтон}",
        "{en: Cliffton, ru: Клифтон, en: Clifton}",
        "en: Clifton}",
        "SYT105",
        '"en" stands twice here',
    ),
}


@pytest.mark.parametrize("slip", TAKEN.values(), ids=list(TAKEN))
def test_duplicates(folder: Path, slip: Slip) -> None:
    """What may stand only once is reported where it stands the second time."""
    _only_problem(folder, slip)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("- id: syt-0003", "- id: syt-0002", f"the id of another (line 23 of {EVENTS})"),
        ("- id: c3", "- id: c2", '"c2" is another claim of this record'),
    ],
    ids=["event", "claim"],
)
def test_duplicate_ids_that_others_refer_to(folder: Path, old: str, new: str, says: str) -> None:
    """An id that is taken is reported where it stands the second time, with the first place."""
    spot = edit(folder / EVENTS, old, new, new[len("- id: ") :])
    messages = [each.message for each in problems_of(folder) if each.code == "SYT205"]

    assert [(EVENTS, *spot)] == _found(folder, "SYT205")
    assert says in messages[0]


KEYS = {
    "unknown, with a near one": Slip(
        EVENTS,
        "  kind: Meeting\n",
        "  kind: Meeting\n  plases: [cliffton]\n",
        "plases",
        "SYT201",
        'unknown key "plases"; did you mean places?',
    ),
    "unknown, with none near": Slip(
        "dataset.yaml",
        "name: tiny\n",
        "name: tiny\nzzz: 1\n",
        "zzz",
        "SYT201",
        'unknown key "zzz"; known are name, version',
    ),
    "unknown in a claim": Slip(
        EVENTS,
        LAST_OF_C3,
        LAST_OF_C3 + "      artikle: art-0001\n",
        "artikle",
        "SYT201",
        "did you mean article?",
    ),
    "unknown after Cyrillic letters": Slip(
        SITUATIONS,
        "{who: ana-arden, act: says}",
        "{who: посланница Аландии, act: says, akt: says}",
        "akt",
        "SYT201",
        'unknown key "akt"; known are who, act',
    ),
    "of another kind of record": Slip(
        EVENTS,
        "  kind: Meeting\n",
        "  kind: Meeting\n  topic: contacts\n",
        "topic",
        "SYT201",
        'unknown key "topic"',
    ),
    "unknown kind of link": Slip(
        EVENTS, "{answers: ", "{answer: ", "answer: ", "SYT201", "did you mean answers?"
    ),
    "missing in a record": Slip(
        EVENTS,
        "- id: syt-0001\n  slug: envoys-meet-in-cliffton\n",
        "- id: syt-0001\n",
        "id: syt-0001",
        "SYT202",
        '"slug" is missing; add it',
    ),
    "missing in a claim": Slip(
        EVENTS,
        "    - id: c3\n      article: art-0002\n      quote: по другим — три\n"
        '      field: number\n      value: "3"\n      origin: herald-own\n' + LAST_OF_C3,
        "    - id: c3\n      article: art-0002\n      quote: по другим — три\n"
        '      field: number\n      value: "3"\n      origin: herald-own\n',
        "id: c3",
        "SYT202",
        '"gloss" is missing',
    ),
    "missing title": Slip(
        EVENTS,
        "  title:\n    en: Ana Arden asks Borland for the northern pier\n",
        "  title:\n",
        "ru: Ана",
        "SYT202",
        'an English title is missing; add "en"',
    ),
    "empty value": Slip(
        "origins.yaml",
        "label: The Herald in its own voice",
        'label: ""',
        '""',
        "SYT203",
        '"label" must be a text that is not empty',
    ),
    "list instead of a text": Slip(
        "origins.yaml",
        "label: The Herald in its own voice",
        "label: [The Herald]",
        "[The Herald]",
        "SYT203",
        '"label" must be a text',
    ),
    "text instead of a list of claims": Slip(
        EVENTS,
        "  disputes:\n    - id: dsp-001\n      kind: number\n      positions:\n"
        "        - says: two berths\n          claims: [c2]\n"
        "        - says: three berths\n          claims: [c3]\n",
        "  disputes: none\n",
        "none\n",
        "SYT203",
        "a list is expected here",
    ),
    "id of the wrong form": Slip(
        "places.yaml",
        "plc-002",
        "place-002",
        "place-002",
        "SYT206",
        '"place-002" has not the form of such an id; write it like plc-001',
    ),
    "slug of the wrong form": Slip(
        EVENTS,
        "slug: envoys-meet-in-cliffton",
        "slug: Envoys_meet",
        "Envoys_meet",
        "SYT206",
        "write it like",
    ),
}


@pytest.mark.parametrize("slip", KEYS.values(), ids=list(KEYS))
def test_wrong_keys_and_values(folder: Path, slip: Slip) -> None:
    """A wrong key or value is reported where it stands, a missing one where its record begins."""
    _only_problem(folder, slip)


def test_missing_topic(folder: Path) -> None:
    """A situation without its topic is reported where it begins."""
    edit(folder / SITUATIONS, "  topic: contacts\n", "")

    assert [(SITUATIONS, 1, 3, "SYT202")] == places_of(folder)


@pytest.mark.parametrize("key", ["id", "when", "kind"])
def test_missing_keys_without_which_there_is_no_record(folder: Path, key: str) -> None:
    """An error without its id, an event without its date, and an actor without its kind."""
    file, old, new = {
        "id": ("errata.yaml", "- id: err-001\n  kind", "- kind"),
        "when": (EVENTS, "  when: {as: c1}\n", ""),
        "kind": ("actors.yaml", "  slug: borland\n  kind: state\n", "  slug: borland\n"),
    }[key]
    edit(folder / file, old, new)
    begins = {
        "id": Spot(1, 3),
        "when": spot_of(folder / EVENTS, "id: syt-0002"),
        "kind": spot_of(folder / "actors.yaml", "id: act-002"),
    }[key]

    assert (file, *begins) in _found(folder, "SYT202")


VALUES = {
    "kind": Slip(
        EVENTS,
        "kind: Meeting",
        "kind: Meting",
        "Meting",
        "SYT204",
        '"Meting" is no kind; did you mean Meeting?',
    ),
    "mode": Slip(
        EVENTS,
        "kind: Meeting\n",
        "kind: Meeting\n  mode: planed\n",
        "planed",
        "SYT204",
        '"planed" is no mode; did you mean planned?',
    ),
    "scope": Slip(
        EVENTS,
        "kind: Meeting\n",
        "kind: Meeting\n  scope: outer\n",
        "outer",
        "SYT204",
        '"outer" is no scope; choose one of core, context',
    ),
    "stance": Slip(
        EVENTS,
        LAST_OF_C3,
        LAST_OF_C3 + "      stance: denied\n",
        "denied",
        "SYT204",
        '"denied" is no stance; did you mean denies?',
    ),
    "field": Slip(
        EVENTS,
        'field: number\n      value: "3"',
        'field: numbers\n      value: "3"',
        "numbers",
        "SYT204",
        '"numbers" is no field; did you mean number?',
    ),
    "basis": Slip(
        EVENTS,
        "basis: inferred\n    evidence: [c1, syt-0001]",
        "basis: infered\n    evidence: [c1, syt-0001]",
        "infered",
        "SYT204",
        '"infered" is no basis; did you mean inferred?',
    ),
    "topic": Slip(
        SITUATIONS,
        "topic: contacts",
        "topic: contact",
        "contact\n",
        "SYT204",
        '"contact" is no topic; did you mean contacts?',
    ),
    "flag": Slip(
        EVENTS,
        "when: {as: c1}\n",
        'when: {as: c1, once: "yes"}\n',
        '"yes"',
        "SYT204",
        '"yes" is no once; choose one of true, false',
    ),
    "kind of a dispute": Slip(
        EVENTS,
        "      kind: number\n",
        "      kind: numbers\n",
        "numbers",
        "SYT204",
        "did you mean number?",
    ),
    "kind of an actor": Slip(
        "actors.yaml",
        "kind: person",
        "kind: persona",
        "persona",
        "SYT204",
        "did you mean person?",
    ),
    "kind of an error": Slip(
        "errata.yaml", "kind: typo", "kind: tipo", "tipo", "SYT204", "did you mean typo?"
    ),
    "role": Slip(
        EVENTS,
        "    requesters: [ana-arden]",
        "    requester: [ana-arden]",
        "requester",
        "SYT602",
        'Request has no role "requester"; did you mean requesters?',
    ),
    "role of another kind": Slip(
        EVENTS,
        "    receivers: [alandia]\n",
        "    receivers: [alandia]\n    winners: [alandia]\n",
        "winners",
        "SYT602",
        'Handover has no role "winners"; it has givers, receivers',
    ),
    "role of a situation": Slip(
        SITUATIONS,
        "    holders: [alandia, borland]\n",
        "    holders: [alandia, borland]\n    other: [borland]\n",
        "other",
        "SYT602",
        'Situation has no role "other"; did you mean others?',
    ),
}


@pytest.mark.parametrize("slip", VALUES.values(), ids=list(VALUES))
def test_values_outside_their_lists(folder: Path, slip: Slip) -> None:
    """A value outside its closed list is reported where it stands, with the nearest or all."""
    _only_problem(folder, slip)


# -- files -----------------------------------------------------------------------------------


YAML = {
    "tab": Slip(
        EVENTS, "  kind: Request\n", "\tkind: Request\n", "\t", "SYT104", "a tab indents the line"
    ),
    "tab after spaces": Slip(
        EVENTS, "  kind: Request\n", "  \tkind: Request\n", "\t", "SYT104", "use spaces"
    ),
    "anchor": Slip(
        EVENTS,
        "participants: [alandia, borland]",
        "participants: &both [alandia, borland]",
        "&both",
        "SYT106",
        "anchors and tags are not used",
    ),
    "alias": Slip(
        EVENTS,
        "participants: [alandia, borland]",
        "participants: *both",
        "*both",
        "SYT106",
        "anchors and tags are not used",
    ),
    "tag": Slip(
        EVENTS,
        'once: "true"}',
        "once: !!bool true}",
        "!!bool",
        "SYT106",
        "the tag tag:yaml.org,2002:bool",
    ),
    "tag of one's own": Slip(
        EVENTS, "kind: Request", "kind: !kind Request", "!kind", "SYT106", "the tag !kind"
    ),
}


@pytest.mark.parametrize("slip", YAML.values(), ids=list(YAML))
def test_yaml_that_data_files_do_not_use(folder: Path, slip: Slip) -> None:
    """Tabs, anchors, aliases and tags are refused where they stand."""
    _only_problem(folder, slip)


def test_broken_yaml(folder: Path) -> None:
    """A file that is no YAML is reported where reading failed: the line after an open bracket."""
    spot = edit(folder / EVENTS, "  kind: Request\n", "  kind: [Request\n", "title")
    (problem,) = problems_of(folder)

    assert (EVENTS, "SYT103") == (problem.file, problem.code)
    assert (spot.line, len("  title:")) == (problem.line, problem.column)
    assert (
        f'the "[" of line {spot.line - 1} is not closed before this; add "]", or put a text with '
        "a colon, comma or bracket into quotation marks"
    ) == problem.message


def test_two_documents_in_a_file(folder: Path) -> None:
    """A second document in a file would be overlooked, so it is refused."""
    text = (folder / SITUATIONS).read_text("utf-8")
    (folder / SITUATIONS).write_text(text + "---\n- id: syt-0005\n", "utf-8")
    line = text.count("\n") + 1

    assert [(SITUATIONS, line, 1, "SYT103")] == places_of(folder)


def test_wrong_encoding(folder: Path) -> None:
    """Bytes of Windows-1251 are reported where the first of them stands, counted in bytes."""
    path = folder / SITUATIONS
    first = spot_of(path, "Аландия")
    path.write_bytes(path.read_text("utf-8").encode("cp1251"))

    assert [(SITUATIONS, *first, "SYT101")] == places_of(folder)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n"], ids=["empty", "blank", "comment"])
def test_file_without_content(folder: Path, text: str) -> None:
    """A file that is empty, or has only comments, is reported at its beginning."""
    (folder / SITUATIONS).write_text(text, "utf-8")

    assert [(SITUATIONS, 1, 1, "SYT102")] == places_of(folder)


@pytest.mark.parametrize("name", ["dataset", "articles", "actors", "places", "origins"])
def test_missing_file(folder: Path, name: str) -> None:
    """A file that every dataset has is reported when it is missing."""
    (folder / f"{name}.yaml").unlink()

    assert [(f"{name}.yaml", 1, 1)] == _found(folder, "SYT107")


def test_files_that_may_be_missing(folder: Path) -> None:
    """A dataset may do without errata and without a ledger."""
    (folder / "errata.yaml").unlink()
    (folder / "coverage.yaml").unlink()

    assert () == problems_of(folder)


def test_mapping_instead_of_a_list_of_records(folder: Path) -> None:
    """A file of records is a list; one record without its hyphen is none."""
    text = (folder / "origins.yaml").read_text("utf-8")
    first = text.partition("- id: org-002")[0].replace("- id", "  id")
    (folder / "origins.yaml").write_text(first, "utf-8")

    assert [("origins.yaml", 1, 3)] == _found(folder, "SYT203")


# -- articles --------------------------------------------------------------------------------


def test_changed_source_text(folder: Path) -> None:
    """A text that is not the one described is reported at both of its hashes."""
    edit(folder / "000_lantern.txt", "was never closed", "was never open")
    path = folder / "articles.yaml"
    bytes_at, text_at = (
        spot_of(path, key).column + len(key) + 2 for key in ("bytes_sha256", "text_sha256")
    )

    assert [
        ("articles.yaml", spot_of(path, "bytes_sha256").line, bytes_at, "SYT507"),
        ("articles.yaml", spot_of(path, "text_sha256").line, text_at, "SYT507"),
    ] == places_of(folder)


def test_line_ends_change_only_the_hash_of_the_bytes(folder: Path) -> None:
    """The normalized text, and every offset in it, is the same under other line ends."""
    path = folder / "000_lantern.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    column = len("  bytes_sha256: ") + 1

    assert [("articles.yaml", 10, column, "SYT507")] == places_of(folder)


def test_missing_source_text(folder: Path) -> None:
    """A text that is not there is reported at its file name."""
    (folder / "001_herald.txt").unlink()
    spot = spot_of(folder / "articles.yaml", "001_herald.txt")
    messages = [each.message for each in problems_of(folder) if each.code == "SYT508"]

    assert [("articles.yaml", *spot)] == _found(folder, "SYT508")
    assert ["001_herald.txt: cannot be read (No such file or directory); check the name"] == (
        messages
    )


def test_source_text_in_another_encoding(folder: Path) -> None:
    """A text that is not UTF-8 is reported at its file name, with its line."""
    path = folder / "001_herald.txt"
    path.write_bytes(path.read_text("utf-8").encode("cp1251"))
    spot = spot_of(folder / "articles.yaml", "001_herald.txt")
    messages = [each.message for each in problems_of(folder) if each.code == "SYT508"]

    assert [("articles.yaml", *spot)] == _found(folder, "SYT508")
    assert "001_herald.txt:1: byte 2 is not UTF-8" in messages[0]


@pytest.mark.parametrize("name", ["../000_lantern.txt", "./000_lantern.txt", "/etc/hostname", ".."])
def test_path_as_file_name(folder: Path, name: str) -> None:
    """Only files of the folder itself are read."""
    spot = edit(folder / "articles.yaml", "file: 000_lantern.txt", f"file: {name}", name)

    assert [("articles.yaml", *spot)] == _found(folder, "SYT508")


RANGES = {
    "words that are not there": Slip(
        "articles.yaml",
        "- comments: A reader writes",
        "- comments: A reader wrote",
        "A reader wrote",
        "SYT509",
        '"A reader wrote" does not stand after the range before',
    ),
    "words before the range before": Slip(
        "articles.yaml",
        "- comments: A reader writes",
        "- comments: A reader writes\n    - footer: Read more",
        "Read more",
        "SYT509",
        '"Read more" does not stand after the range before',
    ),
    "unknown kind of range": Slip(
        "articles.yaml",
        "- comments: A reader writes",
        "- coments: A reader writes",
        "coments",
        "SYT204",
        '"coments" is no kind of range; did you mean comments?',
    ),
}


@pytest.mark.parametrize("slip", RANGES.values(), ids=list(RANGES))
def test_ranges_that_do_not_fit(folder: Path, slip: Slip) -> None:
    """Each range begins at words that stand after those of the range before."""
    _only_problem(folder, slip)


def test_article_without_ranges(folder: Path) -> None:
    """Without ranges nothing says where the body is."""
    edit(folder / "articles.yaml", "  ranges:\n    - body: 7 мая\n", "")

    assert [("articles.yaml", *spot_of(folder / "articles.yaml", "id: art-0002"))] == (
        _found(folder, "SYT202")
    )


# -- rules of a whole dataset ----------------------------------------------------------------


def test_event_without_a_claim(folder: Path) -> None:
    """What no source says is no event."""
    (folder / "events" / "more.yaml").write_text(
        "- id: syt-0005\n  slug: a-second-meeting\n  kind: Meeting\n"
        "  title: {en: A second meeting, ru: Вторая встреча}\n"
        '  when: "2025-05-06"\n  roles: {participants: [alandia]}\n  claims: []\n',
        "utf-8",
    )

    assert [("events/more.yaml", 7, 11, "SYT601")] == places_of(folder)


def test_evidence_that_rests_on_itself(folder: Path) -> None:
    """Two dates that rest on each other are reported once, with the path from one to the other."""
    edit(folder / SITUATIONS, "evidence: [c1, syt-0001]", "evidence: [c1, syt-0003]")
    edit(folder / EVENTS, "evidence: [c1, syt-0001]", "evidence: [c1, syt-0004]")
    spot = spot_of(folder / EVENTS, 'edtf: "2025-05-07"\n    once')

    assert [(EVENTS, *spot, "SYT307")] == places_of(folder)
    assert "syt-0003 → syt-0004 → syt-0003" in problems_of(folder)[0].message


def test_dispute_with_one_position(folder: Path) -> None:
    """A dispute has two sides."""
    edit(folder / EVENTS, "        - says: three berths\n          claims: [c3]\n", "")

    assert [(EVENTS, *spot_of(folder / EVENTS, "id: dsp-001"), "SYT604")] == places_of(folder)


@pytest.mark.parametrize(
    ("old", "loaded", "quoted"),
    [
        ("asks Borland", "asks the dictator of Borland", "asks the “dictator” of Borland"),
        ("asks Borland", "asks the Regime of Borland", 'asks the "Regime" of Borland'),
        ("у Борландии", "у режима Борландии", "у «режима» Борландии"),
        ("у Борландии", "у Диктатора Борландии", "у «Диктатора» Борландии"),
    ],
)
def test_characterisation_in_a_title(folder: Path, old: str, loaded: str, quoted: str) -> None:
    """A loaded word in a title is reported at the record, and is fine inside quotation marks."""
    path = folder / EVENTS
    text = path.read_text("utf-8")
    before, title, after = text.partition("  slug: arden-asks-for-the-pier")
    path.write_text(before + title + after.replace(old, loaded, 1), "utf-8")

    assert [(EVENTS, *spot_of(path, "id: syt-0002"), "SYT603")] == places_of(folder)

    path.write_text(before + title + after.replace(old, quoted, 1), "utf-8")

    assert [] == places_of(folder)


# -- the ledger ------------------------------------------------------------------------------


def test_unexplained_sentence(folder: Path) -> None:
    """A sentence that is neither used nor dismissed is reported at its article's dismissals."""
    edit(folder / "coverage.yaml", "    - sentence: The weather was mild\n      why: no act\n", "")

    assert [("coverage.yaml", 1, 3, "SYT701")] == places_of(folder)
    assert 'the sentence "The weather was mild." at 206 of art-0001' in (
        problems_of(folder)[0].message
    )


def test_unexplained_sentence_of_an_article_without_dismissals(folder: Path) -> None:
    """Where an article has no dismissals, its record is reported."""
    edit_text(folder, "001_herald.txt", "по другим — три.\n", "по другим — три. Был дождь.\n")
    spot = spot_of(folder / "articles.yaml", "art-0002")

    assert [("articles.yaml", *spot, "SYT701")] == places_of(folder)


def test_unexplained_time_word(folder: Path) -> None:
    """A time expression in a sentence that is used is reported if no phrase takes it up."""
    edit_text(folder, "000_lantern.txt", "about the harbour.", "about the harbour of tomorrow.")

    assert [("coverage.yaml", 1, 3, "SYT702")] == places_of(folder)
    assert 'the time expression "tomorrow" at' in problems_of(folder)[0].message


def test_dismissed_time_word(folder: Path) -> None:
    """A time expression may be dismissed by itself."""
    edit_text(folder, "000_lantern.txt", "about the harbour.", "about the harbour of tomorrow.")
    edit(
        folder / "coverage.yaml",
        "  dismiss:\n",
        "  dismiss:\n    - time: of tomorrow\n      why: names no day\n",
    )

    assert () == problems_of(folder)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("sentence: Envoys of Alandia", "the sentence at 34 of art-0001 is used by a claim"),
        ("time: May 5", "the time at 83 of art-0001 is used by a claim"),
        ("sentence: A reader writes", "is no sentence or time expression of the body"),
        ("time: blue", "is no sentence or time expression of the body"),
    ],
)
def test_idle_dismissal(folder: Path, words: str, says: str) -> None:
    """A dismissal of what is used, or of what the ledger does not have, is reported."""
    edit(
        folder / "coverage.yaml",
        "  dismiss:\n",
        f"  dismiss:\n    - {words}\n      why: to see\n",
    )

    assert [("coverage.yaml", 1, 3, "SYT703")] == places_of(folder)
    assert says in problems_of(folder)[0].message


LEDGER = {
    "unknown article": Slip(
        "coverage.yaml",
        "- article: art-0001\n",
        "- article: art-0007\n  dismiss: []\n- article: art-0001\n",
        "art-0007",
        "SYT303",
        'no article is called "art-0007"',
    ),
    "words that are not there": Slip(
        "coverage.yaml",
        "  dismiss:\n",
        "  dismiss:\n    - time: at midnight\n      why: to see\n",
        "at midnight",
        "SYT501",
        "does not stand in the text",
    ),
    "words that stand twice": Slip(
        "coverage.yaml",
        "sentence: The boats were blue",
        "sentence: boats were",
        "boats were",
        "SYT502",
        "stands 2 times",
    ),
    "without a reason": Slip(
        "coverage.yaml",
        "    - sentence: The boats were blue\n      why: no act\n",
        "    - sentence: The boats were blue\n",
        "sentence: The boats",
        "SYT202",
        '"why" is missing',
    ),
}


@pytest.mark.parametrize("slip", LEDGER.values(), ids=list(LEDGER))
def test_wrong_dismissals(folder: Path, slip: Slip) -> None:
    """A dismissal that cannot be read is reported where it stands."""
    spot = edit(folder / slip.file, slip.old, slip.new, slip.at)
    messages = [each.message for each in problems_of(folder) if each.code == slip.code]

    assert [(slip.file, *spot)] == _found(folder, slip.code)
    assert slip.says in messages[0]


# -- all in one run --------------------------------------------------------------------------


def test_problems_of_several_files_are_reported_in_one_run(folder: Path) -> None:
    """One run reports everything, in the order of files, lines and columns."""
    expected = [
        ("actors.yaml", *edit(folder / "actors.yaml", "person", "parson"), "SYT204"),
        ("errata.yaml", *edit(folder / "errata.yaml", "Borlandik side", "Borland side"), "SYT501"),
        (EVENTS, *edit(folder / EVENTS, "places: [cliffton]", "places: [x]", "x]"), "SYT302"),
        (EVENTS, *edit(folder / EVENTS, "{answers: ", "{answer: ", "answer: "), "SYT201"),
        (SITUATIONS, *edit(folder / SITUATIONS, "kind: Situ", "knd: 1\n  kind: Situ"), "SYT201"),
        ("places.yaml", *edit(folder / "places.yaml", "city", "citi"), "SYT204"),
    ]
    expected[1] = ("errata.yaml", 4, len("  quote: ") + 1, "SYT501")

    assert expected == places_of(folder)


def test_all_problems_of_one_claim_are_reported(folder: Path) -> None:
    """A claim that cites nothing is still read to its end."""
    old = (
        "      quote: сданы два причала\n      field: number\n"
        '      value: "2"\n      origin: herald-own\n'
    )
    new = (
        "      quote: сданы пять причалов\n      field: numbers\n      stance: denied\n"
        '      when: "2024-02-30"\n      via: [{who: arden, act: says}]\n      origin: herald\n'
    )
    edit(folder / EVENTS, old, new)
    expected = [
        (EVENTS, *spot_of(folder / EVENTS, words), code)
        for words, code in (
            ("сданы пять", "SYT501"),
            ("numbers", "SYT204"),
            ("denied", "SYT204"),
            ('"2024-02-30"', "SYT401"),
            ("arden, act", "SYT301"),
            ("herald\n", "SYT304"),
        )
    ]

    assert set(expected) <= set(places_of(folder))


def test_all_problems_of_one_record_are_reported(folder: Path) -> None:
    """A record without a date is still read to its end."""
    path = folder / EVENTS
    edit(path, "  when: {as: c1}\n  places: [northern-pier]", "  places: [pier]\n  mode: planed")
    edit(path, "requesters: [ana-arden]", "requester: [ana-arden]")
    expected = {
        (EVENTS, *spot_of(path, "id: syt-0002"), "SYT202"),
        (EVENTS, *spot_of(path, "pier]"), "SYT302"),
        (EVENTS, *spot_of(path, "planed"), "SYT204"),
        (EVENTS, *spot_of(path, "requester:"), "SYT602"),
    }

    assert expected <= set(places_of(folder))


@pytest.mark.parametrize("file", [EVENTS, SITUATIONS, "errata.yaml", "coverage.yaml"])
def test_broken_file_makes_no_cascade(folder: Path, file: str) -> None:
    """Where a file cannot be read, what refers to its records is not reported too."""
    path = folder / file
    path.write_text(path.read_text("utf-8") + "- [\n", "utf-8")

    assert [(file, "SYT103")] == [(each.file, each.code) for each in problems_of(folder)]


def test_error_holds_every_problem(folder: Path) -> None:
    """Compiling raises one error with all the problems that the checker finds."""
    edit(folder / "places.yaml", "city", "citi")
    edit(folder / "actors.yaml", "person", "parson")
    with pytest.raises(ProblemsError) as caught:
        compile_folder(folder)

    assert problems_of(folder) == caught.value.problems
    assert "\n".join(map(str, problems_of(folder))) == str(caught.value)


# -- through the command ---------------------------------------------------------------------


def test_command_prints_the_place_of_a_problem(folder: Path) -> None:
    """A problem is one line on standard output that editors can jump to; the exit code is 1."""
    spot = edit(folder / EVENTS, "places: [cliffton]", "places: [clifton]", "clifton")
    ran = run_command("check", folder)

    assert 1 == ran.code
    assert (
        f'{EVENTS}:{spot.line}:{spot.column} SYT302 no place is called "clifton"; '
        "did you mean cliffton?\n"
    ) == ran.out
    assert f"{folder}: 1 problem in 3 events, 1 situation, 6 claims, 2 articles\n" == ran.err


def test_command_prints_every_problem(folder: Path) -> None:
    """The command prints what the checker finds, line by line."""
    edit(folder / EVENTS, "quote: met in Cliffton", "quote: met in Clifton")
    edit(folder / "places.yaml", "city", "citi")
    ran = run_command("check", folder)

    assert 1 == ran.code
    assert [str(problem) for problem in problems_of(folder)] == ran.out.splitlines()


def test_command_says_that_nothing_is_wrong(folder: Path) -> None:
    """A clean folder ends with 0 and a summary."""
    ran = run_command("check", folder)

    assert (0, "") == (ran.code, ran.err)
    assert f"{folder}: 0 problems in 3 events, 1 situation, 6 claims, 2 articles\n" == ran.out


def test_every_code_is_described() -> None:
    """Codes are SYT and three digits, and each says what it stands for."""
    assert all(code.startswith("SYT") and code[3:].isdigit() and len(code) == 6 for code in CODES)
    assert all(CODES.values())
    assert sorted(CODES) == list(CODES)

"""``syriatimeline show``: a card with all reasoning for whatever has an id."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

import syriatimeline as st
from authoring import run_command

TIMELINE = st.load()
DATASET = TIMELINE.dataset


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A width at which most lines are whole."""
    monkeypatch.setenv("COLUMNS", "100")


def _show(*names: str) -> str:
    """What is printed, each run of space as one."""
    ran = run_command("show", *names)

    assert (0, "") == (ran.code, ran.err)
    return " ".join(ran.out.split())


@pytest.mark.parametrize("record", list(DATASET.records), ids=lambda record: str(record.id))
def test_card_of_every_record(record: st.Event | st.Situation) -> None:
    """A card has titles, date, standing, every claim with its words, and every dispute."""
    card = _show(record.id)

    for text in (record.id, record.slug, *record.titles.values(), record.when.edtf):
        assert " ".join(text.split()) in card
    assert f"Standing: {record.standing}" in card
    assert f"Claims ({len(record.claims)})" in card
    for claim in record.claims:
        assert claim.id in card
        if isinstance(claim.citation, st.Quote):
            assert f"“{' '.join(claim.citation.exact.split())}” [" in card
    for dispute in record.disputes:
        assert dispute.id in card
        assert all(" ".join(each.says.split()) in card for each in dispute.positions)
    for link in record.links:
        assert f"{link.kind} {link.target}" in card


def test_event_by_slug() -> None:
    """A slug shows the same card as its id."""
    assert _show("syt-0007") == _show("assad-leaves-damascus")


@pytest.mark.parametrize("name", ["syt-0007.c1", "syt-0019.c5"])
def test_claim_shows_its_record(name: str) -> None:
    """A claim is shown on the card of what it is about."""
    assert _show(name.partition(".")[0]) == _show(name)
    assert name in _show(name)


@pytest.mark.parametrize("dispute", list(TIMELINE.disputes))
def test_dispute_shows_its_record(dispute: str) -> None:
    """A dispute is shown on the card of its record."""
    assert _show(TIMELINE.disputes[dispute].record) == _show(dispute)


@pytest.mark.parametrize("article", DATASET.articles, ids=lambda article: str(article.id))
def test_card_of_every_article(article: st.Article) -> None:
    """An article is shown with its days, its address and what it tells."""
    card = _show(article.id)

    assert f"{article.id} {article.publisher} ({article.language})" in card
    assert f"anchor of relative dates: {article.anchor.edtf}" in card
    assert article.url in card
    told = [record.id for record in DATASET.records if article in record.articles]
    assert f"tells: {', '.join(told)}" in card


def test_article_by_number_and_publisher() -> None:
    """An article may be called by the number of its file, or by its publisher."""
    assert _show("art-0001") == _show("000") == _show("NEWSru.co.il")


@pytest.mark.parametrize("error", DATASET.errata, ids=lambda error: str(error.id))
def test_card_of_every_source_error(error: st.SourceError) -> None:
    """An error is shown with the words that are wrong, and what follows."""
    card = _show(error.id)

    assert f"Source error {error.id}: {error.kind} in {error.quote.article.id}" in card
    for text in (error.quote.exact, error.says, error.should_be, error.why, error.effect):
        assert " ".join(text.split()) in card


def test_error_stands_on_the_card_of_what_it_touches() -> None:
    """Whoever looks at a date that was corrected sees the error."""
    assert "Source error err-001" in _show("syt-0019")
    assert "Source error" not in _show("syt-0007")


@pytest.mark.parametrize("name", ["vladimir-putin", "act-008", "Путин"])
def test_actor_by_any_name(name: str) -> None:
    """An actor is found by slug, id or any name, and shown with its records."""
    card = _show(name)

    assert "act-008 Vladimir Putin (person)" in card
    assert "President, of Russia" in card
    assert "syt-0002" in card


def test_links_from_both_sides() -> None:
    """A link is shown on the cards of both records that it joins."""
    assert "answers syt-0001" in _show("syt-0002")
    assert "← answers syt-0002" in _show("syt-0001")


def test_several_cards() -> None:
    """Several names are shown one after another, with a line between."""
    both = run_command("show", "syt-0007", "err-001").out
    first, second = run_command("show", "syt-0007").out, run_command("show", "err-001").out

    assert f"{first}{'─' * 60}\n{second}" == both


def test_unknown_name_shows_nothing() -> None:
    """Where one of several names is unknown, nothing is printed but the error."""
    ran = run_command("show", "syt-0007", "syt-9999")

    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith("Error: no record is called 'syt-9999'")


@pytest.mark.parametrize("columns", [60, 80])
def test_lines_fit_a_narrow_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is longer than the terminal, except an address, which must stay whole."""
    monkeypatch.setenv("COLUMNS", str(columns))
    names = [record.id for record in DATASET.records]
    lines = run_command("show", *names, "art-0002", "err-001", "russia").out.splitlines()
    whole = [line for line in lines if "://" not in line]

    assert len(whole) > 500
    assert max(map(cell_len, whole)) <= columns


def test_lines_are_not_longer_than_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a very wide terminal lines end at 100 columns."""
    monkeypatch.setenv("COLUMNS", "300")
    lines = run_command("show", *(record.id for record in DATASET.events)).out.splitlines()

    assert max(cell_len(line) for line in lines if "://" not in line) <= 100

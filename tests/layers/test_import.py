"""``syriatimeline import``: what a sheet says comes out, twice the same, or nothing is written."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as hst

import syriatimeline as st
from authoring import ROOT, run_command
from sheets import NEW, files_of, refused, sheet
from strategies import QUICK
from syriatimeline.dataset.layers import layer_problems, start_layer
from syriatimeline.errors import LayerError, ProblemsError
from syriatimeline.query import order_of
from syriatimeline.query.csv_table import write_csv
from syriatimeline.tables import import_table
from syriatimeline.tables.layer_text import written
from syriatimeline.tables.work import Block

REAL = st.load()
HELD = sorted(REAL.situations.values(), key=order_of)
SHEET = ROOT / "docs" / "_examples" / "mine.csv"
PORT = {"Port of Tartus": "organisation"}


@pytest.fixture(scope="module")
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("import")


# -- what is as it was -----------------------------------------------------------------------


def test_the_unchanged_table_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv(file, REAL, "event", HELD)
    ran = run_command("import", path, "--layer", tmp_path / "mylab")
    assert (0, "all.csv: 59 rows; nothing differs, nothing was written\n") == (ran.code, ran.out)
    assert not (tmp_path / "mylab").exists()


def test_the_unchanged_frame_changes_nothing(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    for frame in (REAL.to_pandas(situations=True), REAL.where(during="2024-12").to_pandas()):
        done = import_table(frame, tmp_path / "mylab")
        assert (len(frame), (), ()) == (done.rows, done.changed, done.files)


def test_without_ids_the_same_rows_are_still_the_same(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    frame = REAL.to_pandas(situations=True).drop(columns=["id", "slug"])
    assert () == import_table(frame, tmp_path / "mylab").files


def test_what_a_layer_gives_is_read_back_without_a_difference(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    folder = tmp_path / "mylab"
    import_table(SHEET, folder, add_actors=PORT)
    before = files_of(folder)
    done = import_table(st.load(layers=[folder]).to_pandas(situations=True), folder)
    assert (62, ()) == (done.rows, done.files)
    assert before == files_of(folder)


# -- what is new -----------------------------------------------------------------------------


def test_a_sheet_becomes_a_layer(tmp_path: Path) -> None:
    folder = tmp_path / "mylab"
    ran = run_command(
        "import", SHEET, "--layer", folder, "--add-actor", "Port of Tartus=organisation"
    )
    assert (0, "") == (ran.code, ran.err)
    assert "mine.csv: 5 rows; 4 added, 2 changed\n" in ran.out
    assert f"next: syriatimeline timeline --layer {folder}\n" in ran.out
    assert () == layer_problems(folder)
    timeline = st.load(layers=[folder])
    visit, said, asked = (timeline[f"mylab-000{number}"] for number in (1, 2, 3))
    assert isinstance(visit, st.Meeting)
    assert ["Russia", "Port of Tartus"] == [each.name for each in visit.participants]
    assert "2025-05-03" == visit.when.edtf
    assert "Делегация из Москвы посещает порт Тартуса" == visit.titles["ru"]
    citation = visit.claims[0].citation
    assert isinstance(citation, st.Reference)
    assert ("A visit", "2025-05-04") == (citation.title, citation.published)
    assert visit.claims[0].origin == said.claims[0].origin != asked.claims[0].origin
    assert ["Port of Tartus"] == [each.name for each in asked.target_actors]
    changed = timeline["syt-0037"]
    assert ("2025-12-22", "editor") == (changed.when.edtf, changed.when.basis)
    assert "a programme of the visit that we have seen" in changed.explain()
    assert "syt-0016.mylab-c1" == timeline["syt-0016"].claims[-1].id


def test_the_second_time_nothing_changes(tmp_path: Path) -> None:
    folder = tmp_path / "mylab"
    import_table(SHEET, folder, add_actors=PORT)
    before = files_of(folder)
    assert () == import_table(SHEET, folder, add_actors=PORT).files
    assert () == import_table(SHEET, folder).files
    assert before == files_of(folder)


def test_more_rows_go_on_with_the_next_ids(tmp_path: Path) -> None:
    folder = tmp_path / "mylab"
    import_table(sheet(tmp_path, NEW), folder)
    other = NEW | {"title": "Envoys meet again", "when": "2025-05-04"}
    done = import_table(sheet(tmp_path, NEW, other), folder)
    assert (("mylab-0002", "Envoys meet again"),) == done.added
    assert ["mylab-0001", "mylab-0002"] == [each.id for each in st.load(layers=[folder])][-4:-2]


def test_rows_go_into_a_layer_that_is_a_package(tmp_path: Path) -> None:
    package = start_layer("mylab", tmp_path / "mylab")
    done = import_table(sheet(tmp_path, NEW), "mylab", folder=package)
    assert package / "src" / "mylab_layer" / "data" == done.folder
    assert "mylab-0002" == done.added[0][0]
    assert () == layer_problems(done.folder)


def test_a_row_may_quote_an_article_of_the_layer(tmp_path: Path) -> None:
    package = start_layer("mylab", tmp_path / "mylab")
    data = package / "src" / "mylab_layer" / "data"
    words = next(iter(st.load(layers=[data])["mylab-0001"].claims)).citation
    assert isinstance(words, st.Quote)
    row = {key: NEW[key] for key in NEW if key not in ("publisher", "url")}
    row |= {"article_id": "mylab-art-0001", "quote": words.exact, "id": "mylab-0007"}
    import_table(sheet(tmp_path, row), data)
    citation = st.load(layers=[data])["mylab-0007"].claims[0].citation
    assert isinstance(citation, st.Quote)
    assert words.exact == citation.exact
    row |= {"id": "mylab-0008", "title": "Other", "quote": "no such words"}
    with pytest.raises(ProblemsError, match=r"^mine\.csv:2:quote SYT501 "):
        import_table(sheet(tmp_path, row), data)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    ran = run_command("import", sheet(tmp_path, NEW), "--layer", tmp_path / "mylab", "--dry-run")
    assert 0 == ran.code
    assert "+ mylab-0001 Envoys meet in Tartus\n" in ran.out
    assert "would write in " in ran.out
    assert not (tmp_path / "mylab").exists()


def test_a_situation_and_roles_by_their_names(tmp_path: Path) -> None:
    situation = NEW | {
        "kind": "Situation", "topic": "contacts", "title": "In contact", "when": "2025/..",
    }  # fmt: skip
    mediation = NEW | {
        "kind": "Mediation", "title": "A mediation", "source_actors": "", "mediators": "Russia",
        "parties": "Israel; Syria",
    }  # fmt: skip
    import_table(sheet(tmp_path, situation, mediation), tmp_path / "mylab")
    timeline = st.load(layers=[tmp_path / "mylab"])
    assert ["russia", "syria"] == [each.slug for each in timeline.situations["mylab-0001"].holders]
    made = timeline["mylab-0002"]
    assert isinstance(made, st.Mediation)
    assert ["israel", "syria"] == [each.slug for each in made.parties]


def test_names_of_any_language_and_slugs_are_found(tmp_path: Path) -> None:
    row = NEW | {"source_actors": "Россия; syria", "places": "tartus; Хмеймим"}
    import_table(sheet(tmp_path, row), tmp_path / "mylab")
    event = st.load(layers=[tmp_path / "mylab"])["mylab-0001"]
    assert ["tartus", "khmeimim-air-base"] == [place.slug for place in event.places]
    assert () == import_table(sheet(tmp_path, row), tmp_path / "mylab").files


def test_a_missing_russian_title_may_be_the_english_one(tmp_path: Path) -> None:
    row = NEW | {"title_ru": ""}
    assert refused(tmp_path, row)[0].startswith("mine.csv:2:title_ru SYT943 ")
    import_table(sheet(tmp_path, row), tmp_path / "mylab", repeat_title=True)
    event = st.load(layers=[tmp_path / "mylab"])["mylab-0001"]
    assert event.titles["en"] == event.titles["ru"]


def test_a_place_is_added_by_name_and_kind(tmp_path: Path) -> None:
    row = NEW | {"places": "Northern pier"}
    done = import_table(
        sheet(tmp_path, row), tmp_path / "mylab", add_places={"Northern pier": "area"}
    )
    assert ("mylab-plc-001", "Northern pier") in done.added
    assert "Northern pier" == st.load(layers=[done.folder]).places["mylab-plc-001"].name


# -- what is changed -------------------------------------------------------------------------

CHANGES = [
    ({"title": "Other words"}, "title", lambda event: event.titles["en"], "Other words"),
    ({"title_ru": "Иначе"}, "title", lambda event: event.titles["ru"], "Иначе"),
    ({"edtf": "2025-12-21"}, "when", lambda event: event.when.edtf, "2025-12-21"),
    ({"earliest": "2025-12-22", "latest": "2025-12-23"}, "when",
     lambda event: event.when.edtf, "[2025-12-22..2025-12-23]"),
    ({"mode": "planned"}, "mode", lambda event: event.mode, "planned"),
    ({"scope": "context"}, "scope", lambda event: event.scope, "context"),
    ({"places": "Damascus"}, "places", lambda event: event.places[0].slug, "damascus"),
    ({"note": "Seen."}, "note", lambda event: event.note, "Seen."),
    ({"source_actors": "Russia"}, "participants",
     lambda event: event.participants[0].slug, "russia"),
    ({"participants": "Syria"}, "participants", lambda event: event.participants[0].slug, "syria"),
    ({"withdrawn": "not so"}, "withdrawn", lambda event: event.standing, "withdrawn"),
    ({"edtf": "[2025-12-22..2025-12-23]", "once": "true", "basis": "inferred"}, "when",
     lambda event: (event.when.once, event.when.basis), (True, "inferred")),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "field", "read", "value"), CHANGES)
def test_a_cell_that_differs_overrides(
    tmp_path: Path, cells: dict[str, str], field: str, read: Callable[[Any], Any], value: object
) -> None:
    path = sheet(tmp_path, {"id": "syt-0037", **cells})
    done = import_table(path, tmp_path / "mylab", why="we have seen it")
    assert (("syt-0037", field),) == done.changed
    event = st.load(layers=[done.folder])["syt-0037"]
    assert value == read(event)
    assert field in [each.field for each in event.provenance]
    assert () == import_table(path, tmp_path / "mylab", why="we have seen it").files


def test_an_edited_export_changes_what_was_edited(tmp_path: Path) -> None:
    file = io.StringIO()
    write_csv(file, REAL, "event", HELD)
    rows = list(csv.DictReader(io.StringIO(file.getvalue())))
    for row in rows:
        if row["id"] == "syt-0037":
            row |= dict.fromkeys(("earliest", "latest", "certain_from", "certain_to"), "")
            row |= {"edtf": "2025-12-22", "why": "a calendar"}
    path = sheet(tmp_path, *rows)
    assert (("syt-0037", "when"),) == import_table(path, tmp_path / "mylab").changed
    assert () == import_table(path, tmp_path / "mylab").files


@settings(QUICK, max_examples=12)
@given(
    hst.dictionaries(
        hst.sampled_from(["title", "title_ru", "mode", "scope", "note"]),
        hst.integers(0, 3),
        min_size=1,
    ),
    hst.sampled_from([event.id for event in REAL]),
)
def test_what_a_row_says_is_what_comes_out(
    make_folder: Callable[[], Path], numbers: dict[str, int], name: str
) -> None:
    choices = {
        # What has happened cannot be later than the article that tells it.
        "mode": ("planned", "conditional"), "scope": ("core", "context"),
    }  # fmt: skip
    cells = {
        key: choices[key][number % len(choices[key])] if key in choices else f"Words {number}"
        for key, number in numbers.items()
    }
    folder = make_folder()
    path = sheet(folder, {"id": name, **cells})
    done = import_table(path, folder / "mylab", why="so it is")
    layers = [done.folder] if done.files else []
    event = st.load(layers=layers)[name]
    for heading, cell in cells.items():
        found = {"title": event.titles["en"], "title_ru": event.titles["ru"]}.get(heading)
        assert cell == (getattr(event, heading) if found is None else found)
    if done.files:
        assert () == import_table(path, folder / "mylab", why="so it is").files


# -- what is refused -------------------------------------------------------------------------

REFUSED = [
    ({"id": "syt-9999", "title": "A"}, r"mine\.csv:2:id SYT305 no event or situation is called "
     r'"syt-9999"; '),
    ({"id": "syt-0037", "standing": "contested"}, r"mine\.csv:2:standing SYT951 this column is "
     r'computed, and is ".*" for syt-0037; put that back, or leave the cell empty'),
    ({"id": "syt-0037", "plot": "2025-12-01"}, r"mine\.csv:2:plot SYT951 "),
    ({"id": "syt-0037", "kind": "Conference"}, r'mine\.csv:2:kind SYT952 syt-0037 has "Meeting" '),
    ({"id": "syt-0037", "slug": "other"}, r"mine\.csv:2:slug SYT952 syt-0037 has "),
    ({"id": "syt-0037", "mode": "planned"}, r"mine\.csv:2:mode SYT953 the row changes mode of "
     r'syt-0037 and does not say why; fill in the column "why", or give one reason for all with '
     r"--why"),
    ({"id": "syt-0036", "target_actors": "Israel", "why": "x"}, r"mine\.csv:2:target_actors SYT952 "
     r"a Mediation has several roles: parties, approvers; write columns called by the role "),
    ({"id": "syt-0037", "places": "Moskau", "why": "x"},
     r'mine\.csv:2:places SYT302 no place is called "Moskau"; '),
    ({"id": "syt-0037", "url": "https://x.example"}, r"mine\.csv:2:publisher SYT954 "),
    (NEW | {"kind": ""}, r"mine\.csv:2:kind SYT943 a new event has a kind"),
    (NEW | {"title": "", "slug": "mylab-x"}, r"mine\.csv:2:title SYT943 a new event has a title"),
    (NEW | {"when": ""}, r"mine\.csv:2:when SYT943 a new event has a date; write it in EDTF"),
    (NEW | {"publisher": "", "url": "", "gloss": ""}, r"mine\.csv:2:publisher SYT954 a new event "
     r"has a source"),
    (NEW | {"source_actors": "Rusia"}, r'mine\.csv:2:source_actors SYT301 no actor is called "Rusia'
     r'"; did you mean russia\? If not, add it: --add-actor "Rusia=KIND"'),
    (NEW | {"basis": "inferred"}, r"mine\.csv:2:date_why SYT943 "),
    (NEW | {"origin": "nobody"}, r'mine\.csv:2:origin SYT304 no origin is called "nobody"; '),
    (NEW | {"article_id": "art-0001"}, r"mine\.csv:2:quote SYT954 an article is cited with its w"),
    (NEW | {"article_id": "art-77", "quote": "x"}, r'mine\.csv:2:article_id SYT303 no article is '),
    (NEW | {"kind": "Request"} | {"actors": "Russia", "source_actors": ""},
     r"mine\.csv:2:actors SYT952 a Request has several roles here: requesters, addressees; "),
    (NEW | {"kind": "Situation"}, r"mine\.csv:2:topic SYT943 a new situation has a topic"),
    (NEW | {"movers": "Russia"}, r"mine\.csv:2:movers SYT952 a Meeting has no role of that name"),
    (NEW | {"standing": "avowed"}, r'mine\.csv:2:standing SYT951 would come out as "one-origin"; '),
    (NEW | {"slug": "Capital"}, r"mine\.csv:2:slug SYT206 "),
    (NEW | {"kind": "ForceMovement", "source_actors": "Russia"}, r"mine\.csv:2:direction SYT943 "),
    (NEW | {"title": "The regime meets"}, r"mine\.csv:2.* SYT603 "),
]  # fmt: skip


@pytest.mark.parametrize(("row", "message"), REFUSED)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, row: dict[str, str], message: str) -> None:
    found = refused(tmp_path, row)
    assert re.match(message, found[0]), found


def test_the_same_row_twice_and_a_title_that_is_there(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, NEW, NEW)
    assert "mine.csv:3 SYT948 the row says the same as row 2; keep one of the two" == found
    import_table(sheet(tmp_path, NEW), tmp_path / "mylab")
    (found,) = refused(tmp_path, NEW | {"when": "2025-05-04"})
    assert found.startswith("mine.csv:2:title SYT952 mylab-0001 has this title and says something")
    again = NEW | {"when": "2025-05-04", "slug": "mylab-the-day-after"}
    assert "mylab-0002" == import_table(sheet(tmp_path, again), tmp_path / "mylab").added[0][0]


def test_two_rows_about_one_record(tmp_path: Path) -> None:
    slug = REAL["syt-0037"].slug
    (found,) = refused(tmp_path, {"id": "syt-0037", "slug": ""}, {"id": "", "slug": slug})
    assert found == "mine.csv:3 SYT948 the row is about syt-0037, as row 2; keep one of the two"


def test_a_record_of_the_layer_is_changed_where_it_stands(tmp_path: Path) -> None:
    import_table(sheet(tmp_path, NEW), tmp_path / "mylab")
    (found,) = refused(tmp_path, {"id": "mylab-0001", "when": "2025-06"})
    assert found.startswith("mine.csv:2:when SYT952 mylab-0001 is in this layer already and says")


def test_a_second_override_of_a_field_is_refused(tmp_path: Path) -> None:
    row = {"id": "syt-0037", "when": "2025-12-22", "why": "x"}
    import_table(sheet(tmp_path, row), tmp_path / "mylab")
    (found,) = refused(tmp_path, row | {"when": "2025-12-21"})
    assert found.startswith("mine.csv:2:when SYT952 this layer changes when of syt-0037 already; ")


def test_a_rule_of_the_whole_dataset_is_told_at_the_row(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, {"id": "syt-0037", "when": "2025-12", "why": "x"})
    assert found.startswith("mine.csv:2 SYT405 syt-0037 may be later than art-0001")


def test_every_problem_is_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    found = refused(tmp_path, NEW | {"kind": ""}, NEW, {"id": "syt-0037", "mode": "planned"})
    assert ["mine.csv:2:kind", "mine.csv:4:mode"] == [each.partition(" ")[0] for each in found]


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        ("syt", "'syt' begins ids of the base dataset"),
        ("My-Lab", "'My-Lab' is no name of a layer"),
        ("there", "there: other YAML files are in it and no layer"),
        ("file", "file: this is a file and no layer"),
    ],
)
def test_where_no_layer_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layer: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "actors.yaml").write_text("[]\n")
    (tmp_path / "file").write_text("x")
    ran = run_command("import", sheet(tmp_path, NEW), "--layer", layer)
    assert (2, "") == (ran.code, ran.out)
    assert message in ran.err
    assert 1 == ran.err.count("\n")


def test_another_layer_is_not_written_into(tmp_path: Path) -> None:
    import_table(sheet(tmp_path, NEW), tmp_path / "mylab")
    with pytest.raises(LayerError, match="this layer is called 'mylab', not 'other'"):
        import_table(sheet(tmp_path, NEW), "other", folder=tmp_path / "mylab")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    parent = tmp_path / "closed"
    parent.mkdir(mode=0o500)
    with pytest.raises(LayerError, match="cannot be written"):
        import_table(sheet(tmp_path, NEW), parent / "mylab")


def test_where_writing_fails_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(files: dict[Path, str]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("syriatimeline.tables.import_rows.replace_all", fail)
    path = sheet(tmp_path, NEW)
    with pytest.raises(LayerError, match=r"cannot be written \(No space left"):
        import_table(path, tmp_path / "deep" / "mylab")
    assert ["mine.csv"] == [each.name for each in tmp_path.iterdir()]


def test_the_command_ends_with_2_and_says_where(tmp_path: Path) -> None:
    ran = run_command(
        "import", sheet(tmp_path, NEW | {"when": "3.5.2025"}), "--layer", tmp_path / "x1"
    )
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith('Error: mine.csv:2:when SYT946 "3.5.2025" is not EDTF')
    for wrong in ("Port", "=state", "Port="):
        ran = run_command("import", SHEET, "--layer", tmp_path / "x1", "--add-actor", wrong)
        assert 2 == ran.code
        assert "is not NAME=KIND" in ran.err
    ran = run_command("import", SHEET, "--layer", tmp_path / "x1", "--add-actor", "Port=harbour")
    assert "is none; choose one of state" in ran.err


def test_lines_of_the_files_lead_back_to_rows() -> None:
    blocks = [Block(line, "a.yaml", {"id": f"x{line}", "title": {"en": "A"}}) for line in (2, 5)]
    text = written({"a.yaml": "# there\n- id: x0\n\n"}, blocks)
    lines = text.files["a.yaml"].splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("- id: x") and line != "- id: x0":
            block = text.block_at("a.yaml", number)
            assert block is not None
            assert line == f"- id: x{block.line}"
    assert text.block_at("a.yaml", 1) is None
    assert "title" == text.column_at("a.yaml", 6)


def test_kinds_that_the_layer_declares_are_known(tmp_path: Path) -> None:
    testing = pytest.importorskip("pandas.testing")
    folder = tmp_path / "mylab"
    import_table(sheet(tmp_path, NEW), folder)
    (folder / "kinds.yaml").write_text(
        "- name: Inspection\n  parent: Meeting\n  says: Somebody looks at a site.\n"
        "  roles:\n    inspectors: source\n    inspected: target\n",
        "utf-8",
    )
    row = NEW | {"kind": "Inspection", "title": "An inspection", "source_actors": ""}
    row |= {"inspectors": "Russia", "inspected": "Syria"}
    import_table(sheet(tmp_path, row), folder)
    timeline = st.load(layers=[folder])
    event: Any = timeline["mylab-0002"]
    assert ["russia"] == [each.slug for each in event.inspectors]
    assert () == import_table(sheet(tmp_path, row), folder).files
    frame = timeline.to_pandas()
    testing.assert_frame_equal(frame, st.read_table(frame, timeline=timeline).to_pandas())
    with pytest.raises(ProblemsError, match='SYT945 "Inspection" is no kind'):
        st.read_table(frame)


@settings(QUICK, max_examples=15)
@given(hst.text(hst.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20))
def test_whatever_is_written_into_a_cell_comes_out_or_is_refused(
    make_folder: Callable[[], Path], text: str
) -> None:
    folder = make_folder()
    path = sheet(folder, NEW | {"title": f"Envoys {text}", "note": text, "gloss": text})
    try:
        done = import_table(path, folder / "mylab")
    except ProblemsError:
        assert not (folder / "mylab").exists()
    else:
        event = st.load(layers=[done.folder])["mylab-0001"]
        assert (f"Envoys {text}".strip(), text.strip()) == (event.title, event.note)
        assert () == import_table(path, folder / "mylab").files

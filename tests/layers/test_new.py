"""``syriatimeline new``: what it writes loads, ids go on, and what cannot be leaves no trace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as hst

import syriatimeline as st
from authoring import Ran, run_command
from strategies import QUICK
from syriatimeline.dataset.layers import layer_problems, start_layer
from syriatimeline.dataset.layers.add import (
    add_actor,
    add_article,
    add_event,
    add_place,
    layer_folder,
)
from syriatimeline.dataset.layers.layer import NAME, TAKEN
from syriatimeline.dataset.letters import HIDING, mixed_word
from syriatimeline.errors import ArticleError, LayerError, ProblemsError
from syriatimeline.events import KINDS

NAMES = hst.from_regex(NAME, fullmatch=True).filter(lambda name: name not in TAKEN)


@pytest.fixture(scope="module")
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("new")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return start_layer("mylab", tmp_path / "mylab")


@pytest.fixture
def layer(package: Path) -> Path:
    return package / "src" / "mylab_layer" / "data"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file with its content, by its path in the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def one_sentence(ran: Ran) -> str:
    """What a command that ended with 2 said: one line, no traceback."""
    assert (2, "") == (ran.code, ran.out)
    assert 1 == ran.err.count("\n")
    return ran.err.removeprefix("Error: ").strip()


# -- a package -------------------------------------------------------------------------------


def test_the_example_is_shown_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layer: Path
) -> None:
    timeline = st.load(layers=[layer])
    event = timeline["mylab-0001"]
    assert "2025-05-03" == event.when.edtf
    assert ["The Gazette (example)"] == list(timeline.actors["mylab-gazette"].aliases)
    assert event.title.startswith("Example: ")
    table = run_command("timeline", "--during", "2025-05", "--layer", layer)
    assert "mylab-0001" in table.out


@settings(QUICK, max_examples=10)
@given(NAMES)
def test_for_any_valid_name_the_package_loads(make_folder: Callable[[], Path], name: str) -> None:
    package = start_layer(name, make_folder() / name)
    layer = layer_folder(package)
    assert () == layer_problems(layer)
    assert f"{name}-0001" in [event.id for event in st.load(layers=[layer])]
    assert not any("$" in path for path in files_of(package))
    filled_in = {path: each for path, each in files_of(package).items() if path[-5:] != ".json"}
    written = "".join(content.decode() for content in filled_in.values())
    written = written.replace("yaml-language-server: $schema=", "")
    assert not re.search(r"\$\w|PACKAGE\b(?!-)", written.replace("PATH-OF-A-TEXT", ""))


def test_a_new_file_leads_editors_to_its_schema(package: Path, layer: Path) -> None:
    added = add_place(layer, "Northern pier")
    first = added.file.read_text("utf-8").partition("\n")[0]
    assert "# yaml-language-server: $schema=../../../schemas/places.schema.json" == first
    assert (layer / first.partition("=")[2]).samefile(package / "schemas" / "places.schema.json")


def test_without_schemas_beside_it_a_new_file_begins_with_its_record(tmp_path: Path) -> None:
    (tmp_path / "layer.yaml").write_text('name: mylab\nversion: "1"\n', "utf-8")
    added = add_place(tmp_path, "Northern pier")
    assert added.file.read_text("utf-8").startswith("- id: mylab-plc-001\n")


def test_what_the_example_keeps_as_comments_works(layer: Path) -> None:
    changes = layer / "changes.yaml"
    shown = re.sub(r"^#(- |  )", r"\1", changes.read_text("utf-8"), flags=re.MULTILINE)
    changes.write_text(shown, "utf-8")
    timeline = st.load(layers=[layer])
    assert "2025-12-22" == timeline["syt-0037"].when.edtf
    assert "withdrawn" == timeline["syt-0013"].standing
    assert "mylab-art-0001" == timeline.claims["syt-0016.mylab-c1"].article.id  # type: ignore[union-attr]
    assert timeline["syt-0034"] is timeline.find("syt-0033")


def test_without_a_folder_it_goes_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_command("new", "mylab")
    assert (0, "") == (ran.code, ran.err)
    assert "wrote mylab; next: pip install ./mylab\n" in ran.out
    assert ["mylab"] == [path.name for path in tmp_path.iterdir()]
    assert 0 == run_command("new", "layer", "other", "--folder", "deep/er").code
    assert (tmp_path / "deep" / "er" / "pyproject.toml").is_file()


def test_an_empty_folder_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0 == run_command("new", "--folder", ".", "mylab").code
    assert (Path() / "pyproject.toml").is_file()
    assert not [name for name in files_of(tmp_path) if name.startswith(".mylab")]


@pytest.mark.parametrize(
    "name", ["A", "a", "my-lab", "my_lab", "1lab", "мой", "a" * 32, "a/b", "..", "", "a\nb", "ab\n"]
)
def test_a_name_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert "is no name of a layer; write 2 to 31 small" in one_sentence(run_command("new", name))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", sorted(TAKEN))
def test_a_name_that_begins_ids_of_the_dataset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "begins ids of the base dataset" in one_sentence(run_command("new", name))
    (tmp_path / "layer.yaml").write_text(f'name: {name}\nversion: "1"\n', "utf-8")
    with pytest.raises(ProblemsError, match=r"layer\.yaml:1:7 SYT901"):
        st.load(layers=[tmp_path])


def test_no_id_of_the_dataset_could_be_a_layers() -> None:
    dataset = st.load().dataset
    kinds = (dataset.articles, dataset.actors, dataset.places, dataset.origins, dataset.errata)
    ids = [each.id for items in (*kinds, dataset.records) for each in items]
    ids += [dispute.id for record in dataset.records for dispute in record.disputes]
    assert {each.partition("-")[0] for each in ids} <= TAKEN


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("mine", "utf-8")
    before = files_of(tmp_path)
    for folder in (there, tmp_path / "file"):
        said = one_sentence(run_command("new", "mylab", "--folder", folder))
        assert f"{folder}: something is there already; give another with --folder" == said
    assert before == files_of(tmp_path)


def test_what_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    said = one_sentence(run_command("new", "mylab", "--folder", tmp_path / "file" / "x"))
    assert "cannot be written (" in said
    write = Path.write_text

    def full(self: Path, *given: str, **keywords: str) -> int:
        if self.name == "actors.yaml":
            raise OSError(28, "No space left on device")
        return write(self, *given, **keywords)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(LayerError, match="No space left on device"):
        start_layer("mylab", tmp_path / "mylab")
    assert ["file"] == [path.name for path in tmp_path.iterdir()]


# -- records ---------------------------------------------------------------------------------


def text_file(folder: Path, words: str, name: str = "port.txt") -> Path:
    path = folder / name
    path.write_bytes(words.encode())
    return path


def _wrong(folder: Path) -> list[str]:
    """What is wrong with a layer, besides what is still to be filled in."""
    return [str(each) for each in layer_problems(folder) if "SYT607" != each.code]


def test_ids_go_on_and_everything_loads(tmp_path: Path, layer: Path) -> None:
    text = text_file(tmp_path, "Port news\n\nA ship came on 3 May 2025.\n")
    for count in (2, 3, 4):
        name = f"{count}{text.name}"
        shutil.copyfile(text, tmp_path / name)
        assert f"mylab-art-000{count}" == add_article(layer, tmp_path / name).id
        assert f"mylab-000{count}" == add_event(layer, "A ship comes").id
        assert f"mylab-act-00{count + 2}" == add_actor(layer, f"Port: of “Tartus” #{count}").id
        assert f"mylab-plc-00{count - 1}" == add_place(layer, f"Порт {count}").id
    timeline = st.load(layers=[layer])
    slugs = {event.slug for event in timeline if event.id.startswith("mylab")}
    assert {"mylab-a-ship-comes", "mylab-a-ship-comes-2", "mylab-a-ship-comes-3"} < slugs
    assert "Port: of “Tartus” #2" == timeline.actors["mylab-act-004"].name
    assert "mylab-art-0004" == timeline["mylab-0004"].claims[0].article.id  # type: ignore[union-attr]


def test_an_id_that_was_given_up_does_not_come_back(layer: Path) -> None:
    with (layer / "changes.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# mylab-0041 was a mistake; mylab-act-0300 too\n")
    assert "mylab-0042" == add_event(layer).id
    assert "mylab-act-301" == add_actor(layer).id


@pytest.mark.parametrize("kind", [*KINDS, "Situation"])
def test_a_draft_of_each_kind_loads_and_is_withdrawn(layer: Path, kind: str) -> None:
    added = add_event(layer, kind=kind)
    record = st.load(layers=[layer]).find(added.id)
    assert record is not None
    assert ("withdrawn", kind) == (record.standing, type(record).__name__)


def test_a_bare_layer_can_be_added_to(tmp_path: Path) -> None:
    (tmp_path / "layer.yaml").write_text('name: bare\nversion: "1"\n', "utf-8")
    assert "bare-0001" == add_event(tmp_path).id
    assert "bare-0002" == add_event(tmp_path).id
    assert "bare-art-0001" == add_article(tmp_path, text_file(tmp_path, "Привет, мир.\n")).id
    assert "bare-0003" == add_event(tmp_path).id
    timeline = st.load(layers=[tmp_path])
    assert isinstance(timeline["bare-0002"].claims[0].citation, st.Reference)
    assert "Привет, мир." == timeline["bare-0003"].claims[0].citation.exact  # type: ignore[union-attr]
    assert "ru" == timeline.articles["bare-art-0001"].language
    assert 1 == sum(each.id.startswith("bare-") for each in timeline.dataset.origins)


def test_many_drafts_do_not_quote_too_much(layer: Path) -> None:
    for number in range(12):
        add_event(layer, f"Draft {number}")
    assert () == layer_problems(layer)


TEXTS = hst.text(hst.characters(codec="utf-8"), min_size=1, max_size=80).filter(str.strip)
ARTICLES = TEXTS | hst.text("ab \n", min_size=1, max_size=40).filter(str.strip)
TITLES = hst.text(
    hst.characters(exclude_categories=["C", "Z"]) | hst.just(" "), max_size=40
).filter(lambda title: not HIDING.search(title) and mixed_word(title) is None)


@settings(QUICK, max_examples=15)
@given(ARTICLES, TITLES)
def test_any_text_and_any_title_can_be_added(
    make_folder: Callable[[], Path], text: str, title: str
) -> None:
    folder = make_folder()
    (folder / "layer.yaml").write_text('name: any\nversion: "1"\n', "utf-8")
    add_article(folder, text_file(folder, text))
    add_event(folder, title)
    assert [] == _wrong(folder)


def test_the_command_adds_in_the_package_and_in_the_layer(
    tmp_path: Path, package: Path, layer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(package)
    text = text_file(tmp_path, "A ship came.")
    added = "added mylab-art-0002 in src/mylab_layer/data/articles.yaml\n"
    assert added == run_command("new", "article", text).out
    assert (layer / "port.txt").read_bytes() == text.read_bytes()
    monkeypatch.chdir(layer)
    assert "added mylab-0002 in events/example.yaml\n" == run_command("new", "event").out
    assert "added mylab-act-004 in actors.yaml\n" == run_command("new", "actor", "X").out
    assert "added mylab-plc-001 in places.yaml\n" == run_command("new", "place").out
    assert [] == _wrong(layer)


def test_what_cannot_be_added_leaves_the_layer_as_it_was(
    tmp_path: Path, layer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same_slug = text_file(tmp_path, "other", "000_other.txt")  # the base has a 000_….txt
    before = files_of(layer)
    monkeypatch.chdir(layer)
    empty = text_file(tmp_path, " \n", "empty.txt")
    taken = text_file(tmp_path, "not it", "example-gazette.txt")
    for arguments, says in (
        (("article", same_slug), "SYT205"),
        (("article", empty), "the file is empty"),
        (("article", tmp_path / "none.txt"), "cannot be read"),
        (("article", taken), "another text has that name; rename yours"),
        (("event", "--kind", "Meting"), "did you mean Meeting?"),
        (("event", "The brutal regime"), "SYT603"),
        (("actor", "An actor\x1b"), "SYT605"),
    ):
        assert says in one_sentence(run_command("new", *arguments)), arguments
    assert before == files_of(layer)
    monkeypatch.chdir(tmp_path)
    assert "no layer.yaml is in it" in one_sentence(run_command("new", "event"))


def test_a_file_that_is_no_list_stays_as_it_is(layer: Path) -> None:
    (layer / "places.yaml").write_text("{}\n", "utf-8")
    before = files_of(layer)
    with pytest.raises(LayerError, match=r"nothing was added, .* places\.yaml:3:1 SYT103"):
        add_place(layer, "Pier")
    assert before == files_of(layer)


def test_a_layer_with_problems_can_still_be_added_to(layer: Path) -> None:
    events = layer / "events" / "example.yaml"
    events.write_text(events.read_text("utf-8").replace("second-society", "third"), "utf-8")
    before = [str(problem) for problem in layer_problems(layer)]
    assert "SYT301" in before[0]
    add_actor(layer, "Third")
    assert [] == _wrong(layer)


def test_an_unreadable_article_is_told(layer: Path, tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("é".encode("latin-1"))
    with pytest.raises(ArticleError, match="not UTF-8"):
        add_article(layer, latin)


def test_a_name_in_russian_is_not_put_under_english(layer: Path) -> None:
    for added in (add_actor(layer, "Порт Тартус"), add_place(layer, "Причал"),
                  add_event(layer, "Переговоры")):  # fmt: skip
        written = added.file.read_text("utf-8").partition(added.id)[2]
        assert re.search(r"en: \(to be filled in\)(,|\n)\s*ru: \"", written)
    record = st.load(layers=[layer]).find("mylab-0002")
    assert record is not None
    assert "Переговоры" == record.titles["ru"]
    # Letters of both: an English name that a Russian one stands in, or the other way round.
    mixed = add_actor(layer, "TASS (ТАСС)").file.read_text("utf-8")
    assert 'names: {en: "TASS (ТАСС)", ru: (to be filled in)}' in mixed


@pytest.mark.parametrize(
    ("what", "name", "says"),
    [("actor", "russia", "'russia' is a name of act-001 (russia); refer to that one, or"),
     ("actor", " МОСКВА ", "is a name of act-001 (russia)"),
     ("actor", "Example Gazette", "is a name of mylab-act-003 (mylab-gazette)"),
     ("place", "Tartus", "'Tartus' is a name of plc-")],
)  # fmt: skip
def test_a_name_that_somebody_has_already_is_not_added(
    layer: Path, what: str, name: str, says: str
) -> None:
    before = files_of(layer)
    assert says in one_sentence(run_command("new", what, name, "--folder", layer))
    assert before == files_of(layer)


@pytest.mark.parametrize("what", ["actor", "place", "event"])
def test_an_empty_name_is_a_slip(layer: Path, what: str) -> None:
    before = files_of(layer)
    ran = run_command("new", what, "", "--folder", layer)
    assert 2 == ran.code
    assert "it is empty; write one, or leave it out and fill it in later" in ran.err
    assert before == files_of(layer)
    assert 0 == run_command("new", what, "--folder", layer).code


def test_a_text_that_is_there_already_is_said_to_be_one(layer: Path, tmp_path: Path) -> None:
    text = text_file(tmp_path, "A ship came.", "news.txt")
    assert 0 == run_command("new", "article", text, "--folder", layer).code
    said = one_sentence(run_command("new", "article", text, "--folder", layer))
    assert re.search(
        r': articles\.yaml:\d+:9 SYT205 "news\.txt" is the file of another \(line \d+ of '
        r"articles\.yaml\); choose a new one",
        said,
    )


def test_why_a_record_is_withdrawn_is_shown(layer: Path) -> None:
    add_event(layer, "A ship comes")
    ran = run_command("show", "mylab-0002", "--layer", layer)
    assert "Standing: withdrawn\n  because: a draft, to be filled in\n" in ran.out
    assert "; because: a draft" not in st.load()["syt-0001"].explain()
    explained = st.load(layers=[layer])["mylab-0002"].explain()
    assert "standing: withdrawn (we no longer stand by this record), because: a draft" in explained


def test_a_layer_that_is_not_installed_is_said_to_be_so_by_its_test(package: Path) -> None:
    ran = run_pytest(package, "tests")
    assert 1 == ran.returncode
    assert "no layer called 'mylab' is installed" in ran.stdout
    assert "First: python -m pip install --editable ." in ran.stdout
    assert "Traceback" not in ran.stdout
    assert len(ran.stdout.splitlines()) < 20


# -- the plugin ------------------------------------------------------------------------------


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest there with our plugin and no other, whether or not it is installed as one."""
    plugin = ("-p", "syriatimeline.pytest_plugin", "-p", "no:cacheprovider")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plugin, *arguments],
        cwd=folder,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_sound_layer_is_a_test_that_passes(package: Path) -> None:
    ran = run_pytest(package, "src", "-v")
    assert 0 == ran.returncode
    assert "src/mylab_layer/data/layer.yaml::no problems PASSED" in ran.stdout


def test_each_problem_is_a_failed_test(package: Path, layer: Path) -> None:
    (layer / "changes.yaml").write_text(
        "- withdraw: syt-9999\n  why: x\n- override: syt-0001\n  field: when\n  value: '2025-13'\n"
        "  why: x\n",
        "utf-8",
    )
    ran = run_pytest(package, "src", "-rf")
    assert 1 == ran.returncode
    assert "2 failed" in ran.stdout
    for where in ("changes.yaml:1:13 SYT305", "changes.yaml:5:10 SYT401"):
        assert f"layer.yaml::{where}" in ran.stdout
        assert f"{layer}/{where} " in ran.stdout
    assert "Traceback" not in ran.stdout


def test_a_layer_on_another_is_checked_with_it(tmp_path: Path, package: Path) -> None:
    above = tmp_path / "mylab" / "above"
    above.mkdir()
    (above / "layer.yaml").write_text('name: above\nversion: "1"\nafter: [mylab]\n', "utf-8")
    (above / "changes.yaml").write_text("- withdraw: mylab-0001\n  why: x\n", "utf-8")
    ran = run_pytest(package, "above", "-o", "syriatimeline_layers=above")
    assert 2 == ran.returncode
    assert "no layer called 'mylab' is installed" in ran.stdout
    both = "syriatimeline_layers=above src/mylab_layer/data"
    assert 0 == run_pytest(package, "above", "src", "-o", both).returncode


def test_a_folder_that_is_no_layer_is_not_passed_over(package: Path) -> None:
    ran = run_pytest(package, "-o", "syriatimeline_layers=src")
    assert 4 == ran.returncode
    assert "no layer.yaml is in it" in ran.stderr


def test_the_plugin_costs_nothing_where_it_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "layer.yaml").write_text("not ours", "utf-8")
    (tmp_path / "test_it.py").write_text(
        "import sys\n\n\ndef test_it():\n"
        "    ours = [name for name in sys.modules if name.startswith('syriatimeline')]\n"
        "    assert ' '.join(sorted(ours)) == 'syriatimeline syriatimeline.errors '\\\n"
        "        'syriatimeline.lazy syriatimeline.pytest_plugin'\n",
        "utf-8",
    )
    ran = run_pytest(tmp_path)
    assert 0 == ran.returncode, ran.stdout
    assert "1 passed" in ran.stdout


def test_a_language_is_started_too(tmp_path: Path) -> None:
    folder = tmp_path / "qaa"
    made = run_command("new", "language", "qaa", "--name", "Alandian", "--folder", str(folder))
    assert 0 == made.code
    assert f"wrote {folder}; next: syriatimeline languages {folder}\n" == made.out
    assert 0 == run_command("languages", f"{folder}/").code

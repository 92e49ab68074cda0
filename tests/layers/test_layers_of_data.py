"""Layers: what they add and change, what they exclude, and the laws that they keep."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as hst

import syriatimeline as st
from layered import ALIAS, NOTE, OVERRIDE, ROLE, WITHDRAW, layer
from strategies import QUICK
from syriatimeline.cli.main import command
from syriatimeline.dataset.load import load_dataset, read_bundle
from syriatimeline.dataset.write import write_bundle
from syriatimeline.errors import LayerError, MovedRecordWarning, ProblemsError


def test_without_a_layer_everything_is_as_it_was(tmp_path: Path) -> None:
    folder = layer(tmp_path, changes=OVERRIDE + WITHDRAW, adds=True)
    before = st.load()
    changed = st.load(layers=[folder])
    again = st.load()
    assert before.fingerprint == again.fingerprint != changed.fingerprint
    assert list(before) == list(again) != list(changed)
    assert () == again.dataset.edition.layers


def test_a_layer_adds_events_articles_and_actors(tmp_path: Path) -> None:
    timeline = st.load(layers=[layer(tmp_path, adds=True)])
    event = timeline["mylab-0001"]
    assert isinstance(event, st.Meeting)
    assert "2025-05-03" == event.when.edtf
    assert "Port of Tartus" == timeline.actors["mylab-port"].name
    assert event in list(timeline.where(actor="Russia", during="2025-05"))
    assert "2025-05-03" == event.claims[0].readings[0].value
    assert "the record from layer mylab 0.1" in event.explain()
    assert "with mylab 0.1" in repr(timeline)
    assert "with mylab 0.1 (fingerprint " in event.cite()


def test_an_override_says_from_whom_and_why(tmp_path: Path) -> None:
    timeline = st.load(layers=[layer(tmp_path, changes=OVERRIDE)])
    event = timeline["syt-0037"]
    assert "2025-12-22" == event.when.edtf
    assert "when from layer mylab 0.1, because a calendar seen by us" in event.explain()
    (revision,) = st.load().diff(timeline).revised
    assert {"when", "provenance"} <= {change.field for change in revision.fields}


def test_a_withdrawn_record_stays_with_its_reason(tmp_path: Path) -> None:
    event = st.load(layers=[layer(tmp_path, changes=WITHDRAW)])["syt-0013"]
    assert ("withdrawn", "it was somebody else") == (event.standing, event.withdrawn)


def test_an_alias_finds_its_actor(tmp_path: Path) -> None:
    timeline = st.load(layers=[layer(tmp_path, changes=ALIAS)])
    assert list(timeline.where(actor="The director")) == list(timeline.where(actor="naryshkin"))


def test_a_claim_from_a_new_article(tmp_path: Path) -> None:
    change = """\
- claim: syt-0016
  add:
    id: c1
    article: mylab-art-0001
    quote: the port of Tartus
    origin: mylab-own
    field: place
    value: Tartus
    gloss: the port of Tartus
"""
    timeline = st.load(layers=[layer(tmp_path, changes=change, adds=True)])
    event = timeline["syt-0016"]
    assert "syt-0016.mylab-c1" == event.claims[-1].id
    quote = timeline.claims["syt-0016.mylab-c1"].citation
    assert isinstance(quote, st.Quote)
    assert "the port of Tartus" == quote.exact
    assert 2 == event.independent_origins


def test_a_merged_record_leads_to_its_successor(tmp_path: Path) -> None:
    change = "- merge: [syt-0033]\n  into: syt-0034\n  why: one attack told twice\n"
    timeline = st.load(layers=[layer(tmp_path, changes=change)])
    assert "syt-0033" not in [event.id for event in timeline]
    with pytest.warns(MovedRecordWarning, match=r"syt-0033 is now syt-0034 \(mylab 0.1: one att"):
        assert "syt-0034" == timeline["syt-0033"].id
    assert timeline.find("syt-0033") is timeline["syt-0034"]


def test_a_split_record_leads_to_the_first_successor(tmp_path: Path) -> None:
    change = "- split: syt-0036\n  into: [syt-0037, syt-0038]\n  why: two deeds in one\n"
    timeline = st.load(layers=[layer(tmp_path, changes=change)])
    with pytest.warns(MovedRecordWarning, match="syt-0036 is now syt-0037, syt-0038"):
        assert "syt-0037" == timeline["syt-0036"].id


def test_a_bundle_keeps_its_layers(tmp_path: Path) -> None:
    change = OVERRIDE + WITHDRAW + "- merge: [syt-0033]\n  into: syt-0034\n  why: one attack\n"
    timeline = st.load(layers=[layer(tmp_path, changes=change, adds=True)])
    write_bundle(timeline.dataset, tmp_path / "bundle")
    assert timeline.dataset == read_bundle(tmp_path / "bundle")


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_layers_that_touch_different_things_commute(tmp_path: Path, order: tuple[int]) -> None:
    folders = [
        layer(tmp_path, "one", OVERRIDE + ALIAS, adds=True),
        layer(tmp_path, "two", WITHDRAW),
        layer(tmp_path, "three", NOTE),
    ]
    assert (
        st.load(layers=folders).fingerprint
        == st.load(layers=[folders[at] for at in order]).fingerprint
    )


CHANGES = (OVERRIDE, WITHDRAW, ALIAS, NOTE, ROLE)


@QUICK
@given(hst.permutations(CHANGES), hst.integers(0, len(CHANGES)))
def test_disjoint_changes_commute_however_they_are_dealt_out(
    make_folder: Callable[[], Path], changes: list[str], cut: int
) -> None:
    parent = make_folder()
    one = layer(parent, "one", "".join(changes[:cut]))
    two = layer(parent, "two", "".join(changes[cut:]))
    assert st.load(layers=[one, two]).dataset == st.load(layers=[two, one]).dataset


def test_overlap_without_an_order_is_an_error_that_names_both(tmp_path: Path) -> None:
    other = OVERRIDE.replace("2025-12-22", "2025-12-21")
    folders = [layer(tmp_path, "one", OVERRIDE), layer(tmp_path, "two", other)]
    with pytest.raises(ProblemsError) as error:
        st.load(layers=folders)
    (problem,) = error.value.problems
    assert (
        f"{folders[1]}/changes.yaml:1:3 SYT905 two 0.1 changes when of syt-0037, and so does "
        f"one 0.1 ({folders[0]}/changes.yaml, line 1); say which comes last with --ordered "
        "(ordered=True), or leave one out"
    ) == str(problem)
    ordered = st.load(layers=folders, ordered=True)
    assert "2025-12-21" == ordered["syt-0037"].when.edtf
    assert "2025-12-22" == st.load(layers=folders[::-1], ordered=True)["syt-0037"].when.edtf


def test_what_replaces_a_record_excludes_what_changes_it(tmp_path: Path) -> None:
    merge = "- merge: [syt-0037]\n  into: syt-0038\n  why: the same\n"
    folders = [layer(tmp_path, "one", OVERRIDE), layer(tmp_path, "two", merge)]
    for given_layers in (folders, folders[::-1]):
        with pytest.raises(ProblemsError, match="SYT905"):
            st.load(layers=given_layers)


def test_a_layer_that_builds_on_another(tmp_path: Path) -> None:
    below = layer(tmp_path, "below", adds=True)
    change = "- withdraw: below-0001\n  why: not so\n"
    above = layer(tmp_path, "above", change, extra="after: [below]\n")
    assert "withdrawn" == st.load(layers=[above, below])["below-0001"].standing
    with pytest.raises(LayerError, match=r"layer above 0\.1 builds on below; give that one, too"):
        st.load(layers=[above])


BROKEN = [
    ("", "nmae: mylab\n", "layer.yaml:3:1 SYT201"),
    ("- override: syt-9999\n  field: when\n  value: '2025'\n  why: x\n", "",
     "changes.yaml:1:13 SYT305"),
    ("- override: syt-0001\n  field: standing\n  value: avowed\n  why: x\n", "",
     "changes.yaml:2:10 SYT903"),
    ("- override: syt-0001\n  field: when\n  value: '2025-13'\n  why: x\n", "",
     "changes.yaml:3:10 SYT401"),
    ("- override: syt-0001\n  field: when\n  value: '2024'\n", "", "changes.yaml:1:3 SYT202"),
    ("- override: syt-0001\n  withdraw: syt-0002\n  why: x\n", "", "changes.yaml:1:3 SYT902"),
    ("- why: x\n", "", "changes.yaml:1:3 SYT902"),
    ("- merge: [syt-0001]\n  into: syt-0001\n  why: x\n", "", "changes.yaml:1:3 SYT904"),
    ("- split: syt-0001\n  into: [syt-0002]\n  why: x\n", "", "changes.yaml:2:9 SYT904"),
    ("- alias: nobody\n  names: [x]\n", "", "changes.yaml:1:10 SYT301"),
    ("- claim: syt-0001\n  add: {id: c1, article: art-0001, quote: Асад, origin: nv-own, gloss: a}"
     "\n", "", "changes.yaml:2:43 SYT508"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "extra", "where"), BROKEN)
def test_a_broken_layer_names_file_line_and_code(
    tmp_path: Path, changes: str, extra: str, where: str
) -> None:
    folder = layer(tmp_path, changes=changes, extra=extra)
    with pytest.raises(ProblemsError) as error:
        st.load(layers=[folder])
    assert f"{folder}/{where}" in str(error.value)


def test_ids_of_a_layer_begin_with_its_name(tmp_path: Path) -> None:
    folder = layer(tmp_path, adds=True)
    path = folder / "events" / "own.yaml"
    path.write_text(path.read_text("utf-8").replace("mylab-0001", "syt-0099"), "utf-8")
    with pytest.raises(ProblemsError, match=r"SYT206 .*write it like mylab-0001"):
        st.load(layers=[folder])


@pytest.mark.parametrize("name", ["syt", "My", "a", "x-y", "ab/..", "мой"])
def test_names_that_no_layer_may_have(tmp_path: Path, name: str) -> None:
    folder = layer(tmp_path)
    (folder / "layer.yaml").write_text(f'name: "{name}"\nversion: "1"\n', "utf-8")
    with pytest.raises(ProblemsError, match=r"SYT901|SYT206"):
        st.load(layers=[folder])


def test_what_is_no_layer(tmp_path: Path) -> None:
    with pytest.raises(LayerError, match=r"no layer\.yaml is in it"):
        st.load(layers=[tmp_path])
    with pytest.raises(LayerError, match=r"no layer called 'nobodys' is installed .*\./nobodys"):
        st.load(layers=["nobodys"])
    folder = layer(tmp_path)
    with pytest.raises(LayerError, match="two of the layers given are called 'mylab'"):
        st.load(layers=[folder, folder])


def test_the_command_line_puts_layers_on(tmp_path: Path) -> None:
    folder = str(layer(tmp_path, changes=OVERRIDE, adds=True))
    shown = CliRunner().invoke(command, ["show", "mylab-0001", "--layer", folder])
    assert 0 == shown.exit_code
    assert "Port of Tartus" in shown.output
    table = CliRunner().invoke(command, ["timeline", "--during", "2025-05", "--layer", folder])
    assert "mylab-0001" in table.output
    assert "with mylab 0.1" in table.output


@pytest.fixture(scope="module")
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("layers")


def test_nothing_warns_where_nothing_moved() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "syt-0001" == st.load()["syt-0001"].id
        assert () == load_dataset().moved


def install(folder: Path, package: str, entry: str, files: Path | None = None) -> None:
    """What pip leaves behind of a package with an entry point, without pip."""
    import shutil

    (folder / package).mkdir(parents=True)
    # Importing it would fail: nothing of a layer is ever run.
    (folder / package / "__init__.py").write_text("raise RuntimeError('imported')", "utf-8")
    if files is not None:
        shutil.copytree(files, folder / package / "data")
    info = folder / f"{package}-1.0.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n"
    (info / "METADATA").write_text(metadata, "utf-8")
    (info / "entry_points.txt").write_text(f"[syriatimeline.layers]\n{entry}\n", "utf-8")


def test_an_installed_layer_is_listed_and_applied_only_when_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = layer(tmp_path / "files", changes=OVERRIDE, adds=True)
    install(tmp_path / "site", "mylab_layer", "mylab = mylab_layer:data", files)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    listed = CliRunner().invoke(command, ["layers"]).output
    assert f"mylab  mylab_layer 1.0  {tmp_path}/site/mylab_layer/data" in listed
    assert "mylab-0001" not in [event.id for event in st.load()]
    assert "2025-05-03" == st.load(layers=["mylab"])["mylab-0001"].when.edtf


def test_a_broken_installed_layer_names_its_distribution(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = layer(tmp_path / "files", changes=OVERRIDE.replace("syt-0037", "syt-9999"))
    install(tmp_path / "site", "mylab_layer", "mylab = mylab_layer:data", files)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    with pytest.raises(ProblemsError, match=r"mylab_layer 1\.0: changes\.yaml:1:13 SYT305"):
        st.load(layers=["mylab"])


@pytest.mark.parametrize("value", ["nowhere", "mylab_layer:../..", "json.decoder", "os:path"])
def test_an_entry_point_that_names_no_folder_of_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    install(tmp_path / "site", "mylab_layer", f"mylab = {value}")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    with pytest.raises(LayerError, match=r"mylab_layer 1\.0: "):
        st.load(layers=["mylab"])


def test_two_packages_with_layers_of_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("first_layer", "second_layer"):
        install(tmp_path / "site", package, f"mylab = {package}")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    with pytest.raises(LayerError, match=r"a layer called 'mylab': .*_layer 1\.0 and .*_layer 1"):
        st.load(layers=["mylab"])


@pytest.mark.parametrize("name", ["changes.yaml", "actors.yaml", "events/own.yaml", "port.txt"])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, name: str) -> None:
    folder = layer(tmp_path, changes=OVERRIDE, adds=True)
    outside = (tmp_path / "outside").joinpath(name.rpartition("/")[2])
    outside.parent.mkdir()
    (folder / name).rename(outside)
    (folder / name).symlink_to(outside)
    with pytest.raises(ProblemsError, match="SYT906"):
        st.load(layers=[folder])


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200b", "\x07"])
def test_characters_that_hide_are_refused(tmp_path: Path, char: str) -> None:
    folder = layer(tmp_path, adds=True)
    path = folder / "actors.yaml"
    written = path.read_text("utf-8").replace(
        "Port of Tartus", f'"Port of\\u{ord(char):04x}Tartus"'
    )
    path.write_text(written, "utf-8")
    with pytest.raises(ProblemsError, match=rf"SYT605 .*U\+{ord(char):04X}"):
        st.load(layers=[folder])


BOMBS = [
    "a: &a [x, x]\nb: [*a, *a]\n",
    "- &x {override: syt-0001}\n- *x\n",
    "- " + "[" * 5_000 + "]" * 5_000,
    "- !!python/object/apply:os.system [ls]\n",
    "- override: syt-0001\n  override: syt-0002\n",
]


@pytest.mark.parametrize("text", BOMBS)
def test_yaml_that_is_more_than_data_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ProblemsError, match=r"changes\.yaml:\d+:\d+ SYT1"):
        st.load(layers=[layer(tmp_path, changes=text)])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("changes.yml", "the file is not read; rename it to changes.yaml"),
        ("change.yaml", "no file of that name is read; did you mean changes.yaml?"),
        ("events/own.yml", "the file is not read; rename it to own.yaml"),
        ("events/old/own.yaml", "the file is not read; move it into events/ itself"),
    ],
)
def test_a_file_that_nobody_would_read(tmp_path: Path, name: str, message: str) -> None:
    folder = layer(tmp_path)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(OVERRIDE, "utf-8")
    with pytest.raises(ProblemsError) as error:
        st.load(layers=[folder])
    assert f"{folder}/{name}:1:1 SYT108 {message}" in str(error.value)


def test_a_layer_has_tombstones_of_its_own(tmp_path: Path) -> None:
    folder = layer(tmp_path, adds=True)
    text = "- merge: [mylab-0007]\n  into: mylab-0001\n  why: told twice\n"
    (folder / "moved.yaml").write_text(text, "utf-8")
    with pytest.warns(MovedRecordWarning, match=r"mylab-0007 is now mylab-0001 \(mylab 0\.1: told"):
        assert "mylab-0001" == st.load(layers=[folder])["mylab-0007"].id
    (folder / "moved.yaml").write_text(text.replace("mylab-0007", "syt-0999"), "utf-8")
    with pytest.raises(ProblemsError, match=r"moved\.yaml:1:11 SYT206 .*write it like mylab-0001"):
        st.load(layers=[folder])


def test_layers_that_merge_records_into_each_other_are_a_circle(tmp_path: Path) -> None:
    one = layer(tmp_path, "one", "- merge: [syt-0033]\n  into: syt-0034\n  why: the same\n")
    two = layer(tmp_path, "two", "- merge: [syt-0034]\n  into: syt-0033\n  why: the same\n")
    with pytest.raises(ProblemsError, match="SYT922 the tombstones lead in a circle: syt-0033 → "):
        st.load(layers=[one, two])

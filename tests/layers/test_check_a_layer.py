"""``check`` and ``compile`` of a layer: of either form, in its package, on what it builds on."""

from __future__ import annotations

from pathlib import Path

import pytest

import syriatimeline as st
from authoring import run_command
from layered import OVERRIDE, layer
from syriatimeline.dataset.layers import layer_problems, start_layer
from syriatimeline.dataset.layers.add import add_actor, add_event
from syriatimeline.errors import LayerError


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package as ``new`` writes it."""
    return start_layer("mylab", tmp_path / "mylab")


def _data(package: Path) -> Path:
    return package / "src" / "mylab_layer" / "data"


def _published(package: Path) -> Path:
    """The package with its compiled form in ``src``, and the other beside it."""
    _data(package).rename(package / "authoring")
    compiled = run_command("compile", package, "--output", _data(package))
    assert 0 == compiled.code, compiled.err
    return package


# -- check -----------------------------------------------------------------------------------


def test_a_layer_is_checked_as_one(package: Path) -> None:
    for path in (package, _data(package)):
        ran = run_command("check", path)
        said = f"{path}: 0 problems in the layer, as it lies on syriatimeline 0.1.0\n"
        assert (0, said, "") == ran


def test_its_problems_have_their_places(package: Path) -> None:
    (_data(package) / "changes.yaml").write_text("- withdraw: syt-9999\n  why: x\n", "utf-8")
    ran = run_command("check", package)
    assert 1 == ran.code
    assert ran.out.startswith(f"{_data(package)}/changes.yaml:1:13 SYT305 ")
    assert f"{package}: 1 problem in the layer, as it lies on syriatimeline 0.1.0\n" == ran.err


def test_a_compiled_layer_is_checked_too(package: Path, tmp_path: Path) -> None:
    assert 0 == run_command("compile", package, "--output", tmp_path / "out").code
    assert 0 == run_command("check", tmp_path / "out").code
    again = run_command("compile", tmp_path / "out", "--output", tmp_path / "more")
    assert 2 == again.code
    assert "it is compiled already" in again.err


@pytest.mark.parametrize("option", [("--coverage",), ("--articles", "."), ("--ledger", "seeds")])
def test_what_only_a_dataset_has_is_not_asked_of_a_layer(
    package: Path, option: tuple[str, ...]
) -> None:
    ran = run_command("check", package, *option)
    assert 2 == ran.code
    assert "are for a dataset" in ran.err


@pytest.mark.parametrize("command", ["check", "timeline", "compile"])
def test_of_a_dataset_no_layer_is_below(command: str, tmp_path: Path, package: Path) -> None:
    """And a layer is no dataset."""
    if command == "timeline":
        ran = run_command(command, "--dataset", package)
        assert f"{package}: a layer is in it, and no dataset; give it with --layer " in ran.err
        with pytest.raises(st.errors.UnusableInputError, match="in Python: layers="):
            st.load(_data(package))
    else:
        output = ("--output", tmp_path / "out") if command == "compile" else ()
        ran = run_command(command, "seeds", "--layer", package, *output)
        assert "--layer is what a layer builds on; PATH is none" in ran.err
    assert 2 == ran.code


# -- what a layer builds on ------------------------------------------------------------------


def test_what_a_layer_builds_on_can_be_given(tmp_path: Path) -> None:
    below = layer(tmp_path, "aa", adds=True)
    change = "- withdraw: aa-0001\n  why: not so\n"
    above = layer(tmp_path, "bb", change, extra="after: [aa]\n")
    output = ("--output", tmp_path / "out")
    for command in (("check", above), ("compile", above, *output)):
        alone = run_command(*command)
        assert 2 == alone.code
        assert "layer bb 0.1 builds on aa, which is not at hand (no layer called 'aa'" in alone.err
        assert "give its folder as well: --layer" in alone.err
        ran = run_command(*command, "--layer", below)
        assert (0, "") == (ran.code, ran.err)
    assert "withdrawn" == st.load(layers=[below, tmp_path / "out"])["aa-0001"].standing


def test_what_it_does_not_build_on_is_not_taken(tmp_path: Path) -> None:
    other, own = layer(tmp_path, "aa"), layer(tmp_path, "bb")
    ran = run_command("check", own, "--layer", other)
    assert 2 == ran.code
    assert "it does not build on aa; leave that one out, or write after: [aa] into" in ran.err


def test_after_settles_no_conflict_and_stands_in_nobodys_way(tmp_path: Path) -> None:
    """Who loads both says which is right; each by itself is sound."""
    below = layer(tmp_path, "aa", OVERRIDE)
    above = layer(tmp_path, "bb", OVERRIDE.replace("12-22", "12-21"), extra="after: [aa]\n")
    assert 0 == run_command("check", above, "--layer", below).code
    ran = run_command("show", "syt-0037", "--layer", below, "--layer", above)
    assert 2 == ran.code
    assert "say which comes last with --ordered (ordered=True), or leave one out" in ran.err
    assert "2025-12-21" == st.load(layers=[below, above], ordered=True)["syt-0037"].when.edtf


def test_no_order_settles_what_one_layer_says_twice(tmp_path: Path) -> None:
    own = layer(tmp_path, "aa", OVERRIDE + OVERRIDE.replace("12-22", "12-21"))
    with pytest.raises(st.errors.ProblemsError, match="SYT905"):
        st.load(layers=[own], ordered=True)
    assert ["SYT905"] == [each.code for each in layer_problems(own)]


# -- blanks ----------------------------------------------------------------------------------


def test_blanks_are_not_compiled(package: Path, tmp_path: Path) -> None:
    add_event(_data(package), "A ship comes")  # a draft, withdrawn: it may have some
    assert 0 == run_command("compile", package, "--output", tmp_path / "draft").code
    add_actor(_data(package), "Port")
    ran = run_command("compile", package, "--output", tmp_path / "out")
    assert 1 == ran.code
    assert "SYT607" in ran.out
    assert not (tmp_path / "out").exists()
    assert 1 == run_command("check", package).code


# -- the folder of a package -----------------------------------------------------------------


def test_the_folder_of_a_package_will_do_everywhere(package: Path) -> None:
    by_data = st.load(layers=[_data(package)]).fingerprint
    assert by_data == st.load(layers=[package]).fingerprint
    assert by_data == st.load(layers=[str(package)]).fingerprint
    assert () == layer_problems(package)
    assert 0 == run_command("timeline", "--layer", package).code


def test_the_schemas_of_a_package_have_its_kinds(package: Path, tmp_path: Path) -> None:
    kind = "- name: Inspection\n  parent: Meeting\n  says: Somebody looks at a site.\n"
    (_data(package) / "kinds.yaml").write_text(kind, "utf-8")
    for number, folder in enumerate((package, _data(package))):
        ran = run_command("schema", "--output", tmp_path / f"{number}", "--folder", folder)
        assert 0 == ran.code, ran.err
        assert "Inspection" in (tmp_path / f"{number}" / "events.schema.json").read_text("utf-8")


def test_of_a_published_package_the_authoring_form_is_meant(package: Path) -> None:
    _published(package)
    added = run_command("new", "actor", "Port", "--folder", package)
    assert f"added mylab-act-004 in {package}/authoring/actors.yaml\n" == added.out
    assert "mylab-act-004" in st.load(layers=[package]).actors
    assert "mylab-act-004" not in st.load(layers=[_data(package)]).actors


def test_without_the_authoring_form_the_compiled_one_is_taken(package: Path) -> None:
    _published(package)
    for path in sorted((package / "authoring").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert "mylab-0001" in st.load(layers=[package])
    ran = run_command("new", "actor", "Port", "--folder", package)
    assert "no layer.yaml is in it" in ran.err


def test_of_several_layers_one_is_to_be_named(package: Path) -> None:
    layer(package, "other")
    with pytest.raises(LayerError, match=r"several layers are in it; give one of .+/other, "):
        st.load(layers=[package])


# -- what is no layer at all -----------------------------------------------------------------


@pytest.mark.parametrize("wrong", [42, None, b"mylab", ("a", "b")])
def test_what_is_neither_name_nor_folder_is_one_sentence(wrong: object) -> None:
    with pytest.raises(LayerError, match="is no layer; give the name of an installed one, or a"):
        st.load(layers=[wrong])  # type: ignore[list-item]
    if not isinstance(wrong, tuple | bytes):
        with pytest.raises(LayerError, match="layers: give a list of names or folders"):
            st.load(layers=wrong)  # type: ignore[arg-type]


def test_a_folder_may_be_text(package: Path) -> None:
    assert () == layer_problems(str(_data(package)))
    with pytest.raises(LayerError, match="no layer called 'none' is installed"):
        layer_problems("none")

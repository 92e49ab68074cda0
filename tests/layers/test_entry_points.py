"""Entry points of damaged or hostile packages: skipped and listed, and never imported."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import syriatimeline as st
from authoring import run_command
from syriatimeline.dataset.layers import broken_layers, installed_layers
from syriatimeline.errors import LayerError
from syriatimeline.installed import installed

GROUP = "[syriatimeline.layers]\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages with one sound layer, called sound."""
    folder = tmp_path / "site"
    data = folder / "sound_layer" / "data"
    data.mkdir(parents=True)
    # Imported, it would end the process, or never end.
    (folder / "sound_layer" / "__init__.py").write_text("while True: pass\n", "utf-8")
    (data / "layer.yaml").write_text('name: sound\nversion: "1"\n', "utf-8")
    _metadata(folder, "sound_layer", f"{GROUP}sound = sound_layer:data\n")
    monkeypatch.syspath_prepend(str(folder))
    return folder


def _metadata(
    site: Path, package: str, entry: str | bytes, *, named: bool = True, version: str = "1.0"
) -> None:
    info = site / f"{package}-{version}.dist-info"
    info.mkdir(parents=True)
    if named:
        text = f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n"
        (info / "METADATA").write_text(text, "utf-8")
    raw = entry.encode() if isinstance(entry, str) else entry
    (info / "entry_points.txt").write_bytes(raw)


def _names() -> list[str]:
    return [layer.name for layer in installed_layers()]


@pytest.mark.parametrize(
    "entry",
    [
        f"{GROUP}no equals sign\n",
        f"{GROUP}bad = \xff\n".encode("latin-1"),
        b"\xff\xfe[syriatimeline.layers]\nx = y",
        f"{GROUP}=\n",
        f"{GROUP}",
        "x = y\n[",
        "\x00" * 100,
        "",
    ],
)
def test_damaged_entry_points_stop_nobody_else(site: Path, entry: str | bytes) -> None:
    _metadata(site, "bad_layer", entry)
    assert ["sound"] == _names()
    assert "sound 1" in st.load(layers=["sound"]).dataset.edition.layers
    ran = run_command("layers")
    assert 0 == ran.code
    assert f"sound  sound_layer 1.0  {site}/sound_layer/data\n" == ran.out
    assert ran.err.count("\n") == len(broken_layers())


def test_entry_points_that_cannot_be_read_are_listed(site: Path) -> None:
    _metadata(site, "bad_layer", f"{GROUP}no equals sign\n")
    _metadata(site, "else_where", "[another.group]\nno equals sign\n")
    said = "bad_layer 1.0: its entry_points.txt cannot be read; install it again"
    assert (said,) == broken_layers()
    assert f"not usable: {said}\n" == run_command("layers").err


def test_without_metadata_the_folder_gives_the_name(site: Path) -> None:
    _metadata(site, "bare_layer", f"{GROUP}bare = sound_layer:data\n", named=False)
    (bare,) = [layer for layer in installed_layers() if "bare" == layer.name]
    assert "bare_layer 1.0" == bare.distribution
    # Its data call it otherwise.
    with pytest.raises(st.errors.ProblemsError, match=r"bare_layer 1\.0: layer\.yaml:1:7 SYT901"):
        st.load(layers=["bare"])


def test_a_package_that_is_there_twice_counts_once(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = site.with_name("other")
    _metadata(other, "sound_layer", f"{GROUP}sound = sound_layer:data\n", version="0.9")
    monkeypatch.setattr("sys.path", [*sys.path, str(other)])
    assert ["sound_layer 1.0"] == [each.distribution for each in installed("syriatimeline.layers")]


@pytest.mark.parametrize(
    "value",
    ["sound_layer [extra]", "sound_layer:data [extra]", "sound_layer:__path__.x", "a b", ":x", "",
     "sound_layer:a\x00b", "..:x", "sound_layer:/etc", "sound_layer:data/../../.."],
)  # fmt: skip
def test_an_entry_point_of_another_form_is_one_sentence(site: Path, value: str) -> None:
    _metadata(site, "odd_layer", f"{GROUP}odd = {value}\n")
    assert "sound" in _names()
    with pytest.raises((LayerError, st.errors.ProblemsError), match=r"odd_layer 1\.0: ") as caught:
        st.load(layers=["odd"])
    assert "\n" not in str(caught.value)
    assert 2 == run_command("timeline", "--layer", "odd").code


@pytest.mark.parametrize("name", ["s\u043eund", "my-lab", "syt", "a\x1b[31m", "x y", "\u202eab"])
def test_an_entry_point_whose_name_no_layer_has(site: Path, name: str) -> None:
    _metadata(site, "odd_layer", f"{GROUP}{name} = sound_layer:data\n")
    assert ["sound"] == _names()
    (said,) = broken_layers()
    assert said.startswith("odd_layer 1.0: its entry point '")
    assert said.isprintable()
    with pytest.raises(LayerError):
        st.load(layers=[name])


def test_an_entry_point_to_code_runs_none(site: Path) -> None:
    (site / "odd_layer").mkdir()
    (site / "odd_layer" / "__init__.py").write_text("raise SystemExit('ran')\n", "utf-8")
    _metadata(site, "odd_layer", f"{GROUP}odd = odd_layer:run\n")
    with pytest.raises(LayerError, match=r"odd_layer 1\.0: no layer is in .+/odd_layer/run, where"):
        st.load(layers=["odd"])
    # It is not listed as one that can be used.
    assert ["sound"] == _names()


@pytest.mark.parametrize("left", ["", "data"])
def test_an_editable_layer_is_found_beside_what_an_older_one_left(
    site: Path, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    """Neither has an ``__init__.py``; Python takes both folders for one package."""
    source = site.with_name("source")
    monkeypatch.setattr("sys.path", [*sys.path, str(source)])
    (site / "own_layer" / left).mkdir(parents=True)
    data = source / "own_layer" / "data"
    data.mkdir(parents=True)
    (data / "layer.yaml").write_text('name: own\nversion: "1"\n', "utf-8")
    _metadata(site, "own_layer", f"{GROUP}own = own_layer:data\n")
    assert [data] == [each.folder for each in installed_layers() if "own" == each.name]
    assert "own 1" in st.load(layers=["own"]).dataset.edition.layers


def test_two_layers_of_one_name_stop_no_third(site: Path) -> None:
    for package in ("first_layer", "second_layer"):
        _metadata(site, package, f"{GROUP}twice = sound_layer:data\n")
    assert ["sound"] == _names()
    with pytest.raises(LayerError, match="two packages bring a layer called 'twice'"):
        st.load(layers=["twice"])


def test_it_is_looked_up_again_after_a_change(site: Path) -> None:
    assert ["sound"] == _names()
    _metadata(site, "later_layer", f"{GROUP}later = sound_layer:data\n")
    assert ["later", "sound"] == _names()

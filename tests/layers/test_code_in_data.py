"""A layer is data: nothing in it is run, and it holds no regular expression that would be tried."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import syriatimeline as st
from authoring import run_command
from syriatimeline.dataset.layers import layer_problems

TAGS = [
    "!!python/object/apply:os.system [touch ran]",
    "!!python/object/new:os.system [touch ran]",
    "!!python/name:os.system ''",
    "!!python/module:antigravity ''",
    "!!binary aGVsbG8=",
    "!!timestamp 2024-12-08",
    "!!set {a}",
    "!regex 'a+'",
    "!ruby/regexp /a+/",
    "!<tag:yaml.org,2002:python/name:os.system> ''",
    "!!str text",
]
FILES = ["layer", "changes", "articles", "actors", "places", "origins", "errata", "events/own"]


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """A layer that does nothing."""
    folder = tmp_path / "mylab"
    (folder / "events").mkdir(parents=True)
    (folder / "layer.yaml").write_text('name: mylab\nversion: "1"\n', "utf-8")
    return folder


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("file", FILES)
def test_no_tag_is_followed(
    layer: Path, file: str, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(layer)
    line = f"version: {tag}" if "layer" == file else f"- id: {tag}"
    path = layer / f"{file}.yaml"
    path.write_text(f"name: mylab\n{line}\n" if "layer" == file else f"{line}\n", "utf-8")
    (problem,) = layer_problems(layer)
    assert "SYT106" == problem.code
    assert "anchors and tags are not used; write it out" in problem.message
    assert not (layer / "ran").exists()


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("key", ["pattern", "regex", "match", "code", "import", "exec", "<<"])
def test_no_key_takes_a_pattern_or_code(layer: Path, file: str, key: str) -> None:
    if "layer" == file:
        text = f'name: mylab\nversion: "1"\n{key}: (a+)+$\n'
    elif "changes" == file:
        text = f"- withdraw: syt-0001\n  why: not so\n  {key}: (a+)+$\n"
    else:
        text = f"- id: mylab-x\n  {key}: (a+)+$\n"
    (layer / f"{file}.yaml").write_text(text, "utf-8")
    found = layer_problems(layer)
    assert any(each.code == "SYT201" and f'"{key}"' in each.message for each in found), found


@pytest.mark.parametrize("pattern", ["(a+)+$", ".*", "[", "Asad|Assad", "\\d{4}"])
def test_a_name_is_words_and_no_pattern(layer: Path, pattern: str) -> None:
    text = f"- alias: syria\n  names: ['{pattern}']\n"
    (layer / "changes.yaml").write_text(text, "utf-8")
    timeline = st.load(layers=[layer])
    assert list(timeline.where(actor="syria")) == list(timeline.where(actor=pattern))


@pytest.mark.parametrize(
    "name",
    ["__init__.py", "layer.py", "conftest.py", "sitecustomize.py", "x.pth", "events/own.py",
     "changes.yaml.py", "layer.pyc", "run.sh", "pack.toml", "yaml.py", "os.py"],
)  # fmt: skip
def test_code_beside_the_data_is_never_run(
    layer: Path, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    (layer / name).write_text(f"import pathlib; pathlib.Path({str(ran)!r}).touch()\n", "utf-8")
    monkeypatch.chdir(layer)
    before = set(sys.modules)
    assert () == layer_problems(layer)
    assert 0 == run_command("timeline", "--layer", "./").code
    assert not ran.exists()
    brought = {getattr(sys.modules[each], "__file__", None) for each in set(sys.modules) - before}
    assert not any(str(each).startswith(str(layer)) for each in brought)

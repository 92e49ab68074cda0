"""What a layer gets told: which key or record is meant, in whose words, and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

import syriatimeline as st
from authoring import run_command
from layered import layer
from packaged import install_layer
from syriatimeline.dataset.layers import layer_problems
from syriatimeline.errors import LayerError, ProblemsError

MERGE = "- merge: [syt-0013]\n  into: syt-0014\n  why: one\n"
SPLIT = "- split: syt-0013\n  into: [syt-0014, syt-0015]\n  why: several\n"
MODE = "- override: syt-0013\n  field: mode\n  value: planned\n  why: x\n"


def said(folder: Path) -> list[str]:
    return [str(each).removeprefix(f"{folder}/") for each in layer_problems(folder)]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ("- overide: syt-0001\n  field: mode\n  value: planned\n  why: x\n",
         'changes.yaml:1:3 SYT902 "overide" is no operation; did you mean override?'),
        ("- rename: syt-0001\n  why: x\n",
         'changes.yaml:1:3 SYT902 "rename" is no operation; a change has one of override, '),
        ("- why: x\n", "changes.yaml:1:3 SYT902 a change has one of override, withdraw, claim, "
         "alias, merge, split; this one has none"),
        ("- withdraw: syt-0001\n  override: syt-0002\n  why: x\n", "changes.yaml:1:3 SYT902 this "
         "change has override and withdraw; make two of it"),
        ("- withdraw: act-001\n  why: x\n", 'changes.yaml:1:13 SYT305 "act-001" is an actor; only '
         "events and situations can be changed, and actors and places be given names (alias)"),
        ("- {override: tartus, field: note, value: a, why: x}\n",
         'changes.yaml:1:14 SYT305 "tartus" is a place; only events and situations can be ch'),
        ("- {merge: [art-0001], into: org-001, why: x}\n",
         'changes.yaml:1:12 SYT305 "art-0001" is an article; only events and'),
        ("- {merge: [syt-0001], into: org-001, why: x}\n",
         'changes.yaml:1:29 SYT305 "org-001" is an origin; only events and'),
        ("- {withdraw: syt-0001.c1, why: x}\n",
         'changes.yaml:1:14 SYT305 "syt-0001.c1" is a claim; only events and'),
        ("- {withdraw: syt-9999, why: x}\n", 'changes.yaml:1:14 SYT305 no event or situation is '
         'called "syt-9999"; '),
        ("- {alias: syt-0001, names: [A]}\n", 'changes.yaml:1:11 SYT301 "syt-0001" is an event or '
         "situation; only actors and places are given names"),
    ],
)  # fmt: skip
def test_a_change_that_cannot_be_meant(tmp_path: Path, changes: str, told: str) -> None:
    found = said(layer(tmp_path, changes=changes))
    assert found[0].startswith(told), found
    assert "add it to its file" not in "".join(found)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (MERGE + MODE, "mm 0.1 changes mode of syt-0013 and merges it into syt-0014 "),
        (SPLIT + MODE, "mm 0.1 changes mode of syt-0013 and splits it into syt-0014 and syt-0015 "),
        (MODE + MODE, "mm 0.1 changes mode of syt-0013 twice ("),
    ],
)
def test_one_layer_that_says_two_things(tmp_path: Path, changes: str, told: str) -> None:
    folder = layer(tmp_path, "mm", changes)
    (found,) = (each for each in said(folder) if "SYT905" in each)
    assert told in found
    assert found.endswith("keep one of the two")
    assert "order" not in found


def test_two_layers_that_exclude_each_other(tmp_path: Path) -> None:
    folders = [layer(tmp_path, "aa", MERGE), layer(tmp_path, "bb", MODE)]
    with pytest.raises(ProblemsError) as error:
        st.load(layers=folders)
    found = str(error.value)
    assert "SYT905 bb 0.1 changes mode of syt-0013, and aa 0.1 merges it into syt-0014 (" in found
    assert "--ordered" in found


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("policies.yaml", "- name: Our Policy\n  says: x\n  last-month: rolling-30-days\n",
         'policies.yaml:1:9 SYT206 "Our Policy" has not the form of such a name (a small letter, '
         "then small letters, digits or hyphens); write it like counted-in-days"),
        ("change.yaml", "[]\n", "change.yaml:1:1 SYT108 no file of that name is read; did you mean "
         "changes.yaml?"),
        ("sheet.yaml", "[]\n", "sheet.yaml:1:1 SYT108 no file of that name is read; read are "
         "actors.yaml, articles.yaml, "),
    ],
)  # fmt: skip
def test_files_and_names(tmp_path: Path, file: str, text: str, told: str) -> None:
    folder = layer(tmp_path)
    (folder / file).write_text(text, "utf-8")
    (found,) = said(folder)
    assert found.startswith(told), found
    assert "sheet" not in file or found.endswith("places.yaml, policies.yaml, and events/*.yaml")


def test_two_layers_with_one_slug_are_both_named(tmp_path: Path) -> None:
    one, two = layer(tmp_path, "one", adds=True), layer(tmp_path, "two", adds=True)
    path = two / "actors.yaml"
    path.write_text(path.read_text("utf-8").replace("slug: two-port", "slug: one-port"), "utf-8")
    with pytest.raises(ProblemsError) as error:
        st.load(layers=[one, two])
    assert '"one-port" is the slug of another (one-act-001 of one 0.1); choose' in str(error.value)


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("./nope", "no such folder; give the folder of a layer"),
        ("./file.yaml", "this is a file; give the folder of a layer"),
        ("./empty", "no layer.yaml is in it; give the folder of a layer"),
        ("", "the name of a layer is empty"),
    ],
)
def test_where_no_layer_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file.yaml").write_text("[]\n")
    (tmp_path / "empty").mkdir()
    ran = run_command("timeline", "--layer", named)
    assert 2 == ran.code
    assert told in ran.err


def test_a_damaged_compiled_layer_is_told_once(tmp_path: Path) -> None:
    out = tmp_path / "dam"
    ran = run_command("compile", layer(tmp_path, adds=True), "--output", out)
    assert 0 == ran.code
    (out / "claims.jsonl").unlink()
    with pytest.raises(LayerError) as error:
        len(list(st.load(layers=[out]).dataset.claims))
    assert "DatasetError(" not in str(error.value)
    assert 1 == str(error.value).count("compile it again")


def test_a_single_problem_is_counted_in_the_singular(tmp_path: Path) -> None:
    folder = layer(tmp_path, changes="- why: x\n")
    ran = run_command("compile", folder, "--output", tmp_path / "out")
    assert f"{folder}: 1 problem, nothing written" in ran.err


def test_a_layer_that_its_package_calls_otherwise_is_not_usable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = layer(tmp_path / "made", "other")
    install_layer(tmp_path / "site", "mylab_layer", "mylab = mylab_layer:data", folder)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    ran = run_command("layers")
    assert 0 == ran.code
    assert "mylab " not in ran.out
    assert "not usable: mylab_layer 1.0: " in ran.err
    assert 'its package calls it "mylab"; use one name in both' in ran.err


def test_new_actors_are_added_and_do_not_differ(tmp_path: Path) -> None:
    folder = layer(tmp_path, adds=True)
    ran = run_command("diff", "-", "-", "--new-layer", folder)
    assert 0 == ran.code, ran.err
    printed = " ".join(ran.out.split())
    assert "differs in" not in printed
    assert "new beside records: mylab-art-0001 Port News, mylab-act-001 Port of Tartus" in printed


def test_an_actor_without_records(tmp_path: Path) -> None:
    folder = layer(tmp_path)
    (folder / "actors.yaml").write_text(
        "- id: mylab-act-001\n  slug: mylab-nobody\n  kind: person\n  names: {en: Nobody Yet}\n",
        "utf-8",
    )
    ran = run_command("show", "mylab-act-001", "--layer", folder)
    assert "  in: no record\n" in ran.out

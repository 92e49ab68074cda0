"""What is still to be filled in is refused by checks, and stays in a withdrawn record."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring import edit, problems_of, run_command, write_dataset
from syriatimeline.dataset.blanks import BLANK
from syriatimeline.dataset.layers import layer_problems


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """A layer as ``new`` starts it."""
    assert 0 == run_command("new", "layer", "mylab", "--folder", tmp_path / "mylab").code
    return tmp_path / "mylab" / "src" / "mylab_layer" / "data"


def test_a_blank_is_shown_where_it_stands(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "tiny")
    edit(folder / "actors.yaml", "{en: Ana Arden, ru: Ана Арден}", f"{{en: Ana, ru: {BLANK}}}")
    (said,) = problems_of(folder)
    assert 'actors.yaml:12:24 SYT607 "names.ru" is still to be filled in; write it' == str(said)


def test_only_events_and_situations_can_be_left_withdrawn(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "tiny")
    path = folder / "events" / "2025-spring.yaml"
    edit(path, "gloss: met in Cliffton on May 5", f"gloss: {BLANK}")
    (said,) = problems_of(folder)
    assert said.message.endswith("to be filled in; write it, or leave the record withdrawn")


def test_a_withdrawn_record_may_have_blanks(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "tiny")
    path = folder / "events" / "2025-spring.yaml"
    edit(path, "gloss: met in Cliffton on May 5", f"gloss: {BLANK}")
    assert ["SYT607"] == [each.code for each in problems_of(folder)]
    edit(path, "slug: envoys-meet", "withdrawn: a draft\n  slug: envoys-meet")
    assert [] == list(problems_of(folder))
    edit(path, "withdrawn: a draft", "withdrawn:")
    assert ["SYT607"] == [each.code for each in problems_of(folder)]


def test_words_in_a_comment_are_none(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "tiny")
    path = folder / "actors.yaml"
    path.write_text(f"# {BLANK}\n{path.read_text('utf-8')}", "utf-8")
    assert [] == list(problems_of(folder))


def test_what_new_adds_is_to_be_filled_in(layer: Path, tmp_path: Path) -> None:
    assert () == layer_problems(layer)
    assert 0 == run_command("new", "event", "--folder", layer).code
    assert () == layer_problems(layer)
    for what in ("actor", "place"):
        assert 0 == run_command("new", what, "--folder", layer).code
    found = [str(each).removeprefix(f"{layer}/") for each in layer_problems(layer)]
    assert {"SYT607"} == {each.split()[1] for each in found}
    assert {"actors.yaml", "places.yaml"} == {each.partition(":")[0] for each in found}
    assert 4 == len(found)


@pytest.mark.parametrize(
    ("typed", "meant"), [("evnt", "event"), ("events", "event"), ("Actor", "actor"),
                         ("artical", "article"), ("plac", "place"), ("lagnuage", "language")]
)  # fmt: skip
def test_a_mistyped_kind_of_record_starts_no_layer(
    typed: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_command("new", typed, "A title")
    assert 2 == ran.code
    assert f"'{typed}' is no kind of record; did you mean `new {meant}`? For a layer of" in ran.err
    assert [] == list(tmp_path.iterdir())
    if typed.isascii() and typed.islower():
        assert 0 == run_command("new", "layer", typed).code
        assert (tmp_path / typed).is_dir()

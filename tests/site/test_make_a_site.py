"""The page on making a site of one's own: its files and commands, tried on the tiny dataset."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from authoring import write_dataset
from pages_read import broken_links, tree_of, words_of
from syriatimeline.query.columns import UNITS
from syriatimeline.site.directives import DIRECTIVES
from syriatimeline.site.pages import FOLDERS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "make-a-site.md").read_text("utf-8")
#: The name of a file, and the file that stands below it.
FILES = re.findall(r"^`(\S+)`:\n\n```{literalinclude} (\S+)", PAGE, re.MULTILINE)
#: The commands of the page, in its order.
COMMANDS = [
    line.strip()
    for block in re.findall(r"^ *```sh\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
IGNORED = re.findall(r"^```text\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)[0].split()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all that the page says was done."""
    pytest.importorskip("furo")
    folder = tmp_path_factory.mktemp("own") / "site"
    folder.mkdir()
    for name, included in FILES:
        shutil.copyfile(DOCS / included, folder / name)
    write_dataset(folder / "mine")
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    }
    for command in COMMANDS:
        if not command.startswith("pip "):
            subprocess.run(["bash", "-c", command], cwd=folder, env=environment, check=True)
    return folder


def test_the_page_has_all_files_and_commands() -> None:
    assert ["conf.py", "index.md", "errors.md"] == [name for name, _ in FILES]
    assert "pip install 'syriatimeline[docs]'" == COMMANDS[0]
    for command in COMMANDS[1:]:
        assert command.startswith(("sphinx-build -n -W ", "syriatimeline compile mine "))
    assert 4 == len(COMMANDS)


def test_the_pages_lie_where_the_page_says(site: Path) -> None:
    built = site / "_build" / "html"
    for name in (
        "events/syt-0001.html",
        "articles/art-0002.html",
        "actors/ana-arden.html",
        "places/northern-pier.html",
        *(f"{folder}/index.html" for folder in FOLDERS.values()),
        *(f"data/{unit}s.csv" for unit in UNITS),
    ):
        assert (built / name).is_file(), name
        told = re.sub(r"syt-\d+|art-\d+", "ID", name).replace("ana-arden", "SLUG")
        if not name.endswith(("index.html", "pier.html")):
            assert f"`{told}`" in PAGE
    assert (site / "_build" / "dirhtml" / "events" / "syt-0001" / "index.html").is_file()


def test_the_site_is_whole(site: Path) -> None:
    built = site / "_build" / "html"
    assert [] == list(broken_links(built))
    words = words_of(tree_of(built / "index.html"))
    assert "Envoys of Alandia and Borland meet in Cliffton" in words
    assert "3 events and 1 situations from 2 articles" not in words
    assert "3 events and 1 situation from 2 articles" in words
    assert "err-001" in words_of(tree_of(built / "errors.html"))


def test_a_compiled_dataset_makes_the_same_pages(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    for name, _ in FILES:
        shutil.copyfile(site / name, folder / name)
    shutil.copytree(site / "compiled", folder / "compiled")
    conf = (folder / "conf.py").read_text("utf-8")
    (folder / "conf.py").write_text(conf.replace('dataset = "mine"', 'dataset = "compiled"'))
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-b", "html", ".", "_build/html"]
    subprocess.run(command, cwd=folder, check=True)
    for name in ("index.html", "events/syt-0003.html"):
        pages = [(each / "_build/html" / name).read_text("utf-8") for each in (site, folder)]
        assert pages[0] == pages[1]


def test_what_is_to_be_ignored_is_all_that_is_generated(site: Path) -> None:
    assert ["/_build/", *(f"/{folder}/*.rst" for folder in FOLDERS.values())] == IGNORED
    own = {"mine", "compiled", *(name for name, _ in FILES)}
    ignored = {each.strip("/").partition("/")[0] for each in IGNORED}
    assert own | ignored == {path.name for path in site.iterdir()} - {"__pycache__"}
    for folder in FOLDERS.values():
        for path in (site / folder).iterdir():
            assert path.read_text("utf-8").startswith(".. Written by syriatimeline.site")
            assert ".rst" == path.suffix


def test_every_directive_is_on_the_page() -> None:
    assert {f"syriatimeline-{name}" for name in DIRECTIVES} == set(
        re.findall(r"`(syriatimeline-\w+)", PAGE)
    )

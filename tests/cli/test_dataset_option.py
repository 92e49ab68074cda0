"""``--dataset``: other datasets than the installed one; and a standard output that is full."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import syriatimeline as st
from bundles import change_head
from syriatimeline.cli.main import command
from syriatimeline.dataset.compile import compile_folder
from syriatimeline.dataset.write import write_bundle
from syriatimeline.errors import UnusableInputError

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    write_bundle(compile_folder(SEEDS).dataset, folder)
    return folder


def test_load_reads_authored_and_compiled_folders(bundle: Path) -> None:
    timeline = st.load()
    for place in (SEEDS, str(SEEDS), bundle):
        loaded = st.load(place)
        assert timeline.fingerprint == loaded.fingerprint
        assert list(timeline) == list(loaded)


def test_a_folder_that_is_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match=r"neither articles\.yaml nor events/ is in it"):
        st.load(tmp_path)


@pytest.mark.parametrize("arguments", [["timeline"], ["show", "syt-0019"]])
def test_commands_read_another_dataset(arguments: list[str], bundle: Path) -> None:
    installed = CliRunner().invoke(command, arguments)
    other = CliRunner().invoke(command, [*arguments, "--dataset", str(bundle)])
    assert (0, installed.output) == (other.exit_code, other.output)


def test_the_summary_names_the_dataset_that_it_counts(bundle: Path, tmp_path: Path) -> None:
    mine = shutil.copytree(bundle, tmp_path / "mine")
    change_head(mine, lambda head: head.update(name="mine"))
    printed = CliRunner().invoke(command, ["timeline", "--dataset", str(mine)]).output
    assert ". mine 0.1.0, fingerprint" in printed


@pytest.mark.parametrize("arguments", [["timeline"], ["show", "syt-0019"], ["check"], ["--help"]])
@pytest.mark.parametrize("buffered", [True, False])
def test_a_full_disk_is_one_sentence(arguments: list[str], buffered: bool) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "syriatimeline", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment | ({} if buffered else {"PYTHONUNBUFFERED": "1"}),
            timeout=60,
            check=False,
        )
    assert 2 == done.returncode
    assert b"Error: standard output: cannot be written (No space left on device)\n" == done.stderr

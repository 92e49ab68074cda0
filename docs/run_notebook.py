"""Run a notebook and keep its outputs, or prove that those it keeps are what it prints today.

python docs/run_notebook.py docs/first-hour.ipynb
python docs/run_notebook.py --check docs/first-hour.ipynb
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

#: How the tables of this library begin in HTML.
OUR_TABLE = '<table class="syriatimeline">'

ENVIRONMENT = {"JUPYTER_PREFER_ENV_PATH": "1", "PYTHONUTF8": "1", "COLUMNS": "80"}

#: A kernel that nobody else on the machine can reach, where the system can do that.
CONFIG = Config({} if os.name == "nt" else {"KernelManager": {"transport": "ipc"}})


def run(stored: Any) -> Any:
    """A copy of a notebook with the outputs that a new kernel gives."""
    fresh = nbformat.from_dict(stored)  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as folder:
        # Without the start-up files and the settings of whoever runs this.
        os.environ |= {"IPYTHONDIR": folder, "JUPYTER_RUNTIME_DIR": folder, **ENVIRONMENT}
        NotebookClient(
            fresh,
            timeout=120,
            kernel_name="python3",
            record_timing=False,
            coalesce_streams=True,
            config=CONFIG,
        ).execute()
    # The version of Python is no news to a reader and would differ from machine to machine.
    fresh.metadata.language_info = {"name": "python"}
    return fresh


def texts(notebook: Any) -> Iterator[str]:
    """What each cell prints, as text; our own tables also as HTML, since text says too little."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            yield output.get("text") or data.get("text/plain") or f"no text in {output}"
            if data.get("text/html", "").startswith(OUR_TABLE):
                yield data["text/html"].replace("<tr>", "\n<tr>")


def differences(stored: Any, fresh: Any) -> list[str]:
    """The lines in which the outputs differ; none if they are the same."""
    before, after = ("\n".join(texts(each)).splitlines() for each in (stored, fresh))
    return list(difflib.unified_diff(before, after, "stored", "printed today", lineterm="", n=1))


def main() -> int:
    """Check or rewrite one notebook; 1 if its outputs are not what it prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("path", type=Path)
    parser.add_argument("--check", action="store_true", help="compare and write nothing")
    given = parser.parse_args()
    stored = nbformat.read(given.path, as_version=4)  # type: ignore[no-untyped-call]
    fresh = run(stored)
    if not given.check:
        nbformat.write(fresh, given.path)  # type: ignore[no-untyped-call]
        return 0
    found = differences(stored, fresh)
    if found:
        print("\n".join([*found, f"{given.path} keeps old outputs; run `make notebook`"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

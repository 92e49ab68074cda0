"""Every example in docstrings, pages and the README is run.

Python examples are doctests. In blocks marked ``console``, lines that begin with ``$`` are run
and their output must match what stands below them (``...`` stands for anything); a block without
output must only succeed.
"""

from __future__ import annotations

import doctest
import os
import shlex
import subprocess
import sys
from pathlib import Path

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser as MarkdownCodeBlockParser
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

#: Fixtures that several folders of tests share.
pytest_plugins = ("built_site",)

ROOT = Path(__file__).parent
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def _run_console(example: Example) -> str | None:
    """Run the commands of a console block; a message if one of them prints something else."""
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    for block in ("\n" + example.parsed).split("\n$ ")[1:]:
        command, _, expected = block.partition("\n")
        if not command.startswith("syriatimeline"):
            continue  # Setting up (pip, make, git) is tested by .ci/run on a clean machine.
        done = subprocess.run(
            shlex.split(command) if "|" not in command else ["bash", "-c", command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        printed = done.stdout + done.stderr
        if expected.strip():
            checker = doctest.OutputChecker()
            if not checker.check_output(expected.strip() + "\n", printed.strip() + "\n", FLAGS):
                return f"$ {command}\nprinted:\n{printed}\ninstead of:\n{expected}"
        elif done.returncode:
            return f"$ {command}\nended with {done.returncode}:\n{printed}"
    return None


_markdown = Sybil(
    parsers=[
        SkipParser(),
        PythonCodeBlockParser(doctest_optionflags=FLAGS),
        MarkdownCodeBlockParser(language="console", evaluator=_run_console),
    ],
    patterns=["*.md"],
    excludes=["CHANGELOG.md"],
)
_docstrings = Sybil(parsers=[DocTestParser(optionflags=FLAGS)], patterns=["*.py"], path="src")

pytest_collect_file = (_markdown + _docstrings).pytest()

"""The command as a whole: help, errors in one sentence, pipes, terminals, encodings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import syriatimeline
from authoring import HAS_TEXTS, ROOT, SEEDS, run_command
from syriatimeline.cli.main import COMMANDS

ANSI = re.compile(r"\x1b")
#: A colour of the foreground or background; bold and dim are none.
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")
CHANGED = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "LC_ALL", "PYTHONUTF8", "PYTHONIOENCODING")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the environment says how wide or colourful to print."""
    for name in CHANGED:
        monkeypatch.delenv(name, raising=False)


def _start(
    arguments: tuple[str, ...], environment: dict[str, str], stdout: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "syriatimeline", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=os.environ | environment,
        cwd=ROOT,
    )


def _run(*arguments: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command."""
    process = _start(arguments, environment)
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


def _run_on_terminal(*arguments: str, **environment: str) -> str:
    """What the command prints on a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = _start(arguments, environment | {"TERM": "xterm-256color"}, stdout=theirs)
    os.close(theirs)
    printed = b"".join(_chunks(ours))
    process.communicate(timeout=60)
    return printed.decode().replace("\r\n", "\n")


def _chunks(terminal: int) -> Iterator[bytes]:
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        while True:
            try:
                chunk = stream.read(4096)
            except OSError:  # The other end of a terminal was closed.
                return
            if not chunk:
                return
            yield chunk


# -- help ------------------------------------------------------------------------------------


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_shows_examples(command: str, option: str) -> None:
    """Every command explains itself with an example, on standard output, and ends with 0."""
    ran = run_command(*([command] if command else []), option)

    assert (0, "") == (ran.code, ran.err)
    assert ran.out.startswith(f"Usage: syriatimeline {command}".rstrip())
    assert re.search(rf"^  Examples?:\n    syriatimeline {command}", ran.out, re.MULTILINE)


@pytest.mark.parametrize("command", ["check", "compile", "agree"])
def test_help_explains_exit_codes(command: str) -> None:
    """Commands that scripts run say what their exit codes mean."""
    assert re.search(
        r"^  Exit code: 0 .*, 1 .*, 2 ", run_command(command, "--help").out, re.MULTILINE
    )


def test_help_lists_every_command() -> None:
    """Each command is listed with what it does."""
    out = run_command("--help").out

    for name, line in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(line)}$", out, re.MULTILINE)


def test_no_command_shows_the_help() -> None:
    """Without a command nothing is done, and the commands are listed."""
    ran = run_command()

    assert "Commands:" in ran.out + ran.err
    assert ran.code in (0, 2)


@pytest.mark.parametrize(
    "command", ["timeline", "show", "errata", "disputes", "check", "agree", ""]
)
def test_examples_of_the_help_can_be_run(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples do what they are examples of; those that need files that are not here do not."""
    if not HAS_TEXTS:
        pytest.skip("the article texts are not in this copy")
    monkeypatch.chdir(ROOT)
    out = run_command(*([command] if command else []), "--help").out
    examples = re.findall(r"^    syriatimeline (\S.*?)(?: +#.*| > .*)?$", out, re.MULTILINE)
    elsewhere = ("--articles texts", "check mylab", "--layer ./aa")
    here = [example for example in examples if not example.endswith(elsewhere)]

    assert here
    assert {0} == {run_command(*example.split()).code for example in here}


def test_version() -> None:
    """The version printed is that of the package."""
    assert (0, f"syriatimeline {syriatimeline.__version__}\n", "") == run_command("--version")


def test_module_is_the_command() -> None:
    """``python -m syriatimeline`` is called by the command's name."""
    assert (0, f"syriatimeline {syriatimeline.__version__}\n", "") == _run("--version")


# -- what cannot be meant --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("timeline --actor Rusia", "no actor is called 'Rusia'; did you mean 'russia'"),
        ("timeline --actor Atlantis", "no actor is called 'Atlantis'"),
        ("timeline --place Tartuss", "no place is called 'Tartuss'; did you mean '"),
        ("timeline --article art-0009", "no article is called 'art-0009'; did you mean 'art-000"),
        ("timeline --kind Meating", "no kind of event is called 'Meating'; did you mean 'Meeting'"),
        ("timeline --standing avowd", "standing='avowd' is none; did you mean avowed"),
        ("timeline --mode planed", "mode='planed' is none; did you mean planned"),
        ("timeline --during 2025-13", "during='2025-13': "),
        ("timeline --during 2024-02-30", "day 30 does not exist in 2024-02"),
        ("timeline --after syt-9999", "no event or situation has this id or slug"),
        ("timeline --before 2025-05-02/2025-05-01", "lies before the earliest day"),
        ("timeline --min-origins 0", "must be a whole number from 1"),
        ("show syt-9999", "no record is called 'syt-9999'; did you mean 'syt-"),
        ("show syt-0007.c99", "no record is called 'syt-0007.c99'; did you mean 'syt-0007.c"),
        ("show assad-leaves-damascs", "did you mean 'assad-leaves-damascus'"),
        ("show art-0002 err-999", "no record is called 'err-999'"),
        ("check no-such-folder", "no-such-folder: there is no such folder"),
        ("check pyproject.toml", "pyproject.toml: there is no such folder"),
        ("compile no-such-folder --output none", "there is no such folder"),
        ("agree none.yaml none.yaml", "none.yaml: there is no such file"),
    ],
)
def test_bad_input_ends_with_one_sentence(
    arguments: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Input that cannot be meant ends with 2 and one line on standard error, nothing on output."""
    monkeypatch.chdir(ROOT)
    ran = run_command(*arguments.split())

    assert (2, "") == (ran.code, ran.out)
    assert re.fullmatch(r"Error: .+\n", ran.err)
    assert says in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("tmeline", "No such command 'tmeline'. Did you mean timeline?"),
        ("xyz", "No such command 'xyz'."),
        ("timeline --actr Russia", "'--actor'"),
        ("timeline --format xml", "'xml' is not one of 'table', 'json', 'csv'"),
        ("timeline --min-origins two", "'two' is not a valid integer"),
        ("show", "Missing argument 'ID...'"),
        ("compile seeds", "Missing option '--output'"),
        ("check --coverage", "--coverage needs an authoring folder with the article texts."),
        ("agree a.yaml", "Missing argument 'SECOND'"),
    ],
)
def test_wrong_usage_ends_with_the_usage(arguments: str, says: str) -> None:
    """A command line of the wrong form ends with 2, its usage and what is wrong."""
    ran = run_command(*arguments.split())

    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith("Usage: syriatimeline ")
    assert says in " ".join(ran.err.split())


# -- pipes and terminals ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    ["timeline", "timeline --format json", "timeline --format csv", "show syt-0019", "--help"],
)
def test_closed_pipe_is_quiet(arguments: str) -> None:
    """Where the reader has gone before anything is written, nothing is said of it."""
    reading, writing = os.pipe()
    os.close(reading)
    process = _start(tuple(arguments.split()), {}, stdout=writing)
    os.close(writing)
    _, err = process.communicate(timeout=60)

    assert b"" == err
    assert process.returncode in (0, 1)


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_reader_that_leaves_after_a_line(form: str) -> None:
    """``syriatimeline timeline | head -1`` gives a line, and no traceback."""
    process = _start(("timeline", "--format", form), {})
    assert process.stdout is not None
    line = process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=60)

    assert line.endswith(b"\n")
    assert b"" == err


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1"}, {"NO_COLOR": "1"}])
@pytest.mark.parametrize("arguments", ["timeline", "show syt-0019"])
def test_piped_output_is_plain(
    arguments: str, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a pipe or a file there is no colour, whatever the environment wishes."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ran = run_command(*arguments.split())

    assert 0 == ran.code
    assert not ANSI.search(ran.out)


def test_terminal_has_colours() -> None:
    """On a terminal standings are coloured."""
    printed = _run_on_terminal("timeline", "--during", "2025-04-19", COLUMNS="100")

    assert COLOUR.search(printed)
    assert "syt-0031" in printed


@pytest.mark.parametrize("arguments", ["timeline --during 2025-04-19", "show syt-0031"])
def test_no_color_is_respected(arguments: str) -> None:
    """Under NO_COLOR a terminal shows no colour; the words say the same."""
    printed = _run_on_terminal(*arguments.split(), COLUMNS="100", NO_COLOR="1")

    assert not COLOUR.search(printed)
    assert "syt-0031" in printed


def test_narrow_terminal() -> None:
    """On a terminal of 60 columns no line is longer."""
    printed = _run_on_terminal("timeline", "--situations", COLUMNS="60", NO_COLOR="1")
    lines = re.sub(r"\x1b\[[\d;]*m", "", printed).splitlines()

    assert len(lines) > 38
    assert max(map(len, lines)) <= 60


# -- encodings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    ],
    ids=["C", "C without coercion", "ASCII"],
)
def test_output_is_utf8_in_any_locale(environment: dict[str, str]) -> None:
    """Cyrillic letters and quotation marks are written as UTF-8 in the C locale too."""
    code, out, err = _run("show", "syt-0007", **environment)

    assert (0, "") == (code, err)
    assert "Башар Асад покидает Дамаск" in out
    assert "“в ночь на 8 декабря”" in out


def test_arguments_in_cyrillic_in_the_c_locale() -> None:
    """A name in Cyrillic letters is understood in the C locale."""
    code, out, _ = _run("timeline", "--actor", "Путин", "--format", "csv", LC_ALL="C")

    assert 0 == code
    assert "syt-0002" in out


def test_errors_are_written_in_any_locale() -> None:
    """An unknown name in Cyrillic letters ends with a sentence, not with a traceback."""
    code, out, err = _run("show", "Рассия", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")

    assert (2, "") == (code, out)
    assert re.fullmatch(r"Error: .+\n", err)


def test_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The installed dataset is found wherever the command is called."""
    monkeypatch.chdir(tmp_path)

    assert 0 == run_command("check").code
    assert 0 == run_command("timeline").code
    assert SEEDS.is_absolute()

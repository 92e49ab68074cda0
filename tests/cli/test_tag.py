"""``syriatimeline tag``: one's own texts in, their time expressions out."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from authoring import Ran, run_command
from syriatimeline.cli.tagging.documents import Input
from syriatimeline.cli.tagging.formats import Look
from syriatimeline.cli.tagging.pool import Job, run
from syriatimeline.temporal import Tagger
from syriatimeline.temporal.timeml import read_timeml

TEXT = "It fell last month. Early March was cold; every Friday it rains.\n"
DOCUMENTS = [
    {"id": "b", "text": "It fell yesterday.", "reference": "2025-04-25"},
    {"id": 7, "text": "Он прибыл вчера.", "dct": "2024-12-08", "source": "kept out"},
    {"text": "Nothing."},
]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A text."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """JSON Lines of documents."""
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in DOCUMENTS), "utf-8")
    return path


def _piped(data: bytes, *arguments: str | Path) -> Ran:
    """The command with something on standard input."""
    with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(data))):
        return run_command("tag", *arguments)


def _lines(ran: Ran) -> list[Any]:
    assert (0, "") == (ran.code, ran.err)
    return [json.loads(line) for line in ran.out.splitlines()]


def _refused(ran: Ran, says: str) -> None:
    """It ended with 2 and sentences, the last of which is this one."""
    assert (2, "") == (ran.code, ran.out)
    assert re.fullmatch(r"(Error: .+\n)+", ran.err)
    assert says in ran.err


# -- formats ---------------------------------------------------------------------------------


def test_table(text: Path) -> None:
    """Span, words, type, value and the days of every reading."""
    ran = run_command("tag", text, "--reference", "2025-04-25")

    assert (0, "") == (ran.code, ran.err)
    rows = [re.split(r"\s{2,}", line.strip()) for line in ran.out.splitlines()]
    assert ["Span", "Text", "Type", "Value", "Days"] == rows[0]
    assert ["8-18", "last month", "DATE", "2025-03", "2025-03-01/2025-03-31"] == rows[2]
    assert ["or 2025-03-26/2025-04-24"] == rows[3]
    assert ["20-31", "Early March", "DATE", "2025-03 START", "2025-03-01/2025-03-15"] == rows[4]
    assert "XXXX-WXX-5" in ran.out


def test_json_lines(text: Path) -> None:
    """One object for each document, with every reading and its conventions."""
    (found,) = _lines(run_command("tag", text, "--reference", "2025-04-25", "--format", "jsonl"))
    first, second, third = found["mentions"]

    assert str(text) == found["id"]
    assert {
        "start": 8,
        "end": 18,
        "text": "last month",
        "type": "DATE",
        "value": "2025-03",
        "earliest": "2025-03-01",
        "latest": "2025-03-31",
        "readings": [
            {
                "value": "2025-03",
                "earliest": "2025-03-01",
                "latest": "2025-03-31",
                "conventions": {"last-month": "calendar"},
            },
            {
                "value": "P30D",
                "earliest": "2025-03-26",
                "latest": "2025-04-24",
                "conventions": {"last-month": "rolling-30-days"},
            },
        ],
    } == first
    assert "START" == second["mod"]
    assert ("SET", None) == (third["type"], third["earliest"])


def test_inline(text: Path) -> None:
    """The text itself, with brackets."""
    ran = run_command("tag", text, "--reference", "2025-04-25", "--format", "inline")

    assert (
        "It fell [last month|DATE|2025-03]. [Early March|DATE|2025-03 START] was cold; "
        "[every Friday|SET|XXXX-WXX-5] it rains.\n"
    ) == ran.out


def test_timeml(text: Path) -> None:
    """A TimeML document on standard output, which can be read again."""
    again = read_timeml(
        run_command("tag", text, "--reference", "2025-04", "--format", "timeml").out
    )

    assert (TEXT, str(text)) == (again.text, again.id)
    assert "2025-04-01/2025-04-30" == str(again.reference and again.reference.possible)
    assert ["last month", "Early March", "every Friday"] == [each.text for each in again.timexes]


def test_without_a_reference_values_keep_an_x(text: Path) -> None:
    """No clock is asked."""
    assert "[last month|DATE|XXXX-XX]" in run_command("tag", text, "--format", "inline").out


def test_html(text: Path) -> None:
    """The text with its expressions marked, as a part of a page."""
    ran = run_command("tag", text, "--reference", "2025-04-25", "--format", "html")

    assert (0, "") == (ran.code, ran.err)
    assert ran.out.startswith('<meta charset="utf-8">\n<div class="syriatimeline"')
    assert '<mark title="DATE 2025-03: 2025-03">last month</mark>' in ran.out


@pytest.mark.parametrize("form", ["table", "inline"])
def test_explain(text: Path, form: str) -> None:
    """The reasoning of each mention stands below."""
    ran = run_command("tag", text, "--reference", "2025-04-25", "--explain", "--format", form)

    assert '\n"last month" (characters 8 to 18, English)\n  says ' in ran.out
    assert 3 == ran.out.count("  means ")


def test_nothing_found(tmp_path: Path) -> None:
    """That is said, and is no failure."""
    (tmp_path / "a.txt").write_text("Nothing here.", "utf-8")

    assert (0, "no time expressions\n", "") == run_command("tag", tmp_path / "a.txt")


# -- inputs ----------------------------------------------------------------------------------


def test_standard_input() -> None:
    """No file, and ``-``, stand for standard input."""
    for arguments in ((), ("-",)):
        assert "in [2011|DATE|2011]\n" == _piped(b"in 2011", *arguments, "--format", "inline").out


def test_folder_in_order(tmp_path: Path) -> None:
    """All texts at any depth, sorted by their paths; other files are left alone."""
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"in 2011, {name}", "utf-8")
    found = _lines(run_command("tag", tmp_path, "--format", "jsonl"))
    heads = [line for line in run_command("tag", tmp_path).out.splitlines() if line[:2] == "=="]
    names = [str(tmp_path / name) for name in ("a/b/c.txt", "a/z.txt", "b.txt")]

    assert names == [each["id"] for each in found]
    assert [f"== {name}" for name in names] == heads


def test_json_lines_in_and_out(corpus: Path) -> None:
    """Each document has its own reference; ids come back as they were, and other keys do not."""
    found = _lines(run_command("tag", corpus))

    assert ["b", 7, f"{corpus}:3"] == [each["id"] for each in found]
    assert ["2025-04-24", "2024-12-07"] == [each["mentions"][0]["value"] for each in found[:2]]
    assert [["id", "mentions"]] * 3 == [list(each) for each in found]
    assert found[:2] == _lines(_piped(corpus.read_bytes(), "--input", "jsonl"))[:2]


def test_a_document_comes_before_the_options(tmp_path: Path) -> None:
    """``--reference`` and ``--language`` hold where the document says nothing."""
    path = tmp_path / "c.jsonl"
    path.write_text('{"text": "вчера", "language": "ru"}\n{"text": "today"}\n', "utf-8")
    found = _lines(run_command("tag", path, "--language", "en", "--reference", "2025-04-25"))

    assert ["2025-04-24", "2025-04-25"] == [each["mentions"][0]["value"] for each in found]


def test_offsets_count_code_points_of_the_file_as_it_is(tmp_path: Path) -> None:
    """Line ends stay; a byte order mark does not count."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf\xf0\x9f\x9a\xa2\r\nin 2011")
    (found,) = _lines(run_command("tag", path, "--format", "jsonl"))

    assert (6, 10) == (found["mentions"][0]["start"], found["mentions"][0]["end"])


def test_half_a_surrogate_pair_is_written_as_json_has_it() -> None:
    """What UTF-8 cannot hold, JSON can spell."""
    ran = _piped(b'{"id": "\\ud800", "text": "in 2011 \\ud800"}', "--input", "jsonl")

    assert "\ud800" == _lines(ran)[0]["id"]


# -- choices ---------------------------------------------------------------------------------


def test_policy(text: Path) -> None:
    """Another reading is chosen; the name may be written with either stroke."""
    for name in ("last-month", "last_month"):
        ran = run_command(
            *("tag", text, "--reference", "2025-04-25", "--format", "inline"),
            *("--policy", f"{name}=rolling-30-days", "--policy", "part-of-month=core"),
        )
        assert "[last month|DATE|P30D]" in ran.out


def test_narrative() -> None:
    """What was said long before still counts."""
    told = b"In June 1944 they landed. " + b"The boats were fast. " * 15 + b"In August it rained."
    options = ("--reference", "2025-04-25", "--format", "inline")

    assert "[August|DATE|1944-08]" in _piped(told, *options, "--narrative").out
    assert "[August|DATE|1944-08]" not in _piped(told, *options).out


def test_domain() -> None:
    """In earnings reports a year earlier is the same quarter."""
    told = b"Profit in the third quarter of 2024 rose from a year earlier."
    options = ("--reference", "2024-10-25", "--format", "inline")

    assert _piped(told, *options, "--domain", "finance").out != _piped(told, *options).out


# -- output ----------------------------------------------------------------------------------


def test_output_file(corpus: Path, tmp_path: Path) -> None:
    """What would be printed is in the file, and nothing else is left beside it."""
    before = set(tmp_path.iterdir())
    ran = run_command("tag", corpus, "-o", tmp_path / "out.jsonl")

    assert (0, "", "") == ran
    assert run_command("tag", corpus).out == (tmp_path / "out.jsonl").read_text("utf-8")
    assert {tmp_path / "out.jsonl"} == set(tmp_path.iterdir()) - before


def test_timeml_in_a_folder(corpus: Path, tmp_path: Path) -> None:
    """Each document has its file, named by its id."""
    ran = run_command("tag", corpus, "--format", "timeml", "-o", tmp_path / "out")

    assert (0, "", "") == ran
    names = ["7.tml", "b.tml", "corpus-000003.tml"]
    assert names == sorted(path.name for path in (tmp_path / "out").iterdir())
    assert "Он прибыл вчера." == read_timeml((tmp_path / "out/7.tml").read_bytes()).text


def test_timeml_of_a_folder_keeps_its_folders(tmp_path: Path) -> None:
    """Texts of one name in two folders stay apart."""
    for name in ("in/a/x.txt", "in/b/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("in 2011", "utf-8")
    run_command("tag", tmp_path / "in", "--format", "timeml", "-o", tmp_path / "out")

    assert (tmp_path / "out/a/x.tml").is_file()
    assert (tmp_path / "out/b/x.tml").is_file()


def test_an_id_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    """An id is a name, not a path."""
    (tmp_path / "c.jsonl").write_text('{"id": "../../x/y", "text": "in 2011"}', "utf-8")
    run_command("tag", tmp_path / "c.jsonl", "--format", "timeml", "-o", tmp_path / "out")

    assert [1, 1] == [len(list((tmp_path / "out").rglob(each))) for each in ("*", "*.tml")]


def test_what_xml_cannot_carry_is_said() -> None:
    """A character is replaced, with a warning on standard error."""
    ran = _piped(b"in \x0b 2011", "--format", "timeml")

    assert "Warning: -: 1 characters that XML cannot carry became U+FFFD\n" == ran.err
    assert "in � 2011" == read_timeml(ran.out).text


# -- many ------------------------------------------------------------------------------------


def _many(count: int) -> list[Input]:
    return [
        Input(f"in {1900 + number % 100}", id=f"{number}", key=number) for number in range(count)
    ]


def test_workers_change_nothing(tmp_path: Path) -> None:
    """The same output in the same order."""
    path = tmp_path / "c.jsonl"
    lines = (json.dumps({"id": each.key, "text": each.text}) for each in _many(300))
    path.write_text("\n".join(lines), "utf-8")
    one, two = run_command("tag", path), run_command("tag", path, "--workers", "2")

    assert list(range(300)) == [each["id"] for each in _lines(two)]
    assert one == two


@pytest.mark.parametrize(("workers", "most"), [(1, 1), (2, 64 * 4)])
def test_documents_are_read_as_they_are_needed(workers: int, most: int) -> None:
    """A corpus of any length is never held as a whole."""
    taken = 0

    def documents() -> Any:
        nonlocal taken
        for each in _many(1000):
            taken += 1
            yield each

    results = run(Job(Tagger(), Look("inline")), documents(), workers)
    first = next(results)
    seen = taken
    results.close()  # type: ignore[attr-defined]

    assert "[1900|DATE|1900]" in first.output
    assert seen <= most


def test_no_progress_bar_in_a_pipe(corpus: Path, tmp_path: Path) -> None:
    """Standard error stays empty."""
    assert "" == run_command("tag", corpus, "-o", tmp_path / "o").err


def test_progress_bar_on_a_terminal(corpus: Path, tmp_path: Path) -> None:
    """Where someone looks and the results go to a file, a bar shows how far it is."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "syriatimeline", "tag", str(corpus), "-o", str(tmp_path / "o")],
        stderr=theirs,
        stdout=subprocess.PIPE,
        env=os.environ | {"TERM": "xterm-256color", "NO_COLOR": "1"},
        timeout=60,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)

    assert (0, b"") == (done.returncode, done.stdout)
    assert "3/3" in shown
    assert not re.search(r"\x1b\[(?:\d+;)*3\d", shown)


# -- what cannot be meant --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("--reference 2025-13", '--reference: "2025-13": month 13 does not exist'),
        ("--reference 2025/..", "--reference: a reference needs an earliest and a latest day"),
        ("--language rus", "no language is called 'rus'; did you mean 'ru'?"),
        ("--format tmeml", "no format is called 'tmeml'; did you mean 'timeml'?"),
        ("--format zzz", "did you mean 'table' or 'jsonl' or 'timeml' or 'inline' or 'html'?"),
        ("--input json", "no input is called 'json'; did you mean 'jsonl'?"),
        ("--domain finances", "did you mean 'finance'?"),
        (
            "--policy lst-month=calendar",
            "no policy is called 'lst-month'; did you mean 'last-m",
        ),
        ("--policy last-month=calender", "no choice of last-month is called 'calender'; did you"),
    ],
)
def test_unknown_names(text: Path, arguments: str, says: str) -> None:
    """One sentence, with the nearest names."""
    _refused(run_command("tag", text, *arguments.split()), says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("--policy last-month", "--policy last-month: write it as NAME=CHOICE."),
        ("--explain --format jsonl", "--explain goes with --format table or inline."),
        ("--format timeml", "TimeML of several documents needs a folder: -o DIRECTORY."),
        ("--workers 0", "0 is not in the range x>=1"),
    ],
)
def test_wrong_usage(text: Path, corpus: Path, arguments: str, says: str) -> None:
    """What does not go together."""
    ran = run_command("tag", text, corpus, *arguments.split())

    assert (2, "") == (ran.code, ran.out)
    assert says in " ".join(ran.err.split())


def test_all_problems_in_one_run(tmp_path: Path, corpus: Path) -> None:
    """Every unusable input is named with its place; nothing is tagged or written."""
    (tmp_path / "latin.txt").write_bytes(b"abc \xff")
    (tmp_path / "marked.txt").write_bytes(b"\xef\xbb\xbfa\xff")
    (tmp_path / "wide.txt").write_bytes("in 2011".encode("utf-16"))
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\0")
    (tmp_path / "empty.txt").write_bytes(b" \n")
    sound = (
        b'{"text": 1}\n{"text": "a" "b"}\n\n[]\n{"text": "", "language": "xx"}\n'
        b'{"text": "", "dct": "2025-13"}\n{"text": "", "id": []}\n{"text": "", "dct": 5}\n'
    )
    (tmp_path / "bad.jsonl").write_bytes(sound + b"\xff\n" + b"[" * 100_000)
    (tmp_path / "none.jsonl").write_bytes(b"\n\n")
    (tmp_path / "folder").mkdir()
    names = "latin.txt marked.txt wide.txt binary.txt empty.txt bad.jsonl none.jsonl folder missing"
    ran = run_command(
        "tag", corpus, *(tmp_path / name for name in names.split()), "-o", tmp_path / "out"
    )

    _refused(ran, "missing: there is no such file or folder; check the name")
    for says in (
        "latin.txt: byte 4 is not UTF-8",
        "marked.txt: byte 4 is not UTF-8",
        "wide.txt: byte 0 is not UTF-8 but begins UTF-16",
        "binary.txt: byte 4 is zero, so it is a binary file",
        "empty.txt: it is empty",
        'bad.jsonl:1: a document is an object with a string "text"',
        "bad.jsonl:2:14: not JSON",
        'bad.jsonl:4: a document is an object with a string "text"',
        "bad.jsonl:5: no language is called 'xx'",
        'bad.jsonl:6: "2025-13": month 13 does not exist',
        'bad.jsonl:7: "id" must be a string or a whole number',
        'bad.jsonl:8: "dct" must be a string',
        f"bad.jsonl:9: byte {len(sound)} is not UTF-8",
        "bad.jsonl:10: not JSON",
        "none.jsonl: it is empty",
        "folder: no *.txt is in this folder",
    ):
        assert says in ran.err
    assert 17 == ran.err.count("Error: ")
    assert not (tmp_path / "out").exists()


def test_a_name_that_no_file_can_have() -> None:
    """Too long, or with a zero byte."""
    _refused(run_command("tag", "x" * 5000), "cannot be read (File name too long)")


def test_empty_standard_input() -> None:
    """Nothing to tag is a mistake somewhere."""
    _refused(_piped(b""), "standard input: it is empty")
    _refused(_piped(b"", "--input", "jsonl"), "standard input: it is empty")


def test_a_bad_line_on_standard_input_leaves_no_file(tmp_path: Path) -> None:
    """What is sound is printed as it comes; a file is whole or not there."""
    lines = b'{"text": "in 2011"}\nnonsense\n{"text": "in 2012"}\n'
    printed = _piped(lines, "--input", "jsonl")
    written = _piped(lines, "--input", "jsonl", "-o", tmp_path / "out")

    assert (2, 2) == (printed.code, printed.out.count("\n"))
    assert "Error: standard input:2:1: not JSON (Expecting value)\n" == printed.err == written.err
    assert [] == list(tmp_path.iterdir())


def test_what_is_there_is_not_overwritten(text: Path, tmp_path: Path) -> None:
    """A file, and one of the files of a folder."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "report.tml").write_text("mine", "utf-8")

    _refused(run_command("tag", text, "-o", text), "report.txt: it is there already")
    folder = ("--format", "timeml", "-o", tmp_path / "out")
    _refused(run_command("tag", text, *folder), "report.tml: it is there already")
    assert (TEXT, "mine") == (text.read_text("utf-8"), (tmp_path / "out/report.tml").read_text())


def test_two_documents_for_one_file(tmp_path: Path) -> None:
    """Neither is lost."""
    (tmp_path / "c.jsonl").write_text(
        '{"id": "a/b", "text": ""}\n{"id": "a:b", "text": ""}', "utf-8"
    )
    ran = run_command("tag", tmp_path / "c.jsonl", "--format", "timeml", "-o", tmp_path / "out")

    _refused(ran, "a/b and a:b would both go to")


def test_unwritable_output(text: Path, tmp_path: Path) -> None:
    """It is said before anything is tagged."""
    _refused(run_command("tag", text, "-o", tmp_path / "no/o"), "cannot be written (No such file")
    folder = ("--format", "timeml", "-o", text / "no")
    _refused(run_command("tag", text, *folder), "cannot be written (Not a directory")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_full_disk(text: Path) -> None:
    """A sentence, no traceback."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "syriatimeline", "tag", str(text)],
            stdout=full,
            stderr=subprocess.PIPE,
            # Unbuffered, Python would find out earlier.
            env={key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"},
            timeout=60,
            check=False,
        )

    assert 2 == done.returncode
    assert b"Error: standard output: cannot be written (No space left on device)\n" == done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_reader_that_leaves(tmp_path: Path, workers: str) -> None:
    """``syriatimeline tag … | head -1`` ends soon and quietly."""
    path = tmp_path / "c.jsonl"
    line = json.dumps({"text": "in 2011 and in 2012 " * 50}) + "\n"
    path.write_text(line * 600, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "syriatimeline", "tag", str(path), "--workers", workers],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b'{"id"')
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    process.stderr.close()

    assert process.wait(timeout=60) in (0, 1)
    assert b"" == err

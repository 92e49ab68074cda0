"""``syriatimeline agree``: two codings compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from authoring import HAS_TEXTS, LANTERN, SEEDS, edit, run_command

CODING = """\
coder: A
records:
  - label: envoys-meet
    record: event
    kind: Meeting
    mode: actual
    scope: core
    when: 2025-05-05
    actors: [alandia, borland]
    quotes:
      - {article: "000", quote: met in Cliffton}
  - label: asks-for-pier
    record: event
    kind: Request
    mode: actual
    scope: core
    when: "[2025-04-28..2025-05-04]"
    actors: [ana-arden]
    quotes:
      - {article: "000", quote: Last week}
"""


@pytest.fixture
def codings(tmp_path: Path) -> tuple[Path, Path]:
    """Two equal codings, with the text that they code in the folder above."""
    (tmp_path / "000_lantern.txt").write_text(LANTERN, "utf-8")
    (tmp_path / "codings").mkdir()
    first, second = tmp_path / "codings" / "a.yaml", tmp_path / "codings" / "b.yaml"
    for path in (first, second):
        path.write_text(CODING, "utf-8")
    return first, second


def test_equal_codings(codings: tuple[Path, Path]) -> None:
    """Equal codings agree fully."""
    ran = run_command("agree", *codings)

    assert (0, "") == (ran.code, ran.err)
    assert (
        "records: 2 and 2, 2 matched\n"
        "which records: precision 100.0%, recall 100.0%, F1 100.0%\n"
        "kind: 100.0%, kappa 1.00\n"
        "mode: 100.0%, kappa 1.00\n"
        "scope: 100.0%, kappa 1.00\n"
        "date: same days 100.0%, overlapping 100.0%\n"
        "actors: mean Jaccard 1.00\n"
        "only in the first: none\n"
        "only in the second: none\n"
    ) == ran.out


def test_codings_that_differ(codings: tuple[Path, Path]) -> None:
    """Each measure is printed, and each pair with what differs."""
    edit(codings[1], "kind: Request", "kind: Refusal")
    edit(codings[1], "when: 2025-05-05", "when: 2025-05")
    edit(codings[1], "label: envoys-meet", "label: envoys-talk")
    edit(codings[1], "[alandia, borland]", "[alandia]")
    ran = run_command("agree", *codings, "--pairs")

    assert 0 == ran.code
    assert "kind: 50.0%, kappa 0.33\n" in ran.out
    assert "date: same days 50.0%, overlapping 100.0%\n" in ran.out
    assert "actors: mean Jaccard 0.75\n" in ran.out
    assert (
        "envoys-meet = envoys-talk\n  when: 2025-05-05 | 2025-05\n"
        "  actors: alandia, borland | alandia\n"
    ) in ran.out
    assert "asks-for-pier = asks-for-pier\n  kind: Request | Refusal\n" in ran.out


def test_records_without_a_partner(codings: tuple[Path, Path]) -> None:
    """Records that only one coder has are named."""
    edit(codings[1], "quote: Last week", "quote: The weather")
    edit(codings[1], "label: asks-for-pier", "label: mild-weather")
    ran = run_command("agree", *codings)

    assert "records: 2 and 2, 1 matched\n" in ran.out
    assert "precision 50.0%, recall 50.0%, F1 50.0%" in ran.out
    assert ran.out.endswith("only in the first: asks-for-pier\nonly in the second: mild-weather\n")


def test_texts_elsewhere(codings: tuple[Path, Path], tmp_path: Path) -> None:
    """The texts may be in any folder."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "000_lantern.txt").rename(tmp_path / "texts" / "000_lantern.txt")
    without = run_command("agree", *codings)
    given = run_command("agree", *codings, "--articles", tmp_path / "texts")

    assert (2, "") == (without.code, without.out)
    assert "no article texts (*.txt) are there; give --articles" in without.err
    assert 0 == given.code
    assert "2 matched" in given.out


@pytest.mark.parametrize("which", [0, 1])
def test_problems_of_a_coding(codings: tuple[Path, Path], which: int) -> None:
    """A coding with problems ends with 1, each problem at its place."""
    spot = edit(codings[which], "quote: met in Cliffton", "quote: met in Clifton", "met in")
    ran = run_command("agree", *codings)

    assert 1 == ran.code
    assert ran.out.startswith(f"{codings[which].name}:{spot.line}:{spot.column} SYT501 ")


@pytest.mark.parametrize("which", [0, 1])
def test_coding_that_is_not_there(codings: tuple[Path, Path], which: int) -> None:
    """A file that is not there ends with 2."""
    codings[which].unlink()
    ran = run_command("agree", *codings)

    assert (2, "") == (ran.code, ran.out)
    assert f"Error: {codings[which]}: there is no such file; give a coding in YAML\n" == ran.err


def test_text_that_cannot_be_read(codings: tuple[Path, Path], tmp_path: Path) -> None:
    """A text in another encoding ends with 2 and says which."""
    (tmp_path / "001_herald.txt").write_bytes("Гавань".encode("cp1251"))
    ran = run_command("agree", *codings)

    assert (2, "") == (ran.code, ran.out)
    assert "001_herald.txt:1: byte 0 is not UTF-8" in ran.err


@pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")
def test_published_codings() -> None:
    """The published codings are compared, every figure between 0 and 100 %."""
    folder = SEEDS / "codings"
    ran = run_command("agree", folder / "coder-a.yaml", folder / "coder-b.yaml")
    shares = [float(share) for share in re.findall(r"([\d.]+)%", ran.out)]

    assert (0, "") == (ran.code, ran.err)
    assert 8 == len(shares)
    assert all(0 < share <= 100 for share in shares)

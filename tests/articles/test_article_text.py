"""The stream that offsets count in: UTF-8, no byte order mark, LF, normalization form C."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syriatimeline.articles import Range, body_words, count_words, normalize, read_text
from syriatimeline.dataset import load_dataset
from syriatimeline.errors import ArticleError

BOM = b"\xef\xbb\xbf"
#: Text with what normalization looks at: line ends, and letters with combining marks.
texts = st.text(
    st.sampled_from("aеё\r\n \u0301\u0308\u0306иЙéÅ\u212b\ufb01😀\u2028\ufeff"), max_size=20
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file to write to."""
    return tmp_path / "a.txt"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_plain_text_is_given_as_it_is(path: Path) -> None:
    """A text in the normalized form is not changed, and has one hash."""
    data = "Гавань открыта.\n\nВсё.\n".encode()
    path.write_bytes(data)
    source = read_text(path)

    assert data.decode() == source.text
    assert (_sha256(data), _sha256(data)) == (source.bytes_sha256, source.text_sha256)


@pytest.mark.parametrize(
    "data",
    [
        BOM + b"one\ntwo\n",
        b"one\r\ntwo\r\n",
        b"one\rtwo\r",
        BOM + b"one\r\ntwo\r",
        b"one\ntwo\r\n",
    ],
    ids=["byte order mark", "CRLF", "CR", "byte order mark and CRLF", "mixed"],
)
def test_form_of_the_file_leaves_no_trace_in_the_text(path: Path, data: bytes) -> None:
    """A byte order mark and other line ends change the hash of the bytes only."""
    path.write_bytes(data)
    source = read_text(path)

    assert "one\ntwo\n" == source.text
    assert _sha256(data) == source.bytes_sha256
    assert _sha256(b"one\ntwo\n") == source.text_sha256


def test_only_the_first_byte_order_mark_is_removed(path: Path) -> None:
    """The same character inside a text is part of it."""
    path.write_bytes(BOM + BOM + b"one" + BOM)

    assert "\ufeffone\ufeff" == read_text(path).text


@pytest.mark.parametrize(
    ("decomposed", "offset"),
    [
        ("Переи\u0306ти мост", 8),
        ("е\u0308лка мост", 5),
        ("cafe\u0301 мост", 5),
        ("A\u030angstrom мост", 9),
        ("\u1112\u1161\u11ab мост", 2),
    ],
)
def test_offsets_count_composed_letters(path: Path, decomposed: str, offset: int) -> None:
    """A letter written as two code points is one, so that offsets do not depend on its writer."""
    path.write_text(decomposed, "utf-8")
    text = read_text(path).text

    assert offset == text.index("мост")
    assert unicodedata.normalize("NFC", decomposed) == text
    assert len(decomposed) > len(text)


def test_offsets_count_code_points(path: Path) -> None:
    """A character beyond the first plane counts as one."""
    path.write_text("😀😀 мост", "utf-8")

    assert 3 == read_text(path).text.index("мост")


@given(texts)
@settings(max_examples=100, deadline=None)
def test_normalizing_again_changes_nothing(text: str) -> None:
    """The normalized text is a fixed point, has no carriage return, and is composed."""
    once = normalize(text)

    assert normalize(once) == once
    assert "\r" not in once
    assert unicodedata.is_normalized("NFC", once)


@given(texts)
@settings(max_examples=100, deadline=None)
def test_line_ends_of_windows_make_no_difference(text: str) -> None:
    """A text saved with the line ends of Windows has the same stream."""
    plain = text.replace("\r", "")

    assert normalize(plain) == normalize(plain.replace("\n", "\r\n"))


@given(text=texts.filter(lambda text: bool(text.strip("\ufeff \r\n\u2028"))))
@settings(max_examples=60, deadline=None)
def test_reading_is_normalizing(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """What is read of a file with a byte order mark is the normalized text."""
    path = tmp_path_factory.getbasetemp() / "reading.txt"
    path.write_bytes(BOM + text.encode())
    source = read_text(path)

    assert normalize(text) == source.text
    assert _sha256(source.text.encode()) == source.text_sha256


@pytest.mark.parametrize("data", [b"", BOM, b" \n\t\n", BOM + b"\r\n"])
def test_empty_file(path: Path, data: bytes) -> None:
    """A file without a letter is no article."""
    path.write_bytes(data)
    with pytest.raises(ArticleError, match="is empty"):
        read_text(path)


@pytest.mark.parametrize(
    ("data", "line", "byte"),
    [
        ("Гавань".encode("cp1251"), 1, 0),
        (b"one\ntwo \xff", 2, 8),
        ("one".encode("utf-16"), 1, 0),
        (b"one\n\ntwo\xc3", 3, 8),
    ],
)
def test_other_encodings(path: Path, data: bytes, line: int, byte: int) -> None:
    """A file that is not UTF-8 is refused with the line and the byte."""
    path.write_bytes(data)
    with pytest.raises(ArticleError) as caught:
        read_text(path)

    assert f"{path}:{line}: byte {byte} is not UTF-8; save the file as UTF-8" == str(caught.value)


@pytest.mark.parametrize("name", ["none.txt", "."])
def test_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    """A file that is not there, or is a folder, is refused with the reason."""
    with pytest.raises(ArticleError, match="cannot be read"):
        read_text(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" – — … « » . ,", 0),
        ("one", 1),
        ("one two\nthree", 3),
        ("Syria’s so-called interim government", 4),
        ("военно-морская база", 2),
        ("1,600 dead", 3),
        ("online.ua and 2025-05-06", 3),
        ("«Да», — сказал он.", 3),
        ("rock 'n' roll", 3),
        ("snake_case", 1),
        ("😀", 0),
    ],
)
def test_counting_words(text: str, words: int) -> None:
    """Words are runs of letters and digits, joined by apostrophes, hyphens and points."""
    assert words == count_words(text)


def test_words_of_the_body() -> None:
    """Only what is marked as body counts."""
    text = "A headline. One two three. Four. A comment."
    ranges = [
        Range("headline", 0, 11),
        Range("body", 12, 26),
        Range("subheading", 27, 32),
        Range("comments", 33, 43),
    ]

    assert 3 == body_words(text, ranges)
    assert 4 == body_words(text, [*ranges, Range("body", 27, 32)])
    assert 0 == body_words(text, [])


def test_ranges_of_the_published_articles_do_not_overlap() -> None:
    """The ranges of an article stand in order, apart from each other, inside the text."""
    for article in load_dataset().articles:
        ends = [0]
        for part in article.ranges:
            assert ends[-1] <= part.start < part.end
            ends.append(part.end)

        assert ends[-1] <= article.characters
        assert any(part.kind == "body" for part in article.ranges)

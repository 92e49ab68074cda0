"""Adding to a layer: a record with the next free id, commented and ready to be filled in."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

import yaml
from attrs import frozen

from syriatimeline.articles import find_all, read_text
from syriatimeline.articles.plain_file import read_plain
from syriatimeline.dataset.blanks import BLANK
from syriatimeline.dataset.fields import Fields, did_you_mean, records
from syriatimeline.dataset.layers.apply import with_layers
from syriatimeline.dataset.layers.check_layer import builds_on, layer_problems, manifest_of
from syriatimeline.dataset.layers.folders import layer_folder
from syriatimeline.dataset.layers.layer_kinds import kinds_in
from syriatimeline.dataset.layers.start import TEMPLATES, fill_in, schema_line
from syriatimeline.dataset.layers.taken_names import called
from syriatimeline.dataset.load import load_dataset
from syriatimeline.dataset.positioned import LARGEST, read_yaml
from syriatimeline.dataset.problems import Problems
from syriatimeline.dataset.read_articles import ReadArticle, read_articles
from syriatimeline.dataset.read_registry import PLACE_KINDS
from syriatimeline.dataset.write import replace_all
from syriatimeline.errors import LayerError, ProblemsError
from syriatimeline.events import ACTOR_KINDS, DIRECTIONS, TOPICS, Event, ForceMovement
from syriatimeline.temporal.language import detect

__all__ = ["Added", "add_actor", "add_article", "add_event", "add_place", "layer_folder"]


@frozen
class Added:
    """A record that was added.

    Attributes:
        id: Its id.
        file: The file at whose end it stands.
    """

    id: str
    file: Path

    def __str__(self) -> str:
        return f"{self.id} in {self.file}"


def add_article(folder: Path, text: Path) -> Added:
    """Copy a text into a layer and describe it.

    Args:
        folder: The folder of the layer.
        text: The article, a file in UTF-8.

    Raises:
        ArticleError: The text cannot be read.
        LayerError: The record cannot be added; nothing has changed.
    """
    layer = _Layer(folder)
    source = read_text(text)
    own = folder / text.name
    if own.exists() and read_text(own).bytes_sha256 != source.bytes_sha256:
        raise LayerError(f"{own}: another text has that name; rename yours")
    new = layer.next_id("art-", 4)
    record = layer.record(
        "article",
        id=new,
        file=_quoted(text.name),
        language=detect(source.text, ("en", "ru")),
        bytes_sha256=source.bytes_sha256,
        text_sha256=source.text_sha256,
        words=_quoted(_first_words(source.text)),
    )
    layer.append({"articles.yaml": record}, text if not own.exists() else None)
    return Added(new, folder / "articles.yaml")


def add_event(folder: Path, title: str = "", kind: str = "Meeting") -> Added:
    """Add an event or situation, withdrawn until it is filled in, with a claim from the newest
    article of the layer.

    Args:
        folder: The folder of the layer.
        title: Its title in English, or in Russian.
        kind: The name of a kind of event, or ``Situation``.

    Raises:
        LayerError: There is no such kind, or the record cannot be added; nothing has changed.
    """
    layer = _Layer(folder)
    kinds = kinds_in(folder)
    if kind not in (*kinds, "Situation"):
        hint = did_you_mean(kind, [*kinds, "Situation"]) or f"; there are {', '.join(kinds)}"
        raise LayerError(f"no kind of event is called {kind!r}{hint}")
    new = layer.next_id("", 4)
    files: dict[str, str] = {}
    origins = layer.ids("origins")
    if not origins:
        origins = [layer.next_id("org-", 3)]
        files["origins.yaml"] = layer.record(
            "origin", id=origins[0], slug=layer.slug(f"origin {origins[0][-3:]}")
        )
    events = sorted((folder / "events").glob("*.yaml"))
    file = f"events/{events[0].name if len(events) == 1 else 'events.yaml'}"
    files[file] = layer.record(
        "event",
        id=new,
        slug=layer.slug(title, f"event {new.rpartition('-')[2]}"),
        kind=kind,
        kinds=_choices(*kinds, "Situation"),
        **_in_its_language(title),
        own=_own(kinds.get(kind)),
        roles="\n".join(f"    {name}: [{who}]" for name, who in _roles(kinds.get(kind))),
        citation=layer.citation(),
        origin=origins[-1],
    )
    layer.append(files)
    return Added(new, folder / file)


def _roles(kind: type[Event] | None) -> Iterable[tuple[str, str]]:
    """Each role with whom to name at first: an event has a place, a situation needs an actor."""
    if kind is not None:
        return [(name, "") for name in kind.roles()]
    return [("holders", "syria"), ("others", "")]


def _own(kind: type[Event] | None) -> str:
    """What a kind needs besides its roles; None is a situation."""
    if kind is None:
        return f"  topic: {TOPICS[0]} # {', '.join(TOPICS)}\n"
    if issubclass(kind, ForceMovement):
        return f"  direction: unknown # {', '.join(DIRECTIONS)}\n"
    return ""


def add_actor(folder: Path, name: str = "") -> Added:
    """Add an actor.

    Args:
        folder: The folder of the layer.
        name: Its name in English, or in Russian.

    Raises:
        LayerError: The record cannot be added; nothing has changed.
    """
    return _add_named(folder, "actor", "act-", name, ACTOR_KINDS)


def add_place(folder: Path, name: str = "") -> Added:
    """Add a place.

    Args:
        folder: The folder of the layer.
        name: Its name in English, or in Russian.

    Raises:
        LayerError: The record cannot be added; nothing has changed.
    """
    return _add_named(folder, "place", "plc-", name, PLACE_KINDS)


def _add_named(folder: Path, what: str, begin: str, name: str, kinds: Sequence[str]) -> Added:
    layer = _Layer(folder)
    new = layer.next_id(begin, 3)
    slug = layer.slug(name, f"{what} {new.rpartition('-')[2]}")
    named = _in_its_language(name)
    layer.refuse_known(f"{what}s", name)
    record = layer.record(what, id=new, slug=slug, kinds=_choices(*kinds), **named)
    layer.append({f"{what}s.yaml": record})
    return Added(new, folder / f"{what}s.yaml")


class _Layer:
    """The files of a layer, as they are before something is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = manifest_of(folder).name
        self.files = {
            path.relative_to(folder).as_posix(): _read(path)
            for path in (*folder.glob("*.yaml"), *folder.glob("events/*.yaml"))
        }

    def next_id(self, begin: str, digits: int) -> str:
        """An id after all that stand anywhere in the layer, in comments too: none comes back."""
        pattern = re.compile(rf"(?<![\w-]){self.name}-{begin}([0-9]{{1,9}})(?!\w)")
        used = [int(each) for text in self.files.values() for each in pattern.findall(text)]
        return f"{self.name}-{begin}{max(used, default=0) + 1:0{digits}}"

    def slug(self, *wanted: str) -> str:
        """A slug of the first of the wordings that has letters a slug can have, and a free one."""
        parts = (re.findall("[a-z0-9]+", each.casefold())[:8] for each in wanted)
        slug = "-".join((self.name, *next(filter(None, parts))))
        taken = "\n".join(self.files.values())
        numbered = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
        return next(each for each in numbered if not re.search(rf"slug:\W*{each}(?![\w-])", taken))

    def record(self, what: str, **values: str) -> str:
        """A record from its template."""
        return fill_in(TEMPLATES / "records" / f"{what}.yaml.template", {"blank": BLANK} | values)

    def refuse_known(self, stem: str, name: str) -> None:
        """Refuse a name by which an actor or place is found already: it would find neither.

        Raises:
            LayerError: One is; names it.
        """
        with suppress(ProblemsError):  # What is wrong with the layer was said elsewhere.
            layers = (*builds_on(self.folder), self.folder)
            whole = with_layers(load_dataset(), layers, ordered=True)
            there = called(getattr(whole, stem), name) if name.strip() else None
            if there is not None:
                raise LayerError(
                    f"{name!r} is a name of {there.id} ({there.slug}); refer to that one, or give "
                    "another name"
                )

    def ids(self, stem: str) -> list[str]:
        """The ids in a file, in its order."""
        return [str(fields.text("id")) for fields in self._rows(stem) if fields.raw("id")]

    def citation(self) -> str:
        """The lines that cite the newest article of the layer, or a work that is not held."""
        problems = Problems(namespace=self.name)
        known = read_articles(self._rows("articles"), self.folder, problems)
        for read in reversed(known.items):
            start, end = _body(read)
            if start < end:
                words = read.text[start:end]
                found = find_all(read.text, words)
                quote = self.record("quote", article=read.id, words=_quoted(words))
                return quote + f"      nth: {found.index(start) + 1}\n" * (len(found) > 1)
        return self.record("reference")

    def _rows(self, stem: str) -> Iterable[Fields]:
        problems = Problems(namespace=self.name)
        if f"{stem}.yaml" not in self.files:
            return []
        path = self.folder / f"{stem}.yaml"
        return list(records(read_yaml(path, path.name, problems), problems))

    def _with(self, name: str, record: str) -> str:
        """A file with one more record; a new one begins with the line for editors."""
        if name in self.files:
            return _joined(self.files[name], record)
        return schema_line(self.folder / name) + record

    def append(self, new: dict[str, str], text: Path | None = None) -> None:
        """Put records at the ends of files, and a text beside them, if nothing speaks against it.

        They are tried in a copy first: what does not fit leaves the layer as it was.
        """
        written = {name: self._with(name, each) for name, each in new.items()}
        sound = not layer_problems(self.folder)
        ends = {name: len(self.files.get(name, "").rstrip().splitlines()) for name in new}
        with tempfile.TemporaryDirectory() as parent:
            trial = Path(parent) / "layer"
            (trial / "events").mkdir(parents=True)
            for path in (*self.folder.iterdir(), *self.folder.glob("events/*.yaml")):
                if path.is_file():
                    shutil.copyfile(path, trial / path.relative_to(self.folder))
            _write(trial, written, text)
            for problem in layer_problems(trial):
                if problem.code == "SYT607":
                    continue  # That it is to be filled in is the point of it.
                # Of a layer that had problems others may show; those of the new record matter.
                file = problem.file.removeprefix(f"{trial}/")
                if sound or problem.line > ends.get(file, problem.line):
                    said = str(problem).replace(f"{trial}/", "")
                    raise LayerError(f"nothing was added, for it would have a problem: {said}")
        _write(self.folder, written, text)


def _write(folder: Path, files: dict[str, str], text: Path | None) -> None:
    copied = folder / text.name if text else None
    try:
        (folder / "events").mkdir(exist_ok=True)
        if text and copied:
            shutil.copyfile(text, copied)
        replace_all({folder / name: each for name, each in files.items()})
    except OSError as error:
        if copied:
            copied.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise LayerError(f"{folder}: cannot be written ({reason}); nothing was added") from error


def _read(path: Path) -> str:
    try:
        return read_plain(path, LARGEST).decode("utf-8")
    except UnicodeDecodeError as error:
        raise LayerError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise LayerError(f"{path}: cannot be read ({error.strerror or error})") from error


def _joined(there: str, record: str) -> str:
    """A file with one more record, set off by an empty line."""
    if not there.strip():
        return record
    return f"{there.rstrip()}\n\n{record}"


def _choices(*kinds: str) -> str:
    return ", ".join(kinds)


def _in_its_language(words: str) -> dict[str, str]:
    """A name or title as English or, in Cyrillic letters, Russian; the other is left blank."""
    russian = re.search("[А-Яа-яЁё]", words) and not re.search("[A-Za-z]", words)
    given = _quoted(words.strip() or BLANK)
    return {"en": BLANK, "ru": given} if russian else {"en": given, "ru": BLANK}


def _quoted(words: str) -> str:
    """Words as a YAML scalar on one line, whatever stands in them."""
    dumped = yaml.safe_dump(words, allow_unicode=True, width=float("inf"), default_style='"')
    return str(dumped).rstrip("\n")


def _first_words(text: str, most: int = 6) -> str:
    """The words at the beginning of a text, as far as its first line goes."""
    line = text.strip().partition("\n")[0]
    return "".join(re.findall(r"\s*\S+", line)[:most])


def _body(read: ReadArticle) -> tuple[int, int]:
    """Where the words at the beginning of an article's body stand; nowhere if there is none."""
    for part in read.article.ranges:
        words = _first_words(read.text[part.start : part.end])
        if part.kind == "body" and words:
            start = read.text.index(words, part.start)
            return start, start + len(words)
    return 0, 0

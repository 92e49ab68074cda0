"""The JSON Schemas: they hold what the readers take, no more and no less."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import yaml
from jsonschema import Draft202012Validator

from authoring import EVENTS, HAS_TEXTS, SEEDS, SITUATIONS, edit, problems_of, write_dataset
from editors import as_seen, authoring_files, closed_mappings, refusals
from schema_mutations import CHANGES, STRUCTURAL, write_rich
from syriatimeline.articles import RANGE_KINDS, Range
from syriatimeline.calendar import BASES, When
from syriatimeline.dataset.fields import Fields
from syriatimeline.dataset.layers import layer_problems, start_layer
from syriatimeline.dataset.layers.operations import OPERATION_KEYS, OVERRIDABLE
from syriatimeline.dataset.read_records import KIND_KEYS, RECORD_KEYS, keys_of
from syriatimeline.dataset.schemas import ENDING, FILES, SHIPPED, schema_of, schema_text
from syriatimeline.dataset.schemas.declarations import kinds_for
from syriatimeline.dataset.schemas.records import roles_of
from syriatimeline.errors import ProblemsError, UnusableInputError
from syriatimeline.events import (
    ACTOR_KINDS,
    DIRECTIONS,
    KINDS,
    MODES,
    SCOPES,
    STANCES,
    TOPICS,
    Actor,
    Claim,
    ForceMovement,
    Record,
    Situation,
)

ROLES = roles_of(KINDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny dataset, clean."""
    return write_dataset(tmp_path / "tiny")


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """The folder of a fresh layer."""
    return start_layer("mylab", tmp_path / "mylab") / "src" / "mylab_layer" / "data"


# -- the schemas themselves ------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_each_is_a_schema(name: str) -> None:
    """By the rules of its own draft."""
    Draft202012Validator.check_schema(schema_of(name))


@pytest.mark.parametrize("name", FILES)
def test_every_key_has_a_description_in_plain_words(name: str) -> None:
    """An editor shows it; markup of docstrings would be noise there."""
    mappings = list(closed_mappings(schema_of(name)))

    assert mappings
    for properties in mappings:
        for key, form in properties.items():
            assert len(form["description"]) > 3, key
            assert "`" not in form["description"], key
            assert "**" not in form["description"], key


@pytest.mark.parametrize("name", FILES)
def test_the_files_in_the_package_are_up_to_date(name: str) -> None:
    """``make schemas`` writes them."""
    assert schema_text(name) == (SHIPPED / f"{name}{ENDING}").read_text("utf-8")


def test_the_package_holds_no_other() -> None:
    """A schema that is no longer made would go on misleading editors."""
    assert {f"{name}{ENDING}" for name in FILES} == {p.name for p in SHIPPED.glob("*.json")}


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    """As everywhere."""
    with pytest.raises(UnusableInputError, match="did you mean places"):
        schema_of("place")


def test_a_schema_needs_no_newer_keywords_than_editors_know() -> None:
    """Those of draft 7, which language servers for YAML have; ``$defs`` is but a place."""
    known = {
        *("$schema", "$defs", "$ref", "title", "description", "default", "type", "enum", "const"),
        *("properties", "required", "additionalProperties", "items", "contains"),
        *(
            "minProperties",
            "propertyNames",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minimum",
            "maximum",
            "pattern",
            "format",
            "minLength",
        ),
        *("maxLength", "anyOf", "allOf", "oneOf", "not", "if", "then", "else"),
    }

    for name in FILES:
        assert set(_keywords(schema_of(name))) <= known, name


def _keywords(schema: Any) -> Iterator[str]:
    if not isinstance(schema, dict):
        return
    for keyword, value in schema.items():
        yield keyword
        if keyword in ("properties", "$defs"):
            inner = [*value.values()]
        elif keyword in ("default", "const", "enum"):
            inner = []
        else:
            inner = value if isinstance(value, list) else [value]
        for each in inner:
            yield from _keywords(each)


# -- what is right --------------------------------------------------------------------------


def test_the_seeds_pass() -> None:
    """The dataset that ships."""
    found = list(authoring_files(SEEDS))

    assert {"dataset.yaml", "articles.yaml"} <= {name for name, _ in found}
    for name, content in found:
        assert [] == refusals(name, content)


def test_the_tiny_dataset_passes(folder: Path) -> None:
    """What the other tests break."""
    for name, content in authoring_files(folder):
        assert [] == refusals(name, content)


def test_a_fresh_layer_passes(layer: Path) -> None:
    """What ``syriatimeline new`` writes."""
    found = dict(authoring_files(layer))

    assert {"layer.yaml", "changes.yaml", "events/example.yaml"} <= found.keys()
    for name, content in found.items():
        assert [] == refusals(name, content)


def test_the_header_of_each_file_leads_to_its_schema(layer: Path) -> None:
    """The path is relative, so that the package can lie anywhere."""
    for path in [*layer.glob("*.yaml"), *layer.glob("events/*.yaml")]:
        first = path.read_text("utf-8").partition("\n")[0]
        begin, _, schema = first.partition("=")
        name = "events" if path.parent.name == "events" else path.stem

        assert "# yaml-language-server: $schema" == begin
        assert schema_text(name) == (path.parent / schema).read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("dataset.yaml", '"1.0.0"', "1.0"),  # a number to an editor
        ("dataset.yaml", '"1.0.0"', "true"),
        (EVENTS, 'edtf: "2025-05-07"\n    once: "true"', "edtf: 2025\n    once: true"),
        (EVENTS, 'value: "3"', "value: 3"),
        (EVENTS, "field: number\n      value: \"3\"", "field:\n      value:"),
        (EVENTS, "  links:", "  note:\n  links:"),
        (EVENTS, "places: [cliffton]", "places: cliffton"),
        (EVENTS, "      phrase: on May 5\n", "      phrase: on May 5\n      nth: 1\n"),
        (EVENTS, "  links:", "  series: true\n  links:"),
        ("actors.yaml", "slug: alandia", "slug: alandia\n  external: {}"),
        ("actors.yaml", "kind: person", "kind: person\n  described: false"),
    ],
)  # fmt: skip
def test_what_readers_take_as_text_passes_without_quotes(
    folder: Path, file: str, old: str, new: str
) -> None:
    """Readers know texts alone, editors numbers, truth values and nothing, too."""
    edit(folder / file, old, new)

    assert not {each.code for each in problems_of(folder)} & STRUCTURAL
    assert [] == refusals(file, as_seen((folder / file).read_text("utf-8")))


# -- schemas, readers and classes name the same ------------------------------------------------


def _closed() -> set[frozenset[str]]:
    return {frozenset(keys) for name in FILES for keys in closed_mappings(schema_of(name))}


@pytest.mark.skipif(not HAS_TEXTS, reason="the article texts are not in this copy")
def test_every_key_that_a_reader_takes_is_in_a_schema(
    monkeypatch: pytest.MonkeyPatch, folder: Path, layer: Path
) -> None:
    """The calls are recorded while all that there is to read is read."""
    taken: set[frozenset[str]] = set()
    only = Fields.only

    def recorded(self: Fields, *keys: str) -> None:
        taken.add(frozenset(keys))
        only(self, *keys)

    monkeypatch.setattr(Fields, "only", recorded)
    (layer / "changes.yaml").write_text(CHANGES, "utf-8")
    assert () == problems_of(SEEDS) + problems_of(write_rich(folder)) + layer_problems(layer)

    records = {frozenset(keys_of(kind)) for kind in ROLES}
    coverage = {frozenset({words, "nth", "why"}) for words in ("sentence", "time")}
    assert records | coverage < taken
    # What one schema tells apart by a condition, the readers take in several forms.
    joined = {frozenset().union(*records), frozenset().union(*coverage)}
    joined.add(frozenset().union(*OPERATION_KEYS.values()))
    roles = {frozenset(each) for each in ROLES.values()} | {frozenset(RANGE_KINDS)}
    ledger = {frozenset(schema_of("ledger")["required"])}
    plain = taken - records - coverage
    assert plain | joined | roles | ledger == _closed()


@pytest.mark.parametrize("kind", ROLES)
def test_each_kind_has_its_keys_and_roles(kind: str) -> None:
    """So that an editor proposes them, and those of no other kind."""
    record = schema_of("events")["items"]
    then = next(
        each["then"]
        for each in record["allOf"]
        if kind == each["if"]["properties"]["kind"]["const"]
    )
    shut = {key for key, form in then["properties"].items() if form is False}

    assert set(keys_of(kind)) == set(record["properties"]) - shut
    assert [*then["properties"]["roles"]["properties"]] == [*ROLES[kind]]


def test_a_kind_that_is_declared_is_known_where_its_folder_is_given(tmp_path: Path) -> None:
    """To the schema of its own dataset, and to no other."""
    rich = write_rich(tmp_path / "rich")
    content = as_seen((rich / EVENTS).read_text("utf-8"))
    content[0]["kind"] = "Inspection"
    content[0]["roles"]["inspectors"] = ["borland"]
    known = schema_of("events", kinds_for(rich))

    assert [] == list(Draft202012Validator(known).iter_errors(content))
    assert refusals(EVENTS, content)
    content[0]["roles"]["watchers"] = ["borland"]
    assert not Draft202012Validator(known).is_valid(content)


def test_kinds_that_are_declared_wrongly_give_no_schema(tmp_path: Path) -> None:
    """As with everything that is read."""
    rich = write_rich(tmp_path / "rich")
    edit(rich / "kinds.yaml", "parent: Meeting", "parent: Meting")

    with pytest.raises(ProblemsError, match="SYT932"):
        kinds_for(rich)
    with pytest.raises(UnusableInputError, match="no such folder"):
        kinds_for(tmp_path / "nowhere")


def test_the_fields_that_a_layer_can_override_are_those_of_the_reader(layer: Path) -> None:
    """The reader names them where a field is none."""
    (layer / "changes.yaml").write_text(
        "- {override: syt-0037, field: zzz, value: x, why: so}\n", "utf-8"
    )
    (problem,) = layer_problems(layer)

    assert problem.message.endswith(f"there are {', '.join((*OVERRIDABLE, 'participants'))}")


def test_the_constants_of_records_hang_together() -> None:
    """No kind has a key of all records, and every kind of theirs is one."""
    assert KIND_KEYS.keys() <= ROLES.keys() == {*KINDS, "Situation"}
    assert not {key for keys in KIND_KEYS.values() for key in keys} & set(RECORD_KEYS)
    assert all(name == keys[0] for name, keys in OPERATION_KEYS.items())


@pytest.mark.parametrize(
    ("kind", "field", "names"),
    [
        (Actor, "kind", ACTOR_KINDS),
        (Claim, "stance", STANCES),
        (ForceMovement, "direction", DIRECTIONS),
        (Range, "kind", RANGE_KINDS),
        (Record, "mode", MODES),
        (Record, "scope", SCOPES),
        (Situation, "topic", TOPICS),
        (When, "basis", tuple(BASES)),
    ],
)
def test_closed_lists_are_those_of_the_classes(
    kind: type, field: str, names: tuple[str, ...]
) -> None:
    """The schemas take the lists; the types of the fields say the same."""
    hints = get_type_hints(kind)

    assert names == get_args(hints[field])


# -- what is wrong --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("dataset.yaml", "name: tiny\n", "", "SYT202"),
        ("dataset.yaml", "name: tiny", "name: [tiny]", "SYT203"),
        ("dataset.yaml", "name: tiny", "nam: tiny", "SYT201"),
        ("articles.yaml", "id: art-0002", "id: art-2", "SYT206"),
        ("articles.yaml", "language: ru", "language: Russian", "SYT206"),
        ("articles.yaml", "    - body: 7 мая", "    - boddy: 7 мая", "SYT204"),
        ("articles.yaml", "  publisher: The Herald\n", "", "SYT202"),
        ("actors.yaml", "kind: person", "kind: human", "SYT204"),
        ("actors.yaml", "{en: Alandia, ru: Аландия}", "{ru: Аландия}", "SYT202"),
        ("actors.yaml", "slug: borland", "slug: Borland", "SYT206"),
        ("actors.yaml", "- of: alandia", "- off: alandia", "SYT201"),
        ("places.yaml", "kind: city", "kind: town", "SYT204"),
        ("places.yaml", "within: [cliffton]", "within: {a: cliffton}", "SYT203"),
        ("origins.yaml", "speaker: lantern", "speaker: lantern\n  anonymous: perhaps", "SYT204"),
        ("errata.yaml", "  effect: none\n", "", "SYT202"),
        ("errata.yaml", "id: err-001", "id: error-1", "SYT206"),
        ("coverage.yaml", "      why: the headline repeats syt-0001\n", "", "SYT202"),
        (EVENTS, "kind: Meeting", "kind: Encounter", "SYT204"),
        (EVENTS, "participants: [alandia", "visitors: [alandia", "SYT602"),
        (EVENTS, "kind: Meeting", "kind: Meeting\n  direction: out", "SYT201"),
        (EVENTS, "kind: Meeting", "kind: Meeting\n  mode: wished", "SYT204"),
        (EVENTS, "id: syt-0002", "id: syt-2", "SYT206"),
        (EVENTS, "    ru: Ана Арден просит у Борландии северный пирс\n", "", "SYT202"),
        (EVENTS, "phrase: on May 5", "phrase: on May 5\n      nth: 0", "SYT203"),
        (EVENTS, "convention: last-week", "convention: last-fortnight", "SYT404"),
        (EVENTS, "  when: {as: c1}\n", "", "SYT202"),
        (EVENTS, "when: {as: c1}", "when: {as: c1, edtf: 2025}", "SYT201"),
        (EVENTS, "        why: the week before that of the article\n", "", "SYT406"),
        (EVENTS, "links: [{answers: syt-0002}]", "links: {answers: syt-0002}", "SYT203"),
        (EVENTS, "        - says: three berths\n          claims: [c3]\n", "", "SYT604"),
        (SITUATIONS, "topic: contacts", "topic: weather", "SYT204"),
        (SITUATIONS, "  topic: contacts\n", "", "SYT202"),
        (SITUATIONS, "topic: contacts", "topic: contacts\n  series: true", "SYT201"),
    ],
)  # fmt: skip
def test_what_the_compiler_refuses_the_schema_refuses(
    folder: Path, file: str, old: str, new: str, code: str
) -> None:
    """A missing or unknown key, an unknown kind or role, a wrong id, a value of no list."""
    edit(folder / file, old, new)

    assert code in {each.code for each in problems_of(folder) if each.file == file}
    assert refusals(file, as_seen((folder / file).read_text("utf-8")))


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("layer.yaml", "name: My Lab\nversion: 1\n", "SYT206"),
        ("layer.yaml", "name: syt\nversion: 1\n", "SYT901"),
        ("layer.yaml", "name: mylab\n", "SYT202"),
        ("layer.yaml", "name: mylab\nversion: 1\nbefore: x\n", "SYT201"),
        ("changes.yaml", "- withdraw: syt-0013\n", "SYT202"),
        ("changes.yaml", "- withdraw:\n  why: so\n", "SYT203"),
        ("changes.yaml", "- {withdraw: syt-0013, alias: x, names: [y], why: so}\n", "SYT902"),
        ("changes.yaml", "- why: so\n", "SYT902"),
        ("changes.yaml", "- {withdraw: syt-0013, into: x, why: so}\n", "SYT201"),
        ("changes.yaml", "- {override: syt-0037, field: id, value: x, why: so}\n", "SYT903"),
        ("changes.yaml", "- {override: syt-0037, field: mode, value: x, why: so}\n", "SYT204"),
        ("changes.yaml", "- {override: syt-0037, field: mode, why: so}\n", "SYT202"),
        ("changes.yaml", "- {alias: sergey-naryshkin}\n", "SYT202"),
        ("changes.yaml", "- {claim: syt-0016}\n", "SYT202"),
        ("changes.yaml", "- {claim: syt-0016, add: {id: c1}}\n", "SYT202"),
        ("changes.yaml", "- {merge: [syt-0033], why: so}\n", "SYT202"),
        ("changes.yaml", "- {split: syt-0027, into: [syt-0028], why: so}\n", "SYT904"),
    ],
)
def test_what_a_layer_must_not_say_the_schema_refuses(
    layer: Path, file: str, text: str, code: str
) -> None:
    """The same for what layers have alone."""
    (layer / file).write_text(text, "utf-8")

    assert code in {each.code for each in layer_problems(layer)}
    assert refusals(file, as_seen(text))


def test_a_line_of_a_ledger_passes(folder: Path) -> None:
    """Old and new values may be anything."""
    line = (
        '{"date": "2026-01-31", "editor": "e", "target": "syt-0001", "field": "when", '
        '"old": null, "new": {"edtf": "2025"}, "reason": "r", "citations": ["art-0001"]}'
    )
    (folder / "ledger.jsonl").write_text(line + "\n", "utf-8")

    assert () == problems_of(folder)
    assert [] == refusals("ledger.jsonl", yaml.safe_load(line))


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        '{"date": "2026-01-31"}',
        '{"date": "31.1.2026", "editor": "e", "target": "t", "field": "f", "old": null, '
        '"new": 1, "reason": "r", "citations": []}',
        '{"date": "2026-01-31", "editor": "e", "target": "t", "field": "f", "old": null, '
        '"new": 1, "reason": " ", "citations": []}',
        '{"date": "2026-01-31", "editor": "e", "target": "t", "field": "f", "old": null, '
        '"new": 1, "reason": "r", "citations": [""]}',
        '{"date": "2026-01-31", "editor": "e", "target": "t", "field": "f", "old": null, '
        '"new": 1, "reason": "r", "citations": [], "more": 1}',
    ],
)
def test_what_is_no_line_of_a_ledger_the_schema_refuses(folder: Path, line: str) -> None:
    """A line is JSON already, so that its types are its own."""
    (folder / "ledger.jsonl").write_text(line + "\n", "utf-8")

    assert "SYT911" in {each.code for each in problems_of(folder)}
    assert refusals("ledger.jsonl", yaml.safe_load(line))

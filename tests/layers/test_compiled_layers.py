"""A layer in compiled form gives what its authoring form gives."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as hst

import syriatimeline as st
from authoring import run_command, write_dataset
from bundles import Change, change_bundle, damage, hashed, rows_of
from layered import ALIAS, NOTE, OVERRIDE, ROLE, WITHDRAW, layer
from packaged import install_layer
from strategies import QUICK
from syriatimeline.dataset import bundle_files, read_bundle, write_bundle
from syriatimeline.dataset.layers import apply, layer_problems
from syriatimeline.dataset.rules import check_bundle
from syriatimeline.errors import DatasetError, LayerError, MovedRecordWarning, ProblemsError
from syriatimeline.events import KINDS

BASE = st.load()
SITUATION = BASE.dataset.situations[0].id
FILES = {"layer.json", "records.jsonl", "claims.jsonl", "quotes.jsonl"}


def override(target: str, field: str, value: str) -> str:
    return f"- override: {target}\n  field: {field}\n  value: {value}\n  why: we looked again\n"


CLAIM = """\
- claim: syt-0016
  add:
    id: c1
    article: {name}-art-0001
    quote: the port of Tartus on 3 May 2025
    phrase: on 3 May 2025
    when: "2025-05-03"
    origin: {name}-own
    via: [{{who: russia, act: says}}]
    field: place
    value: Tartus
    gloss: the port of Tartus
    note: a claim of our own
  why: seen by our own people
"""
REFERENCE = """\
- claim: syt-0016
  add:
    id: c2
    reference: {publisher: Port office, title: Port register, locator: p. 7}
    origin: mylab-own
    gloss: she left
"""
CHANGES = {
    "title": override("syt-0001", "title", "{en: He asks for help, ru: Он просит о помощи}"),
    "when": OVERRIDE,
    "places": ROLE,
    "no places": override("syt-0026", "places", "[]"),
    "scope": override("syt-0001", "scope", "context"),
    "mode": override("syt-0001", "mode", "planned"),
    "note": NOTE,
    "a role": override("syt-0001", "addressees", "[russia, syria]"),
    "a role of a situation": override(SITUATION, "holders", "[russia, syria]"),
    "note of a situation": override(SITUATION, "note", "Of old."),
    "withdraw": WITHDRAW,
    "withdraw a situation": f"- withdraw: {SITUATION}\n  why: not so\n",
    "alias": ALIAS,
    "alias of a place": "- alias: tartus\n  names: [Tortosa of old, Port of Tortosa]\n",
    "merge": "- merge: [syt-0033]\n  into: syt-0034\n  why: one attack told twice\n",
    "split": "- split: syt-0036\n  into: [syt-0037, syt-0038]\n  why: two deeds in one\n",
    "several of one record": NOTE + override("syt-0016", "mode", "planned") + WITHDRAW,
}
ADDED = {
    "nothing": ("", False),
    "records": ("", True),
    "a claim": (CLAIM.format(name="mylab"), True),
    "claims of both sorts": (CLAIM.format(name="mylab") + REFERENCE, True),
    "a change of its own record": (override("mylab-0001", "note", "Ours."), True),
    "everything": (OVERRIDE + WITHDRAW + ALIAS + NOTE + CLAIM.format(name="mylab"), True),
}


def compiled(folder: Path, *options: str) -> Path:
    """The compiled form, beside the authoring form."""
    output = folder.parent / f"{folder.name}-compiled"
    ran = run_command("compile", folder, "--output", output, *options)
    assert (0, "") == (ran.code, ran.err), ran.out
    return output


def told(timeline: st.Timeline[Any]) -> list[Any]:
    """What a reader gets to see of everything that comes from a layer."""
    dataset = timeline.dataset
    records: list[Any] = [record for record in dataset.records if record.provenance]
    named = (dataset.actors, dataset.places, dataset.origins, dataset.articles, dataset.errata)
    return [
        timeline.cite(),
        [(record.explain(), record.provenance, record.standing) for record in records],
        [(each.id, each.provenance) for kind in named for each in kind if each.provenance],
        [(claim.id, claim.provenance) for claim in dataset.claims if claim.provenance],
        dataset.moved,
    ]


def same(*forms: list[Path], place: Path | None = None) -> None:
    """Every form gives one dataset under one fingerprint, to the last word."""
    first, *others = (
        st.load(place, layers=list(form)) if place else st.load(layers=list(form)) for form in forms
    )
    for other in others:
        assert first.fingerprint == other.fingerprint
        assert first.dataset.edition == other.dataset.edition
        assert first.dataset == other.dataset
        assert told(first) == told(other)


# -- one after the other, everything that a layer can say -------------------------------------


@pytest.mark.parametrize("changes", CHANGES.values(), ids=list(CHANGES))
def test_a_change_is_the_same_in_both_forms(tmp_path: Path, changes: str) -> None:
    folder = layer(tmp_path, changes=changes)
    assert BASE.fingerprint != st.load(layers=[folder]).fingerprint
    same([folder], [compiled(folder)])


@pytest.mark.parametrize(("changes", "adds"), ADDED.values(), ids=list(ADDED))
def test_what_is_added_is_the_same_in_both_forms(tmp_path: Path, changes: str, adds: bool) -> None:
    folder = layer(tmp_path, changes=changes, adds=adds)
    same([folder], [compiled(folder)])
    assert FILES == {path.name for path in compiled(folder).iterdir()}


OWN = {
    "kinds": """\
- name: Inspection
  parent: Meeting
  says: Somebody looks at a site.
  roles: {inspectors: source, inspected: target}
""",
    "policies": """\
- name: counted-in-days
  says: Spans of days are counted back from the day of speaking.
  last-month: rolling-30-days
""",
    "places": "- id: mylab-plc-001\n  slug: quay\n  kind: area\n  names: {en: Quay, ru: Причал}\n",
    "errata": """\
- id: mylab-err-001
  kind: typo
  article: mylab-art-0001
  quote: A delegation
  says: one
  should_be: Two delegations
  why: we counted them
  effect: none
""",
    "moved": "- merge: [mylab-0907]\n  into: mylab-0001\n  why: told twice\n",
}


def whole(parent: Path, name: str = "mylab") -> Path:
    """A layer that adds a record of every kind, a situation, and one of everything else."""
    folder = layer(parent, name, CLAIM.format(name=name) + ALIAS, adds=True)
    for stem, text in OWN.items():
        (folder / f"{stem}.yaml").write_text(text.replace("mylab", name), "utf-8")
    path = folder / "events" / "own.yaml"
    first = path.read_text("utf-8")
    roles = {kind: tuple(made.roles()) for kind, made in KINDS.items()}
    roles |= {"Inspection": ("inspectors", "inspected"), "Situation": ("holders",)}
    texts = [first]
    for number, (kind, own) in enumerate(roles.items(), start=2):
        text = first.replace(f"{name}-0001", f"{name}-{number:04}", 1)
        text = text.replace(f"slug: {name}-visit", f"slug: {name}-{number}-visit")
        text = text.replace("kind: Meeting", f"kind: {kind}").replace("[tartus]", "[quay]")
        if kind == "ForceMovement":
            text = text.replace("  roles:", "  direction: out\n  roles:")
        acting = "".join(f"    {role}: [russia, {name}-port]\n" for role in own)
        text = re.sub(r"    participants: .*\n", acting, text)
        if kind == "Situation":
            text = text.replace("kind: Situation", "kind: Situation\n  topic: contacts")
            text = text.replace(', once: "true"', "")
        links = f"  links: [{{after: {name}-0001}}, {{answers: syt-0001}}]\n"
        texts.append(text + links)
    disputed = f"""\
  disputes:
    - id: {name}-dsp-001
      kind: occurrence
      positions:
        - {{says: it did, claims: [c1]}}
        - {{says: it did not, claims: [c1]}}
"""
    path.write_text("".join(texts) + disputed, "utf-8")
    return folder


def test_everything_is_the_same_in_both_forms(tmp_path: Path) -> None:
    """A record of every kind, links, disputes, kinds and policies, tombstones, errata, places."""
    folder = whole(tmp_path)
    kinds = {record.kind for record in st.load(layers=[folder]).dataset.records}
    assert {*KINDS, "Inspection", "Situation"} <= kinds
    same([folder], [compiled(folder)])
    loaded = st.load(layers=[compiled(folder)])
    assert loaded.of("Inspection")
    assert "counted-in-days" in loaded.policies
    with pytest.warns(MovedRecordWarning, match="told twice"):
        assert "mylab-0001" == loaded["mylab-0907"].id


def test_claims_of_a_compiled_layer_wait_until_they_are_asked_for(tmp_path: Path) -> None:
    """Those that it adds records with; filters answer without them."""
    folder = whole(tmp_path)
    # What shares an article with a record or an error that is new to a reader is checked again.
    (folder / "changes.yaml").write_text(ALIAS, "utf-8")
    (folder / "errata.yaml").unlink()
    timeline = st.load(layers=[compiled(folder)])
    found = timeline.where(place="quay", actor="mylab-port", standing="one-origin", min_origins=1)
    own = [record for record in timeline.dataset.records if record.id.startswith("mylab")]
    assert found
    # A tombstone leads to it, which is checked on whatever else is loaded.
    assert ["mylab-0001"] == [record.id for record in own if record.held is None]
    assert "2025-05-03" == timeline["mylab-0002"].claims[0].readings[0].value


DISJOINT = (OVERRIDE, WITHDRAW, ALIAS, NOTE, ROLE)


@pytest.fixture(scope="module")
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("layers")


@QUICK
@given(hst.permutations(DISJOINT), hst.integers(0, len(DISJOINT)), hst.booleans(), hst.booleans())
def test_forms_mix_and_commute(
    make_folder: Callable[[], Path], changes: list[str], cut: int, first: bool, adds: bool
) -> None:
    """One compiled and one authored, in whatever order, give what two authored give."""
    parent = make_folder()
    one = layer(parent, "one", "".join(changes[:cut]), adds=adds)
    two = layer(parent, "two", "".join(changes[cut:]), adds=not adds)
    mixed = [compiled(one), two] if first else [one, compiled(two)]
    same([one, two], mixed, mixed[::-1])


def test_a_dataset_with_a_compiled_layer_is_written_and_read(tmp_path: Path) -> None:
    timeline = st.load(layers=[compiled(whole(tmp_path))])
    write_bundle(timeline.dataset, tmp_path / "bundle")
    read = read_bundle(tmp_path / "bundle")
    assert bundle_files(timeline.dataset) == bundle_files(read)
    assert timeline.dataset.edition == read.edition
    ran = run_command("check", tmp_path / "bundle")
    assert (0, "") == (ran.code, ran.err), ran.out


# -- layers on layers ------------------------------------------------------------------------


def test_a_small_layer_on_a_compiled_one(tmp_path: Path) -> None:
    """It refers to records, actors and places of the other, and changes them."""
    below = whole(tmp_path, "below")
    change = (
        "- withdraw: below-0002\n  why: not so\n- alias: below-port\n  names: [The quay]\n"
        + override("below-0003", "note", "Ours.")
    )
    above = layer(tmp_path, "above", change, extra="after: [below]\n")
    same([below, above], [compiled(below), above])
    timeline = st.load(layers=[compiled(below), above])
    assert "withdrawn" == timeline["below-0002"].standing
    assert timeline.where(actor="The quay")


def test_a_layer_that_builds_on_another_is_compiled_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other is installed, in either form; without it there is one sentence."""
    below = layer(tmp_path / "files", "below", NOTE, adds=True)
    above = layer(
        tmp_path, "above", "- withdraw: below-0001\n  why: not so\n", extra="after: [below]\n"
    )
    ran = run_command("compile", above, "--output", tmp_path / "none")
    assert 2 == ran.code
    assert "no layer called 'below' is installed" in ran.err
    assert not (tmp_path / "none").exists()
    for form, files in (("authored", below), ("compiled", compiled(below))):
        site = tmp_path / form
        install_layer(site, "below_layer", "below = below_layer:data", files)
        with monkeypatch.context() as patch:
            patch.syspath_prepend(str(site))
            output = compiled(above)
            same([below, above], [below, output], [compiled(below), output])
            assert "withdrawn" == st.load(layers=["below", output])["below-0001"].standing
    with pytest.raises(LayerError, match=r"layer above 0\.1 builds on below; give that one, too"):
        st.load(layers=[output])


def test_an_installed_compiled_layer_is_listed_and_applied_when_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = layer(tmp_path / "files", changes=OVERRIDE, adds=True)
    install_layer(tmp_path / "site", "mylab_layer", "mylab = mylab_layer:data", compiled(folder))
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    listed = run_command("layers")
    assert "" == listed.err
    assert f"mylab  mylab_layer 1.0  {tmp_path}/site/mylab_layer/data" in listed.out
    named = st.load(layers=["mylab"])
    assert "mylab-0001" not in BASE
    assert st.load(layers=[folder]).dataset == named.dataset
    shown = run_command("show", "mylab-0001", "--layer", "mylab")
    assert "mylab 0.1" in shown.out


# -- conflicts and other editions ------------------------------------------------------------


def test_a_conflict_names_the_lines_of_the_authoring_form(tmp_path: Path) -> None:
    """That is where it can be mended, though only the compiled form is there."""
    folders = [
        layer(tmp_path, "one", NOTE + OVERRIDE),
        layer(tmp_path, "two", OVERRIDE.replace("2025-12-22", "2025-12-21")),
    ]
    with pytest.raises(ProblemsError) as error:
        st.load(layers=folders)
    expected = [str(problem) for problem in error.value.problems]
    assert "two 0.1 changes when of syt-0037, and so does" in expected[0]
    outputs = [compiled(folder) for folder in folders]
    for given_layers in (outputs, [folders[0], outputs[1]], [outputs[0], folders[1]]):
        with pytest.raises(ProblemsError) as error:
            st.load(layers=given_layers)
        said = [str(problem) for problem in error.value.problems]
        for output, folder in zip(outputs, folders, strict=True):
            said = [each.replace(f"{output}: ", f"{folder}/") for each in said]
        assert expected == said
    ordered = st.load(layers=outputs, ordered=True)
    assert "2025-12-21" == ordered["syt-0037"].when.edtf


@pytest.mark.parametrize("adds", [False, True])
@pytest.mark.parametrize(
    "changes",
    [
        *(WITHDRAW, ALIAS, NOTE, OVERRIDE, ROLE, CHANGES["merge"], CHANGES["split"]),
        *(CHANGES["a role of a situation"], CHANGES["alias of a place"]),
        # The tiny dataset has this record and this actor, and the record no such role.
        override("syt-0002", "refusers", "[russia]"),
    ],
)
def test_what_the_dataset_below_does_not_have(tmp_path: Path, changes: str, adds: bool) -> None:
    """One sentence that says what, and what to do; nothing is left out silently."""
    tiny = write_dataset(tmp_path / "tiny")
    output = compiled(layer(tmp_path, changes=changes, adds=adds))
    with pytest.raises(LayerError) as error:
        st.load(tiny, layers=[output])
    assert re.fullmatch(
        rf"layer \S+ \({output}\): it was compiled on syriatimeline \S+ and refers to "
        r"'[\w. -]+', which tiny 1\.0\.0 does not have; compile it again",
        str(error.value),
    )
    ran = run_command("timeline", "--dataset", tiny, "--layer", output)
    assert (2, "") == (ran.code, ran.out)
    assert f"Error: {error.value}\n" == ran.err


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which of the two checks were made."""
    made: list[str] = []
    for name in ("check_dataset", "check_unchecked"):
        real = getattr(apply, name)

        def check(*arguments: Any, real: Any = real, name: str = name) -> Any:
            made.append(name)
            return real(*arguments)

        monkeypatch.setattr(apply, name, check)
    return made


def test_on_the_very_same_dataset_what_is_compiled_is_not_checked_again(
    tmp_path: Path, checks: list[str]
) -> None:
    output = compiled(layer(tmp_path, changes=OVERRIDE, adds=True))
    checks.clear()
    st.load(layers=[output])
    assert {"check_unchecked"} == set(checks)


def test_on_another_edition_everything_is_checked(tmp_path: Path, checks: list[str]) -> None:
    """Another version of the dataset has what it refers to: it is loaded, and its date checked."""
    bundle = tmp_path / "other"
    write_bundle(BASE.dataset, bundle)
    change_bundle(bundle, "timeline.json", lambda head: head.update(version="9.9.9"))
    folder = layer(tmp_path, changes=OVERRIDE, adds=True)
    output = compiled(folder)
    checks.clear()
    same([folder], [output], place=bundle)
    assert "check_dataset" in checks
    checks.clear()
    st.load(layers=[output, layer(tmp_path, "zlab", NOTE)])
    st.load(layers=[output, layer(tmp_path, "alab", WITHDRAW)])
    assert "check_dataset" in checks


def test_a_slug_that_another_edition_has_taken(tmp_path: Path) -> None:
    """The authoring form says SYT205; of the compiled one it is said, too."""
    bundle = tmp_path / "other"
    write_bundle(BASE.dataset, bundle)
    output = compiled(layer(tmp_path, adds=True))
    for name, change in (
        ("timeline.json", lambda head: head["actors"][0].update(slug="mylab-port")),
        ("records.jsonl", lambda row: row.update(slug="mylab-visit-to-tartus")),
    ):
        changed = Path(shutil.copytree(bundle, tmp_path / f"{name}-changed"))
        change_bundle(changed, name, change)
        with pytest.raises(LayerError, match=r"'mylab-[\w-]+' is the slug of another in syria.*ch"):
            st.load(changed, layers=[output])


def test_what_an_authored_layer_breaks_in_a_compiled_one_is_found(tmp_path: Path) -> None:
    """The event that its article tells as past is moved behind that article."""
    output = compiled(layer(tmp_path, adds=True))
    date = override("mylab-0001", "when", '{edtf: "2025-06-03", basis: editor, why: a slip}')
    for name in ("alab", "zlab"):
        late = layer(tmp_path, name, date, extra="after: [mylab]\n")
        with pytest.raises(ProblemsError, match="SYT405"):
            st.load(layers=[output, late])


# -- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("quotes", [True, False])
def test_without_quotes_no_word_of_an_article_is_in_it(tmp_path: Path, quotes: bool) -> None:
    """Neither in a claim of its own records, nor in one that it adds to another."""
    folder = layer(tmp_path, changes=CLAIM.format(name="mylab"), adds=True)
    (folder / "errata.yaml").write_text(OWN["errata"], "utf-8")
    for path in (folder / "changes.yaml", folder / "events" / "own.yaml"):
        text = re.sub(r"gloss: .*", "gloss: so it says", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    output = compiled(folder, *([] if quotes else ["--no-quotes"]))
    text = "".join(path.read_text("utf-8") for path in output.iterdir())
    loaded = st.load(layers=[output])
    own = [q for name, q in loaded.dataset.quotes if "mylab" in name]
    assert 3 == len(own)
    if quotes:
        assert "" not in {quote.exact for quote in own}
        return
    assert (FILES - {"quotes.jsonl"}) == {path.name for path in output.iterdir()}
    for words in ("visited the port", "port of Tartus on"):
        assert words not in text
    assert {""} == {quote.exact for quote in own}


def test_compiling_is_checked_against_what_is_there(tmp_path: Path) -> None:
    """``--check`` writes nothing, and names the file that differs."""
    folder = layer(tmp_path, changes=OVERRIDE, adds=True)
    output = tmp_path / "mylab-compiled"
    none = run_command("compile", folder, "--output", output, "--check")
    assert 1 == none.code
    assert FILES == set(re.findall(r"^(\S+):1:1 SYT801", none.out, re.MULTILINE))
    assert not output.exists()
    compiled(folder)
    fine = run_command("compile", folder, "--output", output, "--check")
    assert (0, "") == (fine.code, fine.err)
    assert f"{output}: up to date, layer mylab 0.1 on syriatimeline " in fine.out
    (folder / "changes.yaml").write_text(NOTE, "utf-8")
    changed = run_command("compile", folder, "--output", output, "--check")
    assert 1 == changed.code
    assert re.fullmatch(r"layer\.json:\d+:1 SYT801 .*\n", changed.out)


def test_the_same_layer_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = whole(tmp_path)
    elsewhere = Path(shutil.copytree(folder, tmp_path / "elsewhere" / "deeper"))
    before = {path.name: path.read_bytes() for path in compiled(folder).iterdir()}
    assert before == {path.name: path.read_bytes() for path in compiled(elsewhere).iterdir()}


def test_a_layer_is_not_compiled_into_an_authoring_folder(tmp_path: Path) -> None:
    """It would be read instead of what was compiled; its own, or that of another."""
    folder, other = layer(tmp_path, changes=NOTE), layer(tmp_path, "other")
    for output in (folder, other):
        before = sorted(path.name for path in output.iterdir())
        ran = run_command("compile", folder, "--output", output)
        assert (2, "") == (ran.code, ran.out)
        assert re.fullmatch(r"Error: .+ a layer in the authoring form is in it, .+\n", ran.err)
        assert before == sorted(path.name for path in output.iterdir())


def test_a_broken_layer_is_not_compiled(tmp_path: Path) -> None:
    folder = layer(tmp_path, changes=OVERRIDE.replace("syt-0037", "syt-9999"))
    ran = run_command("compile", folder, "--output", tmp_path / "out")
    assert 1 == ran.code
    assert f"{folder}/changes.yaml:1:13 SYT305" in ran.out
    assert not (tmp_path / "out").exists()


def test_beside_its_authoring_files_the_compiled_form_is_not_read(tmp_path: Path) -> None:
    """What is edited is what counts."""
    folder = layer(tmp_path, changes=NOTE)
    output = compiled(folder)
    (folder / "changes.yaml").write_text(NOTE.replace("quay", "bridge"), "utf-8")
    (output / "layer.yaml").write_bytes((folder / "layer.yaml").read_bytes())
    shutil.copy(folder / "changes.yaml", output)
    assert "Seen from the bridge." == st.load(layers=[folder])["syt-0016"].note


DAMAGE: dict[str, tuple[str, Change]] = {
    "no manifest": ("layer.json", lambda head: head.pop("manifest")),
    "a manifest that is none": ("layer.json", lambda head: head.update(manifest=[])),
    "an unknown key of it": ("layer.json", lambda head: head["manifest"].update(mood="good")),
    "no schema": ("layer.json", lambda head: head.pop("schema_version")),
    "no changes": ("layer.json", lambda head: head.pop("changes")),
    "a change without a field": ("layer.json", lambda head: head["changes"][0].pop("field")),
    "a change to no day": (
        "layer.json",
        lambda head: head["changes"][0]["value"].update(possible="2025-02-30"),
    ),
    "null instead of a change": ("layer.json", lambda head: head.update(changes=[None])),
    "no actors": ("layer.json", lambda head: head.pop("actors")),
    "null instead of actors": ("layer.json", lambda head: head.update(actors=None)),
    "no number of records": ("layer.json", lambda head: head.pop("records")),
    "another number of records": ("layer.json", lambda head: head.update(records=7)),
    "no edition below": (
        "layer.json",
        lambda head: head.update(on=None, articles=[]),
    ),
    "an unknown kind": ("records.jsonl", lambda row: row.update(kind="Feast")),
    "an unknown field": ("records.jsonl", lambda row: row.update(mood="good")),
    "no such day": ("records.jsonl", lambda row: row["when"].update(possible="2025-02-30")),
    "unknown origin": ("records.jsonl", lambda row: row.update(origins=["org-999"])),
}


@pytest.mark.parametrize(("name", "change"), DAMAGE.values(), ids=list(DAMAGE))
def test_a_damaged_layer_is_one_sentence(tmp_path: Path, name: str, change: Change) -> None:
    output = compiled(layer(tmp_path, changes=OVERRIDE, adds=True))
    change_bundle(output, name, change)
    with pytest.raises(LayerError, match=rf"^layer \S+ \({output}\).*; compile it again$"):
        st.load(layers=[output])
    ran = run_command("timeline", "--layer", output)
    assert (2, "") == (ran.code, ran.out)
    assert re.fullmatch(r"Error: .+\n", ran.err)


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000])
@pytest.mark.parametrize("name", sorted(FILES - {"claims.jsonl"}))
def test_a_file_that_is_none_is_one_sentence(tmp_path: Path, name: str, text: bytes) -> None:
    output = compiled(layer(tmp_path, changes=OVERRIDE, adds=True))
    (output / name).write_bytes(text + b"\n" if name == "records.jsonl" else text)
    with pytest.raises(LayerError, match=r"^layer .*; compile it again$"):
        st.load(layers=[output])
    assert 2 == run_command("timeline", "--layer", output).code


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layer with one of everything, compiled."""
    return compiled(whole(tmp_path_factory.mktemp("everything")))


@settings(deadline=None, max_examples=150)
@given(hst.data())
def test_whatever_is_damaged_is_told_in_one_sentence(
    everything: Path, make_folder: Callable[[], Path], data: hst.DataObject
) -> None:
    """Any value of any file: the layer loads, or the error says what is wrong with it."""
    output = Path(shutil.copytree(everything, make_folder() / "out"))
    damage(output, data)
    # Damage that nobody meets before the claims are asked for is a DatasetError.
    with suppress(DatasetError):
        check_bundle(st.load(layers=[output]).dataset)


@pytest.mark.parametrize("name", ["claims.jsonl", "quotes.jsonl"])
def test_damage_of_a_line_is_found_when_it_is_asked_for(tmp_path: Path, name: str) -> None:
    """It says in which file and line."""
    output = compiled(layer(tmp_path, adds=True))
    lines = (output / name).read_text("utf-8").splitlines()
    (output / name).write_text("\n".join(["{", *lines[1:], ""]), "utf-8")
    ran = run_command("show", "mylab-0001", "--layer", hashed(output))
    assert (2, "") == (ran.code, ran.out)
    assert f"{output}/{name}, line 1, is damaged (" in ran.err
    assert 1 == ran.err.count("\n")


@pytest.mark.parametrize("name", ["records.jsonl", "claims.jsonl"])
def test_a_file_that_is_missing_is_one_sentence(tmp_path: Path, name: str) -> None:
    output = compiled(layer(tmp_path, adds=True))
    (output / name).unlink()
    with pytest.raises(LayerError, match=rf"{name} cannot be read"):
        st.load(layers=[output])


def test_a_newer_schema_says_so(tmp_path: Path) -> None:
    output = compiled(layer(tmp_path, changes=NOTE))
    change_bundle(output, "layer.json", lambda head: head.update(schema_version=99))
    with pytest.raises(LayerError, match=r"has schema 99, this version reads .*update syriatimel"):
        st.load(layers=[output])


def test_an_index_that_is_not_what_the_claims_give_does_not_last(tmp_path: Path) -> None:
    """It is named by the check of a bundle, and written anew from the claims."""
    output = compiled(layer(tmp_path, adds=True))
    change_bundle(output, "records.jsonl", lambda row: row.update(standing="contested"))
    dataset = st.load(layers=[output]).dataset
    (problem,) = check_bundle(dataset)
    assert "SYT802 standing of mylab-0001 is not what its claims give" in str(problem)
    write_bundle(dataset, tmp_path / "bundle")
    rows = {row["id"]: row for row in rows_of(tmp_path / "bundle", "records.jsonl")}
    assert "one-origin" == rows["mylab-0001"]["standing"]


def test_the_check_of_a_layer_takes_both_forms(tmp_path: Path) -> None:
    """As the pytest plugin asks."""
    folder = whole(tmp_path)
    assert () == layer_problems(folder) == layer_problems(compiled(folder))

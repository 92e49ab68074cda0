"""Kinds of events and policies that a layer declares, from its files to tables and messages."""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as hst

import syriatimeline as st
from authoring import run_command, write_dataset
from layered import ARTICLES, ORIGINS
from strategies import QUICK
from syriatimeline.dataset import CODES, compile_folder, write_bundle
from syriatimeline.dataset.layers import layer_problems
from syriatimeline.dataset.load import load_dataset, read_bundle
from syriatimeline.errors import LayerError, ProblemsError, QueryError, UnknownNameError
from syriatimeline.query.csv_table import write_csv
from syriatimeline.site import views
from syriatimeline.site.rendering import render
from syriatimeline.temporal import CHOICES, NamedPolicy

KINDS = """\
- name: Inspection
  parent: Meeting
  says: Somebody looks at a site, its keepers being there.
  roles:
    inspectors: source
    inspected: target
- name: SurpriseInspection
  parent: Inspection
  says: An inspection that nobody was told of.
  plover: COERCE
"""
POLICIES = """\
- name: counted-in-days
  says: Spans of days are counted back from the day of speaking.
  last-month: rolling-30-days
  last-week: rolling-7-days
"""
TEXT = "Port news\n\nA delegation from Moscow inspected the port of Tartus on 3 May 2025.\n"
EVENT = """\
- id: {name}-0001
  slug: {name}-inspection
  kind: Inspection
  title:
    en: A delegation from Moscow inspects the port of Tartus
    ru: Делегация из Москвы осматривает порт Тартуса
  when: {{as: c1, once: "true"}}
  places: [tartus]
  roles:
    inspectors: [russia]
    inspected: [syria]
  claims:
    - id: c1
      article: {name}-art-0001
      quote: inspected the port of Tartus on 3 May 2025
      phrase: on 3 May 2025
      when: "2025-05-03"
      origin: {name}-own
      gloss: inspected the port of Tartus on 3 May 2025
"""


def layer(
    parent: Path,
    name: str = "mylab",
    kinds: str = "",
    policies: str = "",
    *,
    adds: bool = False,
    after: str = "",
) -> Path:
    """A layer in a folder of its own."""
    folder = parent / name
    (folder / "events").mkdir(parents=True)
    files = {"layer": f'name: {name}\nversion: "0.1"\n{after}', "kinds": kinds}
    files["policies"] = policies
    if adds:
        digest = hashlib.sha256(TEXT.encode()).hexdigest()
        (folder / "port.txt").write_text(TEXT, "utf-8")
        files["articles"] = ARTICLES.format(name=name, digest=digest)
        files["origins"] = ORIGINS.format(name=name)
        files["events/own"] = EVENT.format(name=name)
    for stem, text in files.items():
        if text:
            (folder / f"{stem}.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> st.Timeline[st.Event]:
    """The dataset with a layer that inspects a port."""
    folder = layer(tmp_path_factory.mktemp("layers"), kinds=KINDS, policies=POLICIES, adds=True)
    return st.load(layers=[folder])


def test_an_event_of_a_declared_kind_is_found_and_explained(
    timeline: st.Timeline[st.Event],
) -> None:
    event = timeline["mylab-0001"]
    inspection = timeline.kinds["Inspection"]

    assert isinstance(event, inspection)
    assert isinstance(event, st.Meeting)
    assert ["Russia"] == [actor.name for actor in event.source_actors]
    assert ["Syria"] == [actor.name for actor in event.target_actors]
    assert event in list(timeline.where(actor="Russia", during="2025-05"))
    assert [event] == list(timeline.of("Inspection"))
    assert event in list(timeline.of(st.Meeting))
    assert "kind: Inspection, a kind of Meeting: Somebody looks at a site" in event.explain()
    assert ("mylab 0.1",) == timeline.dataset.kinds[0].layers
    assert "Inspection" in repr(event)


def test_tables_have_it(timeline: st.Timeline[st.Event]) -> None:
    frame = timeline.to_pandas()
    row = frame[frame["id"] == "mylab-0001"].iloc[0]
    file = io.StringIO()
    write_csv(file, timeline.of("Inspection"))
    (written,) = csv.DictReader(io.StringIO(file.getvalue()))
    dyads = timeline.of("Inspection").to_dyads()

    assert {"Inspection", "SurpriseInspection"} < set(frame["kind"].cat.categories)
    assert ("Inspection", "CONSULT") == (row["kind"], row["plover"])
    assert ("Inspection", "Russia", "Syria") == tuple(
        written[name] for name in ("kind", "source_actors", "target_actors")
    )
    assert [["RUS", "SYR"]] == dyads[["source_code", "target_code"]].values.tolist()


def test_the_command_line_knows_it(tmp_path: Path) -> None:
    folder = layer(tmp_path, kinds=KINDS, policies=POLICIES, adds=True)
    listed = run_command("timeline", "--kind", "inspection", "--layer", folder)
    shown = run_command("show", "mylab-0001", "--layer", folder)
    unknown = run_command("timeline", "--kind", "Inspecton", "--layer", folder)
    unnamed = run_command("timeline", "--kind", "Inspection")
    as_json = run_command("timeline", "--kind", "Inspection", "--layer", folder, "--format", "json")

    assert "mylab-0001 Inspection" in listed.out
    assert "1 event;" in listed.out
    assert "Inspection, a kind of Meeting: Somebody looks at a site" in shown.out
    assert (2, "Error: no kind of event is called 'Inspecton'; did you mean 'Inspection'?\n") == (
        unknown.code,
        unknown.err,
    )
    assert 2 == unnamed.code
    assert '"kind": "Inspection"' in as_json.out


def test_what_layers_declare_is_listed(tmp_path: Path) -> None:
    folders = [layer(tmp_path, "one", KINDS, POLICIES), layer(tmp_path, "two", KINDS)]
    listed = run_command("layers", *(part for each in folders for part in ("--layer", each)))
    nothing = run_command("layers", "--layer", layer(tmp_path, "three"))

    assert [
        "kind    Inspection, a kind of Meeting: Somebody looks at a site, its keepers being there. "
        "(layer one 0.1, two 0.1)",
        "kind    SurpriseInspection, a kind of Inspection: An inspection that nobody was told of. "
        "(layer one 0.1, two 0.1)",
        "policy  counted-in-days, last-month=rolling-30-days, last-week=rolling-7-days: Spans of "
        "days are counted back from the day of speaking. (layer one 0.1)",
    ] == listed.out.splitlines()
    assert "no kind of events and no policy is declared\n" == nothing.out


def test_a_record_of_a_declared_kind_is_added_from_the_command_line(tmp_path: Path) -> None:
    folder = layer(tmp_path, kinds=KINDS)
    added = run_command("new", "event", "A look", "--kind", "Inspection", "--folder", folder)
    wrong = run_command("new", "event", "A look", "--kind", "Inspecton", "--folder", folder)
    above = layer(tmp_path, "above", after="after: [mylab]\n")

    assert 0 == added.code, added.err
    assert "    inspectors: []\n    inspected: []\n" in (
        folder / "events" / "events.yaml"
    ).read_text("utf-8")
    # What only a person knows is still to be filled in.
    assert {"SYT607"} == {problem.code for problem in layer_problems(folder)}
    assert (2, "Error: no kind of event is called 'Inspecton'; did you mean Inspection?\n") == (
        wrong.code,
        wrong.err,
    )
    assert "no layer called 'mylab'" in run_command("new", "event", "--folder", above).err


def test_a_bundle_keeps_kinds_and_policies(timeline: st.Timeline[st.Event], tmp_path: Path) -> None:
    write_bundle(timeline.dataset, tmp_path)
    read = read_bundle(tmp_path)

    assert timeline.dataset == read
    assert timeline.dataset.policies == read.policies
    assert ("mylab 0.1",) == read.policies[0].layers
    assert timeline.fingerprint == st.load(tmp_path).fingerprint


def test_kinds_and_policies_are_part_of_what_is_hashed(tmp_path: Path) -> None:
    kinds, policies = layer(tmp_path / "1", kinds=KINDS), layer(tmp_path / "2", policies=POLICIES)
    bare = layer(tmp_path / "3")
    hashes = {st.load(layers=[each]).fingerprint for each in (kinds, policies, bare)}

    assert 3 == len(hashes)
    assert () == load_dataset().kinds
    assert () == load_dataset().policies
    assert ("Inspection", "SurpriseInspection") == st.load().diff(st.load(layers=[kinds])).others


def test_a_dataset_of_its_own_declares_kinds_and_policies(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "tiny")
    (folder / "kinds.yaml").write_text(KINDS, "utf-8")
    (folder / "policies.yaml").write_text(POLICIES, "utf-8")
    events = folder / "events" / "2025-spring.yaml"
    text = events.read_text("utf-8").replace("kind: Meeting", "kind: SurpriseInspection")
    events.write_text(text, "utf-8")
    dataset = compile_folder(folder).dataset

    assert "SurpriseInspection" == dataset.events[0].kind
    assert "COERCE" == dataset.events[0].plover
    assert ("counted-in-days",) == tuple(each.name for each in dataset.policies)


def test_equal_declarations_of_two_layers_are_one_kind(tmp_path: Path) -> None:
    folders = [layer(tmp_path, name, KINDS) for name in ("one", "two")]
    both = st.load(layers=folders)

    assert ("one 0.1", "two 0.1") == both.dataset.kinds[0].layers
    assert both.kinds["Inspection"] is st.load(layers=folders[:1]).kinds["Inspection"]


def test_layers_with_different_kinds_commute(tmp_path: Path) -> None:
    other = KINDS.replace("Inspection", "Search")
    folders = [
        layer(tmp_path, "one", KINDS, adds=True),
        layer(tmp_path, "two", other, POLICIES),
        layer(tmp_path, "three", KINDS, POLICIES.replace("counted", "reckoned")),
    ]
    hashes = {st.load(layers=each).fingerprint for each in itertools.permutations(folders)}

    assert 1 == len(hashes)


def test_a_layer_above_goes_on_from_the_kinds_below(tmp_path: Path) -> None:
    below = layer(tmp_path, "below", KINDS)
    revisit = "- {name: Revisit, parent: Inspection, says: They come again.}\n"
    above = layer(tmp_path, "above", revisit, adds=True, after="after: [below]\n")
    found = st.load(layers=[above, below])

    assert issubclass(found.kinds["Revisit"], found.kinds["Inspection"])
    assert "Inspection" == found["above-0001"].kind
    assert ["Inspection", "Revisit", "SurpriseInspection"] == [
        each.name for each in found.dataset.kinds
    ]


def test_a_compiled_layer_keeps_kinds_and_policies(tmp_path: Path) -> None:
    folder = layer(tmp_path, kinds=KINDS, policies=POLICIES, adds=True)
    done = run_command("compile", folder, "--output", tmp_path / "compiled")
    authored, compiled = st.load(layers=[folder]), st.load(layers=[tmp_path / "compiled"])

    assert 0 == done.code, done.err
    assert authored.fingerprint == compiled.fingerprint
    assert authored.dataset == compiled.dataset
    assert type(authored["mylab-0001"]) is type(compiled["mylab-0001"])
    other = layer(tmp_path / "others", "other", GOOD, POLICIES)
    with pytest.raises(LayerError, match="'Inspection' is another kind already; choose another"):
        st.load(layers=[other, tmp_path / "compiled"], ordered=True)
    (other / "kinds.yaml").unlink()
    with pytest.raises(LayerError, match=r"'counted-in-days' is another policy in other 0\.1"):
        st.load(layers=[other, tmp_path / "compiled"], ordered=True)


def test_pages_show_it(timeline: st.Timeline[st.Event]) -> None:
    event = timeline["mylab-0001"]
    lanes = views.timeline_values(timeline)["groups"][0][1]
    _, template, values = next(iter(views.record_sections(timeline, event)))
    page = render(template, str, **values)

    assert "Inspection" in {rows[0].kind for _, rows in lanes}
    assert "(PLOVER CONSULT). Somebody looks at a site, its keepers being there." in page


# -- what is wrong --------------------------------------------------------------------------------

GOOD = "- name: Inspection\n  parent: Meeting\n  says: They look.\n"
BROKEN_KINDS = [
    (GOOD.replace("Inspection", "Attack"), 'kinds.yaml:1:9 SYT931 "Attack" is a kind that there is;'
     " choose another name"),
    (GOOD + GOOD, 'kinds.yaml:4:9 SYT931 "Inspection" is declared by line 1 of this file, too;'
     " choose another name"),
    (GOOD + GOOD.replace("They look", "They see"), 'kinds.yaml:4:9 SYT931 "Inspection" is another'
     " kind in line 1 of this file; choose another name"),
    (GOOD + GOOD.replace("Inspection", "InSpection"), 'kinds.yaml:4:9 SYT931 "InSpection" differs'
     " from Inspection by capitals alone; choose another name"),
    (GOOD.replace("Meeting", "Meting"), 'kinds.yaml:2:11 SYT932 no kind of event above is called'
     ' "Meting"; did you mean Meeting?'),
    (GOOD.replace("Meeting", "Later") + GOOD.replace("Inspection", "Later"),
     'kinds.yaml:2:11 SYT932 no kind of event above is called "Later"; there are Event, Meeting,'),
    (GOOD + "  roles: {participants: source}\n", 'kinds.yaml:4:11 SYT933 "participants" is a role'
     " of Meeting already; leave it out"),
    (GOOD.replace("Meeting", "Event") + "  roles: {seen: target}\n",
     "kinds.yaml:4:10 SYT934 nobody acts in it; give a role on the side source"),
    (GOOD.replace("Meeting", "Event"),
     "kinds.yaml:1:3 SYT934 nobody acts in it; give a role on the side source"),
    (GOOD + "  plover: VISIT\n", 'kinds.yaml:4:11 SYT935 "VISIT" is no PLOVER type; choose one of'
     " AGREE, CONSULT,"),
    (GOOD + "  roles: {claims: target}\n", 'kinds.yaml:4:11 SYT936 "claims" means something else'
     " of every event; choose another name"),
    (GOOD + "  roles: {import: target}\n", 'kinds.yaml:4:11 SYT936 "import" means something'),
    (GOOD + "  roles: {Inspected: target}\n", 'kinds.yaml:4:11 SYT206 "Inspected" has not the form'
     " of a role; write it like site_owners"),
    (GOOD + "  roles: {inspected: goal}\n", 'kinds.yaml:4:22 SYT204 "goal" is no side; choose one'
     " of source, target, accused"),
    (GOOD + "  roles: [inspected]\n", "kinds.yaml:4:10 SYT203"),
    (GOOD.replace("Inspection", "inspection"), 'kinds.yaml:1:9 SYT206 "inspection" has not the form'
     " of a kind; write it like Inspection"),
    ("- name: Inspection\n  parent: Meeting\n", 'kinds.yaml:1:3 SYT202 "says" is missing; add it'),
    ("- parent: Meeting\n  says: They look.\n", 'kinds.yaml:1:3 SYT202 "name" is missing; add it'),
    ("- name: Inspection\n  says: They look.\n", 'kinds.yaml:1:3 SYT202 "parent" is missing;'),
    (GOOD + "  field: number\n", 'kinds.yaml:4:3 SYT201 unknown key "field"'),
    (GOOD.replace("They look", "The regime looks"), 'kinds.yaml:3:9 SYT603 "regime" in the'
     " meaning of kind Inspection is a characterisation"),
]  # fmt: skip


@pytest.mark.parametrize(("kinds", "said"), BROKEN_KINDS)
def test_a_broken_declaration_is_named_with_its_place(
    tmp_path: Path, kinds: str, said: str
) -> None:
    problems = layer_problems(layer(tmp_path, kinds=kinds))

    assert said in str(problems[0])
    assert 1 == len(problems), problems


def test_every_code_has_its_broken_layer() -> None:
    said = " ".join(said for _, said in (*BROKEN_KINDS, *BROKEN_POLICIES))

    assert all(code in said for code in CODES if code.startswith("SYT93"))


def test_what_follows_from_a_broken_kind_is_not_told(tmp_path: Path) -> None:
    folder = layer(tmp_path, kinds=KINDS.replace("Meeting", "Meting"), adds=True)

    assert ["SYT932"] == [problem.code for problem in layer_problems(folder)]
    (folder / "kinds.yaml").write_text("- parent: Meeting\n  says: They meet.\n", "utf-8")
    event = folder / "events" / "own.yaml"
    event.write_text(event.read_text("utf-8").replace("  kind: Inspection\n", ""), "utf-8")
    found = [(problem.code, problem.file.rpartition("/")[2]) for problem in layer_problems(folder)]
    assert {("SYT202", "kinds.yaml"), ("SYT202", "own.yaml")} <= set(found)


def test_layers_that_mean_different_kinds_by_a_name_name_each_other(tmp_path: Path) -> None:
    folders = [layer(tmp_path, "one", GOOD), layer(tmp_path, "two", KINDS)]
    for ordered in (False, True):
        with pytest.raises(ProblemsError) as error:
            st.load(layers=folders, ordered=ordered)
        assert (
            f'{folders[1]}/kinds.yaml:1:9 SYT931 "Inspection" is another kind in one 0.1; '
            "choose another name"
        ) in str(error.value)


BROKEN_POLICIES = [
    (POLICIES + POLICIES, 'policies.yaml:5:9 SYT937 "counted-in-days" is another policy in line 1'
     " of this file; choose another name"),
    (POLICIES.replace("last-month", "last-mont"), 'policies.yaml:3:3 SYT201 unknown key "last-mont"'
     "; did you mean last-month or"),
    (POLICIES.replace("rolling-30-days", "rolling"), 'policies.yaml:3:15 SYT204 "rolling" is no'
     " last-month; choose one of calendar, rolling-30-days"),
    ("- name: ours\n  says: As it is.\n", "policies.yaml:1:3 SYT202 the policy settles nothing;"),
    (POLICIES.replace("counted-in-days", "Counted"), "policies.yaml:1:9 SYT206"),
    ("- name: ours\n  winter: from-december\n", 'policies.yaml:1:3 SYT202 "says" is missing'),
    (POLICIES.replace("Spans", "\u200bSpans"), "policies.yaml:2:9 SYT605 the meaning of policy"
     " counted-in-days has the character U+200B"),
]  # fmt: skip


@pytest.mark.parametrize(("policies", "said"), BROKEN_POLICIES)
def test_a_broken_policy_is_named_with_its_place(tmp_path: Path, policies: str, said: str) -> None:
    (problem,) = layer_problems(layer(tmp_path, policies=policies))

    assert said in str(problem)


def test_two_layers_do_not_share_the_name_of_a_policy(tmp_path: Path) -> None:
    folders = [layer(tmp_path, name, policies=POLICIES) for name in ("one", "two")]
    with pytest.raises(ProblemsError) as error:
        st.load(layers=folders)

    assert (
        f'{folders[1]}/policies.yaml:1:9 SYT937 "counted-in-days" is another policy in one 0.1; '
        "choose another name"
    ) == str(error.value)


# -- policies -------------------------------------------------------------------------------------


def test_a_policy_is_asked_for_by_name(timeline: st.Timeline[st.Event]) -> None:
    policy = st.Policy(last_month="rolling-30-days", last_week="rolling-7-days")

    assert {"counted-in-days": policy} == dict(timeline.policies)
    assert timeline.under(policy) == timeline.under("counted-in-days")
    assert "[2025-11-24..2025-12-23]" == timeline.under("counted-in-days")["syt-0035"].when.edtf
    with pytest.raises(UnknownNameError, match="did you mean 'counted-in-days'"):
        timeline.under("counted-in-day")
    with pytest.raises(QueryError, match="this dataset names none"):
        st.load().under("counted-in-days")


def test_the_command_line_reads_dates_under_a_policy(tmp_path: Path) -> None:
    folder = layer(tmp_path, policies=POLICIES)
    named = run_command("show", "syt-0035", "--layer", folder, "--under", "counted-in-days")
    said = run_command("show", "syt-0035", "--under", "last-month=rolling-30-days")
    plain = run_command("show", "syt-0035")
    table = run_command("timeline", "--under", "last-month=rolling-30-days")
    both = ("--under", "counted-in-days", "--under", "last_month=calendar")
    last = run_command("show", "syt-0035", "--layer", folder, *both)

    assert "[2025-11-24..2025-12-23]" in named.out
    assert "[2025-11-24..2025-12-23]" in said.out
    assert "[2025-11-24..2025-12-23]" not in plain.out
    assert "[2025-11-24..2025-12-23]" not in last.out
    assert "Dates are read under last-month=rolling-30-days." in table.out
    for command in (["timeline"], ["show", "syt-0001"]):
        for asked, answer in WRONG_POLICIES.items():
            wrong = run_command(*command, "--under", asked)
            assert (2, f"Error: {answer}\n") == (wrong.code, wrong.err)


WRONG_POLICIES = {
    "nobodys": "no policy is called 'nobodys', for this dataset names none; say which readings, "
    "such as last-month=rolling-30-days",
    "last-mont=calendar": "no convention is called 'last-mont'; did you mean 'last-month'?",
    "week-start=tuesday": "no choice of week-start is called 'tuesday'; did you mean 'sunday'?",
}

CHOSEN = hst.dictionaries(hst.sampled_from(list(CHOICES)), hst.booleans(), min_size=1).map(
    lambda found: {name: CHOICES[name][second] for name, second in found.items()}
)


@QUICK
@given(CHOSEN)
def test_policies_come_back_from_their_file(
    make_folder: Callable[[], Path], chosen: dict[str, str]
) -> None:
    text = "- name: mine\n  says: As we read.\n"
    text += "".join(f"  {name}: {choice}\n" for name, choice in chosen.items())
    found = st.load(layers=[layer(make_folder(), policies=text)])
    write_bundle(found.dataset, folder := make_folder())
    (named,) = read_bundle(folder).policies

    assert isinstance(named, NamedPolicy)
    assert chosen == dict(named.choices)
    assert all(choice == named.policy.choice(name) for name, choice in chosen.items())
    assert found.policies["mine"] == named.policy


@pytest.fixture(scope="module")
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("policies")


def test_a_policy_that_settles_what_there_is_not_is_refused() -> None:
    for choices in ((("last-mont", "calendar"),), (("last-month", "no"),)):
        with pytest.raises(QueryError):
            NamedPolicy("mine", "As we read.", choices)
    with pytest.raises(QueryError, match="no name of a policy"):
        NamedPolicy("Mine", "As we read.", (("last-month", "calendar"),))

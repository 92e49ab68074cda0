"""The public surface: what is promised is there, documented, immutable and light."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import attrs
import pytest

import syriatimeline as st

ROOT = Path(__file__).parent.parent
NAMES = [name for name in st.__all__ if name.isidentifier()]


def test_the_names_are_sorted_and_complete() -> None:
    """``__all__`` is what ``dir()`` shows, and each name can be had."""
    assert sorted(st.__all__, key=lambda name: (name.upper() != name, name)) == st.__all__
    assert set(st.__all__) <= set(dir(st))
    for name in NAMES:
        assert getattr(st, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The lazy importer answers as a module does."""
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        st.nonsense  # noqa: B018


def _modules_after(statement: str) -> set[str]:
    """What a fresh interpreter has imported after a statement."""
    code = f"import sys, json; {statement}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(json.loads(done.stdout))


def test_importing_the_package_imports_no_dependency() -> None:
    """``import syriatimeline`` stays light: not even attrs is imported."""
    modules = _modules_after("import syriatimeline")

    assert not modules & {"attrs", "attr", "cattrs", "click", "rich", "yaml", "dateutil"}


def test_loading_imports_only_attrs() -> None:
    """``load()`` needs neither YAML nor the command line."""
    modules = _modules_after("import syriatimeline as st; st.load()")

    assert "attrs" in modules
    unneeded = {"cattrs", "click", "rich", "yaml", "dateutil", "snowballstemmer", "difflib"}
    assert not modules & unneeded


@pytest.mark.parametrize("name", [name for name in NAMES if inspect.isclass(getattr(st, name))])
def test_every_public_class_is_documented(name: str) -> None:
    """A docstring says what it is."""
    found = getattr(st, name)

    assert (found.__doc__ or "").strip()


#: Values and a module; the first two are members of ``Bound``, whose example shows them.
WITHOUT_EXAMPLE = {"OPEN", "UNKNOWN", "errors"}


@pytest.mark.parametrize("name", sorted({*NAMES} - WITHOUT_EXAMPLE))
def test_every_public_name_has_a_running_example(name: str) -> None:
    """The examples themselves are run with the docstrings."""
    found = getattr(st, name)
    own = inspect.getdoc(found) or ""
    methods = "".join(
        inspect.getdoc(member) or "" for _, member in inspect.getmembers(found) if callable(member)
    )

    assert ">>>" in own + methods


@pytest.mark.parametrize(
    "found", [value for name in NAMES if attrs.has(value := getattr(st, name))], ids=repr
)
def test_every_public_value_is_immutable(found: type) -> None:
    """Whoever holds an object may rely on it."""
    assert "__setattr__" in {name for kind in found.__mro__[:-1] for name in vars(kind)}


def test_a_loaded_event_cannot_be_changed() -> None:
    """Assigning raises."""
    event = st.load()[0]

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        event.slug = "other"  # type: ignore[misc]


def test_versions_agree() -> None:
    """The version has one home; what repeats it must not drift."""
    citation = (ROOT / "CITATION.cff").read_text("utf-8")

    assert f"\nversion: {st.__version__}\n" in citation
    assert st.__version__ == st.load().version


def test_the_package_is_typed() -> None:
    """Type checkers find the marker, and the classifiers say so."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert (Path(st.__file__).parent / "py.typed").exists()
    assert "Typing :: Typed" in project["classifiers"]

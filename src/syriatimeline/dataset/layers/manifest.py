"""``layer.yaml``: what a layer says of itself."""

from __future__ import annotations

from attrs import frozen

from syriatimeline.articles import Provenance
from syriatimeline.dataset.fields import Fields
from syriatimeline.dataset.layers.layer import NAME, TAKEN, Layer
from syriatimeline.dataset.positioned import Keyed, read_yaml
from syriatimeline.dataset.problems import Problems
from syriatimeline.dataset.read_credit import CREDIT_KEYS, read_credit
from syriatimeline.events import Credit

__all__ = ["MANIFEST_KEYS", "Manifest", "read_manifest"]

#: The keys of ``layer.yaml``.
MANIFEST_KEYS = ("name", "version", "after", *CREDIT_KEYS)


@frozen
class Manifest:
    """What a layer says of itself.

    Attributes:
        name: Its name, which begins the ids of everything that it adds.
        version: Its version.
        after: Names of layers that it builds on, and that must be given with it.
        title: What it is, in a line.
        credit: Who made it, and its licence; None if it does not say.
    """

    name: str
    version: str
    after: tuple[str, ...] = ()
    title: str = ""
    credit: Credit | None = None

    @property
    def given(self) -> tuple[Provenance, ...]:
        """What is said of everything that the layer adds."""
        return (Provenance("", str(self)),)

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


def read_manifest(layer: Layer, label: str, problems: Problems) -> Manifest | None:
    """Read it; None, with the problem noted, if it cannot be."""
    file = f"{label}layer.yaml"
    value = read_yaml(layer.folder / "layer.yaml", file, problems)
    if not isinstance(value, Keyed):
        if value is not None:
            message = "keys and values are expected here; give name and version"
            problems.add(value.mark, "SYT203", message)
        return None
    fields = Fields(value, problems)
    fields.only(*MANIFEST_KEYS)
    name = fields.matching("name", NAME.pattern, "mylab")
    version = fields.text("version", required=True)
    if name in TAKEN:
        message = f'"{name}" begins ids of the base dataset; choose another name'
        problems.add(name.mark, "SYT901", message)
        return None
    if layer.distribution and name and name != layer.name:
        message = f'its package calls it "{layer.name}"; use one name in both'
        problems.add(name.mark, "SYT901", message)
        return None
    if not name or not version:
        return None
    after = tuple(map(str, fields.texts("after")))
    credit = read_credit(fields, f"{name} {version}")
    title = credit.title if credit else ""
    told = credit if credit and (credit.authors or credit.licence) else None
    return Manifest(str(name), str(version), after, title, told)

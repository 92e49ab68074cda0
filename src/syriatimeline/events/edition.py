"""Edition: which dataset something comes from, and who made it."""

from __future__ import annotations

from attrs import frozen

from syriatimeline.events.credit import Credit

__all__ = ["PENDING", "Edition"]


@frozen
class Edition:
    """Which dataset a record comes from; printed in citations.

    Attributes:
        name: Its name.
        version: Its version.
        fingerprint: Hash of the content of the whole dataset, layers included.
        layers: Name and version of each layer on it.
        credits: Who made it and its layers, as far as they say so.
        policy: By which conventions its dates are read, where those are not ours.
    """

    name: str
    version: str
    fingerprint: str
    layers: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    policy: str = ""

    @property
    def label(self) -> str:
        """Name and version, with the layers: ``syriatimeline 0.1.0 with mylab 0.1``.

        Where dates are read by other conventions than ours, it says by which.
        """
        layers = f" with {', '.join(self.layers)}" if self.layers else ""
        read = f", dates read by {self.policy}" if self.policy else ""
        return f"{self.name} {self.version}{layers}{read}"

    def credit_of(self, name: str) -> Credit:
        """What is known of who made the dataset or a layer, by ``name`` or an entry of ``layers``.

        >>> Edition("tiny", "1", "").credit_of("tiny").authors
        ()
        """
        return next((each for each in self.credits if each.of == name), Credit(name))

    def __str__(self) -> str:
        return f"{self.label} (fingerprint {self.fingerprint})"


#: The edition of records that are being read, until their own is known.
PENDING = Edition("", "", "")

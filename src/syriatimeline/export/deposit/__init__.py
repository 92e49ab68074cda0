"""What a data archive wants: tables in two formats, a codebook, a description, a citation."""

from syriatimeline.export.deposit.codebook import codebook
from syriatimeline.export.deposit.descriptor import descriptor
from syriatimeline.export.deposit.papers import papers

__all__ = ["codebook", "descriptor", "papers"]

"""Files that other programs read. The noun is :class:`Format`, the verb :func:`export`.

Each format has a module of its own with two names, ``FORMAT`` and ``write``. What a format needs
beyond the core is imported where it is used.
"""

from syriatimeline.export.format import DATE_MODEL, Format
from syriatimeline.export.registry import FORMATS, export, format_named

__all__ = ["DATE_MODEL", "FORMATS", "Format", "export", "format_named"]

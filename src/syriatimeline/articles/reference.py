"""Reference: a work that we cite and do not hold."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Reference"]


@frozen
class Reference:
    """A citation of a work outside the dataset.

    Attributes:
        publisher: Who published it.
        title: Its title, or what the page is.
        url: Its address.
        published: When it was published, EDTF, as far as known.
        accessed: The day it was looked at, ISO 8601.
        archived_url: Address of an archived copy.
        locator: Where in the work (page, header, paragraph).
        note: What it says and how far that goes.

    >>> print(Reference("NEWSru.co.il", url="https://www.newsru.co.il/"))
    NEWSru.co.il, https://www.newsru.co.il/
    """

    publisher: str
    title: str = ""
    url: str = ""
    published: str = ""
    accessed: str = ""
    archived_url: str = ""
    locator: str = ""
    note: str = ""

    def __str__(self) -> str:
        parts = [self.publisher, self.title, self.locator, self.published, self.url]
        text = ", ".join(part for part in parts if part)
        return f"{text} (accessed {self.accessed})" if self.accessed else text

"""Names that a source has between signs of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtlint.text.document import Document

_AROUND = 1 << 14  # code points of the source on either side


def is_named_in_code(document: Document, name: str, offset: int, others: str = "") -> bool:
    """Whether the source has a name between signs of code, or others, not too far from an offset.

    A bracket behind it is such a sign too: `read(path)`.
    """
    signs = [("`", "`("), *((other, f"{other}(") for other in others)]
    if document.format != "plain":
        signs.append(("<code>", "<("))
    at, _ = document.prose.source_span(offset, offset)
    around = max(at - _AROUND, 0), at + _AROUND
    return any(_stands(document.source.text, f"{sign}{name}", ends, around) for sign, ends in signs)


def _stands(text: str, form: str, ends: str, within: tuple[int, int]) -> bool:
    """Whether a form stands somewhere with one of these signs behind it."""
    at = text.find(form, *within)
    while at >= 0:
        if text.startswith(tuple(ends), at + len(form)):
            return True
        at = text.find(form, at + 1, within[1])
    return False

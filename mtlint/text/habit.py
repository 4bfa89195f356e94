"""Whether a page writes its quotation marks and apostrophes curly or straight.

One switch of an editor turns both kinds, so each tells about the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mtlint.text.document import Document

CURLY, STRAIGHT = ("“", "”"), ('"', '"')

_OTHERS = 3  # quotation marks of one style: a pair, and one of the pair in question
_FEWEST, _TIMES = 4, 2  # marks of both kinds in one style, and how many times those in the other


class Counts(NamedTuple):
    """How many marks a page has in each of the two styles."""

    curly: int
    straight: int


class Style(NamedTuple):
    """The opening and the closing mark of a page, and whether more than one pair shows them."""

    marks: tuple[str, str]
    is_shown: bool


def quotation_marks(document: Document) -> Counts:
    """The double quotation marks, without those inside words."""
    return Counts(document.marks.count("“”"), document.marks.count('"'))


def apostrophes(document: Document) -> Counts:
    """The apostrophes, with single quotation marks that look the same."""
    return Counts(*document.apostrophes)


def both_kinds(document: Document) -> Counts:
    """Quotation marks and apostrophes together."""
    quotations, others = quotation_marks(document), apostrophes(document)
    return Counts(quotations.curly + others.curly, quotations.straight + others.straight)


def is_clear(counts: Counts) -> bool:
    """Whether marks of both kinds, counted together, show a style."""
    few, many = sorted(counts)
    return many >= max(_FEWEST, _TIMES * few)


def quotation_style(document: Document) -> Style:
    """The quotation marks that a page has more of, or the ones that go with its apostrophes."""
    counts = quotation_marks(document)
    is_shown = max(counts) >= _OTHERS
    if not is_shown:
        counts = both_kinds(document)
        is_shown = is_clear(counts)
    return Style(CURLY if counts.curly >= counts.straight else STRAIGHT, is_shown)

"""What a trial of a draft showed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.drafting.trial import MOST_CANDIDATES
from mtlint.paths import printable
from mtlint.report.excerpt import excerpt
from mtlint.text.characters import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.drafting.trial import Expected, Hit, Seen

_MOST_ANCHORS = 2
MOST_HITS = 20
_COLUMNS = 96
_TELLING = 1000  # paragraphs; of fewer a share says little


def costs(expected: Expected, text: str) -> Iterator[str]:
    """Where the engine looks closer, and how often that is to be expected.

    Args:
        expected: what the lexicon says.
        text: the bad sentence; an anchor that stands in it is shown first.
    """
    anchors = sorted(expected.anchors, key=lambda one: one not in fold(text))
    shown = " or ".join(f"“{one}”" for one in anchors[:_MOST_ANCHORS])
    if len(anchors) > _MOST_ANCHORS:
        shown = f"one of {len(anchors):,} anchors, such as “{anchors[0]}”"
    yield f"mtlint looks closer at a paragraph that holds {shown};"
    yield (
        f"of 1,000 paragraphs of English these are {_rounded(expected.per_thousand)} "
        f"(up to {MOST_CANDIDATES} is quick)."
    )


def seen(found: Seen, where: str) -> Iterator[str]:
    """What somebody's own texts gave."""
    if not found.documents:
        yield f"{where}: there is no text that mtlint reads"
        return
    files = f"{found.documents:,} file{'s' * (found.documents != 1)}"
    often = ""
    if found.blocks >= _TELLING:
        often = f", {_rounded(1000 * found.candidates / found.blocks)} in 1,000"
    yield (
        f"{where}: {files}, {found.blocks:,} paragraphs, {found.candidates:,} looked at closer"
        f"{often}; {_places(len(found.hits))}"
    )
    if found.blocks >= _TELLING and 1000 * found.candidates > MOST_CANDIDATES * found.blocks:
        yield "That is too often for a rule that runs on every file; take more words."
    for number, hit in enumerate(found.hits[:MOST_HITS], 1):
        yield f"  {number:2}  {_context(hit)}"
    if len(found.hits) > MOST_HITS:
        yield f"      and {len(found.hits) - MOST_HITS:,} more"


def _places(count: int) -> str:
    return "found nowhere" if not count else f"found in {count:,} place{'s' * (count != 1)}:"


def _rounded(share: float) -> str:
    return "under 0.1" if 0 < share < 0.1 else f"{share:.1f}"  # noqa: PLR2004 - its one place


def _context(hit: Hit) -> str:
    before, marked, after = hit.parts
    place = f"{printable(hit.path)}:{hit.row}: "
    shown = excerpt(before.lstrip(), marked, after.rstrip(), _COLUMNS - min(len(place), 30))
    return f"{place}{shown.before}⟦{shown.marked}⟧{shown.after}"

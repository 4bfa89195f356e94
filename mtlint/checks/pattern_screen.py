"""One search in many excerpts at once: most patterns match in none. A room of `pattern`."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from mtlint.checks.base import TIME_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from regex import Pattern

Excerpt = tuple[int, str]  # prose offset and text


def promising(screen: Pattern[str], joint: str, texts: Sequence[Excerpt]) -> Sequence[Excerpt]:
    """Those of some excerpts in which a pattern may match: all others it certainly does not.

    Args:
        screen: the pattern, with which a line edge stands for the edge of an excerpt.
        joint: what parts the excerpts (see `mtlint.ruleset.pattern_joint`).
        texts: the excerpts.

    To begin a search takes longer than to read a hundred characters.
    """
    starts = list(accumulate((len(text) + 1 for _, text in texts), initial=0))
    found: dict[int, None] = {}
    try:
        for match in screen.finditer(joint.join(text for _, text in texts), timeout=TIME_LIMIT):
            first, last = (bisect_right(starts, at) - 1 for at in match.span())
            found.update(dict.fromkeys(range(first, min(last + 1, len(texts)))))
    except TimeoutError:  # which of them takes so long shows when each is searched
        return texts
    return [texts[index] for index in found]

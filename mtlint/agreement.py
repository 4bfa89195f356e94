"""What a replacement asks of the words round it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtlint.ruleset.template import like
from mtlint.text.inflection import article
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    Replacement = tuple[int, int, str]

_ARTICLE = late(r"\b(an?)[ \xa0]$", re.IGNORECASE)
_WORD = late(r"\s*([^\W\d_][\w’'-]*)")
_LONGEST = 40  # characters of a word that are read


def with_article(text: str, replacements: Sequence[Replacement]) -> tuple[Replacement, ...]:
    """The replacements, with an "a" or "an" before the first of them made to fit.

    An article that did not go with the old word is left as it is: it may be no article.

    Args:
        text: of the prose.
        replacements: (start, end, new text), prose offsets.
    """
    start, end, new = min(replacements)
    before = _ARTICLE.search(text, max(start - len(" an "), 0), start)
    old = _WORD.match(text, start, start + _LONGEST)
    following = _WORD.match(new + text[end : end + _LONGEST])
    if not (before and old and following) or old[1].lower() == following[1].lower():
        return tuple(replacements)  # the same word in another case sounds the same
    here, fitting = before[1], article(following[1])
    if article(old[1]) != here.lower() or fitting == here.lower():
        return tuple(replacements)
    return ((*before.span(1), like(fitting, here)), *replacements)

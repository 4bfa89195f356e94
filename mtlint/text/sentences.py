"""Where sentences end inside a block."""

from __future__ import annotations

import re

# A terminator with its closing marks, before a space and something that can begin a sentence.
_BOUNDARY = re.compile(
    r"""[.!?…]+[”’"'»)\]]*[ \u00a0]+(?=[“‘"'«(\[]*[^\Wa-z_])""",
)

# A full stop after these, or after a single capital, ends no sentence.
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|Rev|Hon|No|Nos|Fig|Figs|vs"
    r"|cf|e\.g|i\.e|etc|al|approx|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of one block's text as (start, end), without the spaces between them."""
    spans = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        end = start + len(text[start : match.end()].rstrip())
        if _ABBREVIATION.search(text, max(start, end - 8), end):
            continue
        spans.append((start, end))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans

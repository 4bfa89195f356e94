"""Which parts of a block stand inside quotation marks, and are somebody else's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    import re

_MARK = late('[“”„«»"]')
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"'}


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The quoted parts of one block's text, marks included.

    Single quotation marks are not looked at: they cannot be told from apostrophes. A block whose
    marks do not pair up counts as unquoted.
    """
    spans = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if opened is None:
            if mark.group() not in _PAIRS:
                return []
            opened = mark
        elif mark.group() in _PAIRS[opened.group()]:
            spans.append((opened.start(), mark.end()))
            opened = None
    return spans if opened is None else []

"""A guard for the HTML parser, which takes quadratic time for one kind of text."""

from __future__ import annotations

import re
from itertools import pairwise

from mtlint.formats.html_text import TAG

# The parser joins a text node again at every "<" that begins no element: 0.5 MB of "a < b" takes
# 4 s, of "<" alone 14 s, and four times that for twice the text (about 10 GB are copied a second;
# 0.5 MB of "<b>x" takes 2 s). This many bytes, copied in 0.1 s, are allowed for a single text.
_MOST_COPIED = 1_000_000_000
_SHORTEST = 20_000

# Tags that always begin an element, which ends the text before it.
_ELEMENT = re.compile(
    r"<(?!(?:html|head|body|frame|frameset|caption|col|colgroup|tbody|td|tfoot|th|thead|tr|form)"
    r"[\s/>])[A-Za-z]",
    re.IGNORECASE,
)

# What a text without elements needs to keep, so that elements round it end where they did.
_KEPT = re.compile(r"(</[A-Za-z][^<>]*>|<!--|--!?>|<!\[CDATA\[|\]\]>)")


def limit_texts(source: str) -> tuple[str, int]:
    """Blanks texts that would take the parser too long, and says how many these are."""
    if len(source) < _SHORTEST:
        return source, 0
    bounds = [0, *(match.start() for match in _ELEMENT.finditer(source)), len(source)]
    endless = [(start, end) for start, end in pairwise(bounds) if _is_endless(source, start, end)]
    parts = []
    at = 0
    for start, end in endless:
        tag = TAG.match(source, start)
        begin = tag.end() if tag else start
        parts += [source[at:begin], _blank(source[begin:end])]
        at = end
    return "".join([*parts, source[at:]]), len(endless)


def _is_endless(source: str, start: int, end: int) -> bool:
    length = end - start
    return length >= _SHORTEST and source.count("<", start, end) * length > 2 * _MOST_COPIED


def _blank(text: str) -> str:
    pieces = _KEPT.split(text)
    pieces[::2] = [" " * len(piece) for piece in pieces[::2]]
    return "".join(pieces)

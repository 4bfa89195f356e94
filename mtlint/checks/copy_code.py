"""The code that copies and their originals have. A room of `copy`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.text.copies import Copy
    from mtlint.text.document import Document

# Of a long copy so many blocks are asked, at distances that no page has by itself.
_ASKED = 32
_GOLDEN = 0.6180339887

# Inside a paragraph code is short, and may go on in the next line.
_INSIDE = late(
    r"(?<![`\w])(?P<ticks>`+)(?!`)(?P<ticked>.{1,300}?)(?<!`)(?P=ticks)(?![`\w])"
    r"|<(?P<tag>code|kbd|samp|tt)\b[^<>]*>(?P<tagged>.{1,300}?)</(?P=tag)>"
    r"|(?<!\w)(?P<called>\w{1,80}\(\))",
    re.DOTALL,
)
_SIGNS = ("`", "()", "<code", "<kbd", "<samp", "<tt")  # to look for them takes a tenth of the time
_TAG = late(r"<[^<>]*>")

# Between paragraphs code stands between fences, or as a tag says.
_SHOWN = late(
    r"^[ \t>]*(?P<fence>```+|~~~+).*?^[ \t>]*(?P=fence)|<pre\b.*?</pre>", re.DOTALL | re.MULTILINE
)
_SHOWN_SIGNS = ("```", "~~~", "<pre")


class CodeOfCopies:
    """What code the blocks of a document have, of which the prose knows nothing."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = document.prose.blocks

    def differs(self, copy: Copy) -> bool:
        """Whether a copy has, or shows, other code than its original."""
        return any(
            self._inside(copy.first + at) != self._inside(copy.original + at)
            or self._shows_other(copy.first + at, copy.original + at)
            for at in _asked(copy.length)
        )

    def is_in_most(self, copy: Copy) -> bool:
        """Whether most blocks of a copy have code in them."""
        asked = _asked(copy.length)
        return 2 * sum(bool(self._inside(copy.first + at)) for at in asked) > len(asked)

    def _inside(self, block: int) -> list[str]:
        """The code inside a block."""
        own = self._blocks[block]
        first, last = self._document.prose.source_span(own.start, own.end)
        source = self._document.source.text[first:last]
        if not any(map(source.__contains__, _SIGNS)):
            return []
        found = (
            match["ticked"] or match["tagged"] or match[0] for match in _INSIDE.finditer(source)
        )
        return [" ".join(_TAG.sub("", code).split()) for code in found]

    def _shows_other(self, block: int, original: int) -> bool:
        """Whether what two blocks announce, or show, is not the same code.

        A block with two colons announces what stands behind it, whatever that is.
        """
        behind, before = self._behind(block), self._behind(original)
        if self._document.prose.text.endswith("::", 0, self._blocks[block].end):
            return behind.split() != before.split()
        shown, formerly = _shown(behind), _shown(before)
        return bool(shown and formerly) and shown != formerly

    def _behind(self, block: int) -> str:
        """The source between a block and the next one, or the end."""
        source, span = self._document.source.text, self._document.prose.source_span
        own, following = self._blocks[block], self._blocks[block + 1 : block + 2]
        _, start = span(own.start, own.end)
        end = span(following[0].start, following[0].end)[0] if following else len(source)
        return source[start:end]


def _shown(source: str) -> list[list[str]]:
    if not any(map(source.__contains__, _SHOWN_SIGNS)):
        return []
    return [match[0].split() for match in _SHOWN.finditer(source)]


def _asked(length: int) -> Sequence[int]:
    """The blocks of so many that are asked, ascending."""
    if length <= _ASKED:
        return range(length)
    return sorted({int(number * _GOLDEN % 1 * length) for number in range(_ASKED)})

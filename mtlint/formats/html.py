"""HTML: the text a reader of the page sees, block by block, in the order of the source.

The tree is that of a browser, in which text that stands wrongly in a table is moved before it.
Blocks keep the order of the source all the same; such text is a block of its own.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from justhtml import JustHTML

from mtlint.formats.flow import SPACE, Flow
from mtlint.formats.html_elements import VOID, Role, kind_within, role_of
from mtlint.formats.html_limit import limit_texts
from mtlint.formats.html_text import TAG, add_text, find_spans
from mtlint.text.prose import BlockKind, ProseBuilder

if TYPE_CHECKING:
    from mtlint.text.prose import Prose

_PAGE = frozenset({"html", "head", "body"})

# A page that mtlint wrote says so in the first lines of its head (`mtlint.report.html_page`): it
# quotes what is wrong elsewhere, and is nobody's prose.
_OWN = '<meta name="generator" content="mtlint">'
_FIRST = 200  # code points


class _Piece(msgspec.Struct, frozen=True, gc=False):
    """A text node, a line break or an element that is not read.

    `block` is a number that all the pieces of a block have in common.
    """

    start: int
    role: Role
    name: str
    data: str
    block: int
    kind: BlockKind


def read(text: str) -> Prose:
    """The prose of an HTML source; a report of mtlint has none."""
    if _OWN in text[:_FIRST]:
        return ProseBuilder(text).build()
    # The parser drops a mark at the start and counts from behind it.
    html = " " + text[1:] if text.startswith("\ufeff") else text
    html, endless = limit_texts(html)
    builder = ProseBuilder(text)
    walk = _Walk()
    walk.over(JustHTML(html, track_node_locations=True, sanitize=False).root)
    for _ in range(walk.unplaced + endless):
        builder.leave_out()
    _Writer(builder, html, walk).write()
    return builder.build()


class _Walk:
    """Collects the pieces of a tree. It keeps its own stack: pages nest deeper than Python may."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []
        self.tags: set[int] = set()
        self.unplaced = 0
        self._block = 0
        self._kind = BlockKind.PARAGRAPH
        self._stack: list[Any] = []

    def over(self, root: Any) -> None:  # noqa: ANN401 - the parser's node types have no common base
        """Visit every node in order; a kind on the stack means that a block ends there."""
        self._stack.append(root)
        while self._stack:
            node = self._stack.pop()
            if isinstance(node, BlockKind):
                self._block += 1
                self._kind = node
            elif node.name == "#text":
                self._add(
                    node, Role.INLINE, node.parent.name if node.parent else "", node.data or ""
                )
            elif node.name[0] != "!" and node.name != "#comment":
                self._visit(node)

    def _visit(self, node: Any) -> None:  # noqa: ANN401
        # A second `<body>` does not interrupt the text.
        if node.origin_offset is not None and node.name not in _PAGE:
            self.tags.add(node.origin_offset)
        role = role_of(node.name, untranslated=_is_untranslated(node))
        if role in (Role.BREAK, Role.REMOVED):
            self._add(node, role, node.name)
        elif role is Role.HIDDEN_BLOCK:
            self._block += 1
            if node.name == "head":
                self._stack.extend(child for child in node.children if child.name == "title")
        elif role is not Role.HIDDEN:
            if role is Role.BLOCK:
                self._block += 1
                self._stack.append(self._kind)
                self._kind = kind_within(node.name, self._kind)
            self._stack.extend(reversed(node.children or ()))

    def _add(self, node: Any, role: Role, name: str, data: str = "") -> None:  # noqa: ANN401
        start = node.origin_offset
        if start is not None:
            self.pieces.append(_Piece(start, role, name, data, self._block, self._kind))
        elif data.strip(SPACE):
            self.unplaced += 1


def _is_untranslated(node: Any) -> bool:  # noqa: ANN401
    attributes = node.attrs
    # Said of the whole page, it only keeps the browser from offering a translation.
    if not attributes or node.name in _PAGE:
        return False
    if (attributes.get("translate") or "").lower() == "no":
        return True
    return "notranslate" in (attributes.get("class") or "").split()


class _Writer:
    """Puts pieces into blocks in the order of the source."""

    def __init__(self, builder: ProseBuilder, source: str, walk: _Walk) -> None:
        self._source = source
        self._flow = Flow(builder, source, collapse=True)
        self._pieces = sorted(walk.pieces, key=attrgetter("start"))
        self._tags = walk.tags
        self._reached = 0

    def write(self) -> None:
        block = -1
        for index, piece in enumerate(self._pieces):
            if piece.block != block:
                self._flow.end_block()
                self._flow.kind = piece.kind
                block = piece.block
            self._add(piece, index)

    def _add(self, piece: _Piece, index: int) -> None:
        if piece.start < self._reached:
            # A copy of a formatting element (`code` across paragraphs), or text that an earlier
            # piece has already claimed.
            if piece.data.strip(SPACE):
                self._flow.leave_out()
        elif piece.role is Role.INLINE:
            self._add_text(piece)
        else:
            self._reached = self._end_of(piece, index)
            if piece.role is Role.REMOVED:
                self._flow.removed(piece.start, self._reached)
            else:
                self._flow.blank(piece.start, self._reached, is_break=True)

    def _add_text(self, piece: _Piece) -> None:
        closing = "</title" if piece.name == "title" else ""
        spans, complete = find_spans(self._source, piece.start, piece.data, self._tags, closing)
        for start, end in spans:
            add_text(self._flow, self._source, start, end)
            self._reached = end
        if not complete and piece.data.strip(SPACE):
            self._flow.leave_out()

    def _end_of(self, piece: _Piece, index: int) -> int:
        """Where an element ends: behind its end tag, if that stands before the next piece."""
        tag = TAG.match(self._source, piece.start)
        end = tag.end() if tag else piece.start + 1
        if tag is None or piece.name in VOID:
            return end
        following = index + 1
        limit = (
            self._pieces[following].start if following < len(self._pieces) else len(self._source)
        )
        closing = re.compile(rf"</{re.escape(piece.name)}\s*>", re.IGNORECASE)
        match = closing.search(self._source, end, max(limit, end))
        return match.end() if match else end

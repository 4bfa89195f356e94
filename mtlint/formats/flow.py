"""Inline matter on its way into blocks, with blanks held back until something follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.prose import BlockKind

if TYPE_CHECKING:
    from mtlint.text.prose import ProseBuilder

# White space of HTML. A no-break space is not in here: it is shown, so it is text.
SPACE = " \t\n\r\f"


class Flow:
    """Opens a block with the first thing in it and never begins or ends one with a blank.

    Blanks that meet across markup (`a <b> c</b>`) become one space. All positions are offsets in
    code points into the source.

    Attributes:
        kind: the kind of the next block.
    """

    def __init__(self, builder: ProseBuilder, source: str, *, collapse: bool) -> None:
        """`collapse` says whether several blanks in a row are shown as one (as HTML does)."""
        self._builder = builder
        self._source = source
        self._collapse = collapse
        self._blank: tuple[int, int, bool] | None = None
        self.kind = BlockKind.PARAGRAPH

    def end_block(self) -> None:
        """What follows does not belong to what came before."""
        self._builder.close()
        self._blank = None

    def blank(self, start: int, end: int, *, is_break: bool = False) -> None:
        """White space; `is_break` for what breaks the line on the page or in the file."""
        if self._blank is not None:
            start, _, was_break = self._blank
            is_break = is_break or was_break
        if self._builder.is_open:
            self._blank = start, end, is_break

    def text(self, start: int, end: int) -> None:
        """Text as it stands in the source, with no line break in it."""
        piece = self._source[start:end]
        kept = piece.strip(SPACE)
        first = start + len(piece) - len(piece.lstrip(SPACE)) if kept else end
        last = first + len(kept)
        if start < first:
            self.blank(start, first)
        if first < last:
            self._ready()
            self._builder.verbatim(first, last)
        if last < end:
            self.blank(last, end)

    def atomic(self, text: str, start: int, end: int) -> None:
        """Text that stands for source[start:end] as a whole."""
        self._ready()
        self._builder.atomic(text, start, end)

    def removed(self, start: int, end: int) -> None:
        """Inline matter that is not prose."""
        self._ready()
        self._builder.removed(start, end)

    def leave_out(self) -> None:
        """A piece whose place is not certain."""
        self._builder.leave_out()

    def _ready(self) -> None:
        if not self._builder.is_open:
            self._builder.open(self.kind)
        elif self._blank is not None:
            self._add_blank(*self._blank)
            self._blank = None

    def _add_blank(self, start: int, end: int, is_break: bool) -> None:  # noqa: FBT001
        blank = self._source[start:end]
        if is_break:
            self._builder.line_break(start, end)
        elif blank == " " or (not self._collapse and not blank.strip(" \t")):
            self._builder.verbatim(start, end)
        else:
            self._builder.atomic(" ", start, end)

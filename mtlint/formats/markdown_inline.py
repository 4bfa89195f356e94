"""The text of Markdown: escapes, character references, covered shortcodes, blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtlint.formats.flow import SPACE

if TYPE_CHECKING:
    from mtlint.formats.flow import Flow
    from mtlint.formats.markdown_masks import Masks

_REFERENCE = re.compile(r"&[^;\s]+;")


class InlineText:
    """Adds text events to a flow, each checked against what stands in the source."""

    def __init__(self, flow: Flow, masks: Masks) -> None:
        self._flow = flow
        self._text = masks.text
        self._masks = masks
        self._end = -1

    def add(self, value: str, start: int, end: int) -> None:
        """Add the text of an event that has this span of the source, in code points."""
        if start == end:
            return  # indentation that the parser makes up
        if self._text[start:end] != value:
            self._add_reference(value, start, end)
        else:
            # The parser starts behind the backslash of an escape; one that is text ends an event.
            if start and self._text[start - 1] == "\\" and self._end != start:
                self._flow.atomic(value[0], start - 1, start + 1)
                start += 1
            self._add_parts(start, end)
        self._end = end

    def _add_reference(self, value: str, start: int, end: int) -> None:
        written = self._text[start:end]
        if not _REFERENCE.fullmatch(written):
            self._flow.leave_out()
        elif value.strip(SPACE):
            self._flow.atomic(value, start, end)
        else:
            self._flow.blank(start, end)

    def _add_parts(self, start: int, end: int) -> None:
        if not self._masks.spans:
            self._flow.text(start, end)
            return
        for first, last, covered in self._masks.parts(start, end):
            if covered:
                self._flow.removed(first, last)
            else:
                self._flow.text(first, last)

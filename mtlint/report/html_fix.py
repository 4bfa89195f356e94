"""A fix beside its finding: what is taken out, what is put in, a few words round it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.report.html_text import line, marked_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.model import Edit, Fix

_AROUND = 28  # code points of the line on each side
_LONGEST = 240  # code points of one piece that are shown
_TAIL = 60  # of them at its end


def difference(text: str, fix: Fix, around: int = _AROUND) -> str:
    """The edits of a fix in one line.

    Args:
        text: of the document; without it, the fix says in words what it does.
        fix: whose edits these are.
        around: code points of context on each side.
    """
    edits = sorted(fix.edits, key=lambda edit: (edit.start, edit.end))
    if not edits or edits[-1].end > len(text):
        return line(fix.message)
    return "".join(_parts(text, edits, around))


def shortened(text: str) -> str:
    """A long text without its middle."""
    if len(text) <= _LONGEST:
        return text
    left = len(text) - _LONGEST
    return f"{text[: _LONGEST - _TAIL]} … {left:,} more characters … {text[-_TAIL:]}"


def _parts(text: str, edits: Sequence[Edit], around: int) -> Iterator[str]:
    yield line(_before(text, edits[0].start, around))
    for index, edit in enumerate(edits):
        if index:
            yield line(shortened(text[edits[index - 1].end : edit.start]))
        if edit.start < edit.end:
            yield f"<del>{marked_line(shortened(text[edit.start : edit.end]))}</del>"
        if edit.text:
            yield f"<ins>{marked_line(shortened(edit.text))}</ins>"
    yield line(_after(text, edits[-1].end, around))


def _before(text: str, end: int, around: int) -> str:
    """The words before, from the same line."""
    start = max(end - around, 0)
    words = text[start:end]
    cut = max(words.rfind("\n"), words.rfind("\r"))
    if cut >= 0:
        return words[cut + 1 :]
    return words if start == 0 or not around else "…" + words.partition(" ")[2]


def _after(text: str, start: int, around: int) -> str:
    words = text[start : start + around]
    for index, char in enumerate(words):
        if char in "\r\n":
            return words[:index]
    return words if start + around >= len(text) or not around else words.rpartition(" ")[0] + "…"

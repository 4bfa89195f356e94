"""The edits that take a comment, or one of its names, out of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.model import Edit
from mtlint.text.late import late

if TYPE_CHECKING:
    from mtlint.silence.directive import Directive
    from mtlint.text.document import Document

_REACH = 200  # characters on each side in which blanks and commas are looked at

# Round a name in the front matter: in a list on one line, or on a line of its own.
_COMMA_BEHIND = late(r"[\"']?[ \t]*,[ \t]*")
_COMMA_BEFORE = late(r",[ \t]*[\"']?\Z")
_DASH_BEFORE = late(r"(?<![^\r\n])[ \t]*-[ \t]+[\"']?\Z")
_LINE_BEHIND = late(r"[\"']?[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")


def without_comment(document: Document, directive: Directive) -> Edit:
    """The edit that deletes a comment, with its line or the blanks before it."""
    text, lines = document.source.text, document.lines
    start, end = directive.start, directive.end
    first = lines.span(lines.position(start).row)[0]
    last = lines.span(lines.position(end).row)[1]
    # Not all of a line that holds a whole page.
    before, after = text[max(first, start - _REACH) : start], text[end : min(last, end + _REACH)]
    is_short = start - first <= _REACH and last - end <= _REACH
    if is_short and not before.strip() and not after.strip():
        return Edit(first, last, "")
    if not after.strip() or after.startswith((" ", "\t", "</")):
        start -= len(before) - len(before.rstrip(" \t"))
    return Edit(start, end, "")


def without_name(text: str, directive: Directive, number: int) -> Edit | None:
    """The edit that takes one of several names out of a comment, or one out of the front matter.

    None where the name is all that a key of the front matter has.
    """
    one = directive.selectors[number]
    if not directive.is_comment:
        return _without_entry(text, one.start, one.end)
    if number + 1 < len(directive.selectors):
        return Edit(one.start, directive.selectors[number + 1].start, "")
    return Edit(directive.selectors[number - 1].end, one.end, "")


def _without_entry(text: str, start: int, end: int) -> Edit | None:
    behind, before = text[end : end + _REACH], text[max(start - _REACH, 0) : start]
    quote = before.endswith(("'", '"'))
    if (comma := _COMMA_BEHIND.match(behind)) is not None:
        return Edit(start - quote, end + comma.end(), "")
    if (comma := _COMMA_BEFORE.search(before)) is not None:
        return Edit(start - len(comma[0]), end + quote, "")
    dash, line = _DASH_BEFORE.search(before), _LINE_BEHIND.match(behind)
    if dash is not None and line is not None:
        return Edit(start - len(dash[0]), end + line.end(), "")
    if before.rstrip("\"'").endswith("[") and behind.lstrip("\"'").startswith("]"):
        return Edit(start - quote, end + quote, "")
    return None

"""What a fix may not touch: whatever is not prose, and addresses and placeholders inside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtlint.paths import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.model import Edit
    from mtlint.text.document import Document

_LINE_END = re.compile(r"\r\n|\n|\r")

# What stands before the words of a line and goes with them when the line is taken out.
_LINE_MARKS = re.compile(r"[\s>]*(?:#{1,6}(?=\s|\Z)|[-*+](?=\s|\Z)|\d{1,9}[.)](?=\s|\Z))?")

# Two tags that adjoin are two, also where the text between them was a blank.
_BETWEEN_TAGS = re.compile(r"(?<=>)(?=<)")

_ADDRESS = (
    r"\b(?:https?|ftp)://[^\s<>\"]*[^\s<>\".,;:!?()\[\]{}'’”»]"
    r"|\bwww\.[^\s<>\"]*[^\s<>\".,;:!?()\[\]{}'’”»]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
)
_PLACEHOLDER = (
    r"\{\{[^{}\r\n]{1,80}\}\}|\$?\{[A-Za-z_]\w{0,60}\}|%\([A-Za-z_]\w{0,60}\)[sdifr]|%[sd]\b"
)
_WORDS_OF_MACHINES = re.compile(f"{_ADDRESS}|{_PLACEHOLDER}")
_WORD = re.compile(r"\w")

_SHOWN = 40  # characters of what would change


def differences(before: Document, after: Document, edits: Sequence[Edit]) -> str:
    """What some edits would do to what is not prose, in words; nothing if all is as it was.

    Compared are, in their order, the stretches of the source that are not prose or that prose
    replaces (code, links, tags, entities, front matter, templates), and addresses and placeholders
    in the prose. What a fix takes out together with the words round it may go.

    Args:
        before: the document before some edits.
        after: the document after them.
        edits: in their order, in offsets of `before`.
    """
    return _first_difference(list(_markup(before)), list(_markup(after))) or _first_difference(
        list(_machine_words(before, edits)), list(_machine_words(after))
    )


def _first_difference(old: list[str], new: list[str]) -> str:
    if old == new:
        return ""
    pairs = zip(old, new, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
    if at >= len(old):
        return f"make something else of prose (“{_short(new[at])}”)"
    return f"change what is not prose (“{_short(old[at])}”)"


def _short(text: str) -> str:
    return printable(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def _markup(document: Document) -> Iterator[str]:
    """The stretches of the source that prose leaves out or replaces, line by line."""
    text = document.source.text
    at = 0
    for run in document.prose.runs:
        if run.verbatim:
            yield from _pieces(text, at, run.source_start, document.format)
            at = run.source_end
    yield from _pieces(text, at, len(text), document.format)


def _pieces(text: str, start: int, end: int, format_: str) -> Iterator[str]:
    """The parts of one stretch without what may come and go with a line of prose: its marks."""
    if start == end:
        return
    for index, part in enumerate(_LINE_END.split(text[start:end])):
        begins_line = index > 0 or start == 0
        marks = _LINE_MARKS.match(part) if begins_line else None
        piece = part[marks.end() if marks else 0 :].strip()
        if piece:
            yield from _BETWEEN_TAGS.split(piece) if format_ == "html" else [piece]


def _machine_words(document: Document, edits: Sequence[Edit] = ()) -> Iterator[str]:
    """Addresses and placeholders in the source, without those that edits take out with words."""
    text = document.source.text
    gone = [edit for edit in edits if not edit.text and _is_more(text[edit.start : edit.end])]
    for match in _WORDS_OF_MACHINES.finditer(text):
        start, end = match.span()
        if not any(edit.start <= start and end <= edit.end for edit in gone):
            yield match[0]


def _is_more(words: str) -> bool:
    """Whether some text is more than addresses and placeholders."""
    return _WORD.search(_WORDS_OF_MACHINES.sub("", words)) is not None

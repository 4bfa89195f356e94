"""What a plain text itself sets off as code: as reStructuredText does, or between fences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a line with two colons announces stands as it is, and so does what a directive for code has;
# of other directives the name is no prose.
_LITERAL = late(
    r"(?<![^\r\n])(?P<margin>[ \t]*)(?![ \t])(?:(?P<directive>"
    r"\.\. (?:code|code-block|sourcecode|parsed-literal|math|doctest|testcode|productionlist)::"
    r"[^\r\n]*)\r?\n|(?!\.\. )[^\r\n]*::[ \t]*\r?\n[ \t]*\r?\n)"
    r"(?P<literal>(?:(?:(?P=margin)[ \t]+\S[^\r\n]*|[ \t]*)(?:\r?\n|\Z)(?<!\A))+)"
)
_DIRECTIVE = late(r"(?<![^\r\n])[ \t]*(?P<directive>\.\. [a-z][\w:-]*::(?=[ \t\r\n]|\Z))")

# A line that is a fence; the one that closes has no word behind it.
_FENCE = late(r"(?<![^\r\n])[ \t]*(?P<fence>```+)(?P<word>[^`\r\n]*)(?=[\r\n]|\Z)")


def code_places(text: str) -> list[tuple[int, int]]:
    """Where code stands, in order and without overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(_code(text), key=lambda place: (place[0], -place[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _code(text: str) -> Iterator[tuple[int, int]]:
    if "::" in text:
        for match in _LITERAL.finditer(text):
            yield from (match.span(part) for part in ("directive", "literal") if match[part])
        yield from (match.span("directive") for match in _DIRECTIVE.finditer(text))
    if "```" in text:
        yield from _fenced(text)


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """From each fence to the one that closes it; nothing from one that is not closed."""
    opened, ticks = -1, 0
    for line in _FENCE.finditer(text):
        if opened < 0:
            opened, ticks = line.start(), len(line["fence"])
        elif len(line["fence"]) >= ticks and not line["word"].strip():
            yield opened, line.end()
            opened = -1

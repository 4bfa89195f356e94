"""What a plain text itself sets off as code: as reStructuredText does, or between fences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 1 << 22  # characters

# What a line with two colons announces stands as it is, and so does what a directive for code has;
# of other directives the name is no prose.
_LITERAL = late(
    r"(?P<margin>[ \t]*)(?![ \t])(?:(?P<directive>"
    r"\.\. (?:code|code-block|sourcecode|parsed-literal|math|doctest|testcode|productionlist)::"
    r"[^\r\n]*)\r?\n|(?!\.\. )[^\r\n]*::[ \t]*\r?\n[ \t]*\r?\n)"
    r"(?P<literal>(?:(?:(?P=margin)[ \t]+\S[^\r\n]*|[ \t]*)(?:\r?\n|\Z)(?<!\A))+)"
)
_DIRECTIVE = late(r"[ \t]*(?P<directive>\.\. [a-z][\w:-]*::(?=[ \t\r\n]|\Z))")

# Words between as many signs, as in this line: ``words``. They may go on in the next line.
# ``Quotations'' close otherwise, and what closes does not stand behind a sign that opens.
_INLINE = late(
    r"(?<!`)(?P<ticks>``+)(?![`\s])"
    r"(?:(?!\'\')[^`\r\n]|\r?\n(?![ \t]*(?:\r?\n|\Z))|(?!(?P=ticks)(?!`))`++){1,1000}+"
    r"(?<![\s(\[/-])(?P=ticks)(?!`)"
)
_PIECE = late(r"\S(?:[^\r\n]*\S)?")

# A line that is a fence; the one that closes has no word behind it.
_FENCE = late(r"[ \t]*(?P<fence>```+)(?P<word>[^`\r\n]*)(?=[\r\n]|\Z)")


def code_places(text: str) -> list[tuple[int, int]]:
    """Where lines of code stand, in order, without overlap; nowhere in a text of many megabytes.

    That is no documentation, and without its code would take up as much memory again.
    """
    found: list[tuple[int, int]] = []
    places = sorted(_code(text), key=lambda place: (place[0], -place[1]))
    for start, end in places:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def inline_places(text: str) -> list[tuple[int, int]]:
    """Where code stands inside lines, in order; nowhere in a text of many megabytes."""
    if len(text) > _LONGEST or "``" not in text:
        return []
    found = (match.span() for match in _INLINE.finditer(text))
    return [piece.span() for span in found for piece in _PIECE.finditer(text, *span)]


def _code(text: str) -> Iterator[tuple[int, int]]:
    if len(text) <= _LONGEST:
        yield from _announced(text)
        yield from _fenced(text)


def _announced(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for start in _lines_with("::", text):
        if start < done:
            continue
        name, match = _DIRECTIVE.match(text, start), _LITERAL.match(text, start)
        if name:
            yield name.span("directive")
        if match:
            yield from (match.span(part) for part in ("directive", "literal") if match[part])
            done = match.end()


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """From each fence to the one that closes it; nothing from one that is not closed."""
    opened, ticks = -1, 0
    for start in _lines_with("```", text):
        line = _FENCE.match(text, start)
        if line and opened < 0:
            opened, ticks = start, len(line["fence"])
        elif line and len(line["fence"]) >= ticks and not line["word"].strip():
            yield opened, line.end()
            opened = -1


def _lines_with(sign: str, text: str) -> Iterator[int]:
    """Where each line begins that has a sign."""
    at = text.find(sign)
    while at >= 0:
        yield text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        at = text.find(sign, end) if end >= 0 else -1

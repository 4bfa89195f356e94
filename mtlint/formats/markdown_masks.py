"""What is not Markdown in a Markdown file: shortcodes, templates, labels, mathematics, modules.

Each is covered with as many inert characters before parsing, so that positions hold and nothing in
it (`*`, `_`, `<`) is read as markup.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]

_LINE_END = r"(?:\r\n|\n|\r(?!\n))"
_WITHIN_PARAGRAPH = rf"{_LINE_END}(?![ \t]*[\r\n])"
_INSIDE = rf"(?:[^{{}}`\r\n]|{_WITHIN_PARAGRAPH})*+"

# Every pattern stops at the character that could begin another match, so that a text full of
# beginnings takes linear time. A back quote ends a template too: it is documentation about one.
_INLINE = (
    rf"\{{{{2,3}}{_INSIDE}\}}{{2,3}}",  # {{< figure >}}, {{% note %}}, {{ variable }}
    rf"\{{%{_INSIDE}(?<=%)\}}",  # {% include %}
    r"\{:[^{}`\r\n]*+\}",  # {: .class}, {:toc}
    r"\{/\*(?:[^*{}]|\*(?!/))*+\*/\}",  # {/* a comment of MDX */}
    r"\[\[_?TOC_?\]\]",
    r"^\([\w.-]+\)=[ \t]*(?=[\r\n]|\Z)",  # (label)= of MyST, above a heading
    rf"\$\$(?:[^$`\r\n]|{_WITHIN_PARAGRAPH})++\$\$",
    r"(?<![\\$\w])\$(?=[^\s$])(?P<math>[^$`\r\n]*+)(?<=[^\s\\])\$(?![$\w])",
    # Modules of MDX: whole lines that are no sentence by any reading.
    r"^import[ \t][^\r\n;]*?[\"'][^\"'\r\n]+[\"'];?[ \t]*(?=[\r\n]|\Z)",
    (
        r"^export[ \t]+(?:const|let|var|default|(?:async[ \t]+)?function)\b"
        rf"[^\r\n={{(;]*[={{(;][^\r\n]*(?:{_LINE_END}[^\r\n]+)*+"
    ),
)
_SIGNS = ("{", "$", "[[", ")=", "import", "export")  # one of them is in each
_MASKED = re.compile("|".join(f"(?:{pattern})" for pattern in _INLINE), re.MULTILINE)

# Two prices are no formula: "US$5 (£4) or $6" needs one of these, or to be a single letter.
_FORMULA = re.compile(r"[\\^_={}]|^[A-Za-z]$")

# Shortcodes whose content is not prose, up to the one that ends them.
_VERBATIM = re.compile(
    r"\{(?:\{[<%]|%-?)\s*(?P<name>highlight|comment|raw|mermaid|katex|math)\b[^{}]*+\}\}?"
)

_FILLER = "x"
_TEXT = re.compile(r"[^\r\n]")
_COMMENTABLE = re.compile(r"xxxx([\s\S]*)xxx")

_DEEPEST = 80
_LINE_REST = re.compile(r"[ \t]*(?:[\r\n]|\Z)")


class Masks:
    """A text with what is not Markdown covered.

    Attributes:
        text: as long as the original, with the same line endings.
        spans: what was covered, in order, in code points.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        if any(map(text.__contains__, _SIGNS)):
            self._cover(text)
        self._starts = [start for start, _ in self.spans]

    def parts(self, start: int, end: int) -> Iterable[tuple[int, int, bool]]:
        """Cuts text[start:end] into (start, end, covered)."""
        for index in range(max(bisect_left(self._starts, start) - 1, 0), len(self.spans)):
            first, last = max(self.spans[index][0], start), min(self.spans[index][1], end)
            if first >= end:
                break
            if first < last:
                if start < first:
                    yield start, first, False
                yield first, last, True
                start = last
        if start < end:
            yield start, end, False

    def _cover(self, text: str) -> None:
        parts = []
        at = 0
        for start, end in _find(text):
            self.spans.append((start, end))
            parts += [text[at:start], _cover_one(text, start, end)]
            at = end
        self.text = "".join([*parts, text[at:]])


def _find(text: str) -> Iterable[Span]:
    """What is to be covered, in order and without overlap."""
    at = 0
    verbatim = _Verbatim(text)
    for match in _MASKED.finditer(text):
        formula = match["math"]
        if match.start() < at or (formula is not None and not _FORMULA.search(formula)):
            continue
        at = verbatim.end(match.start()) or match.end()
        yield match.start(), at


class _Verbatim:
    """Finds where the content of a shortcode ends that is not read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unclosed: set[str] = set()

    def end(self, start: int) -> int | None:
        """Behind the shortcode that ends the one at `start`; None if that has no content."""
        opening = _VERBATIM.match(self._text, start)
        # A name that is not closed once is not looked for again: that keeps the time linear.
        if opening is None or opening["name"] in self._unclosed:
            return None
        name = opening["name"]
        closing = re.compile(rf"\{{(?:\{{[<%]\s*/|%-?\s*end){name}\b[^{{}}]*+\}}\}}?")
        match = closing.search(self._text, opening.end())
        if match is None:
            self._unclosed.add(name)
            return None
        return match.end()


def _cover_one(text: str, start: int, end: int) -> str:
    """A comment where nothing else is on the lines (it ends a paragraph), else long words.

    A comment of MDX is one anywhere: it leaves nothing in its sentence.
    """
    covered = _TEXT.sub(_FILLER, text[start:end])
    match = _COMMENTABLE.fullmatch(covered)
    is_comment = text.startswith("{/*", start) or _stands_alone(text, start, end)
    return f"<!--{match[1]}-->" if match and is_comment else covered


def _stands_alone(text: str, start: int, end: int) -> bool:
    # Not further back than any indentation goes: many shortcodes may stand in one long line.
    earliest = max(start - _DEEPEST, 0)
    line_end = text.rfind("\n", earliest, start)
    if line_end < 0 and earliest:
        return False
    before = text[max(line_end + 1, earliest) : start]
    return not before.strip(" \t>") and _LINE_REST.match(text, end) is not None

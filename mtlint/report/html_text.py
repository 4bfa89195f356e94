"""Any text as HTML: nothing in it can be markup, and what cannot be seen is shown.

No control, bidirectional or otherwise invisible character comes through as itself, so that a text
can neither break out of its place nor turn round what stands beside it.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

from mtlint.report.cells import visible

# What is shown as it is without a look at its category: most of every text.
_UNUSUAL = re.compile("[^ -~\n\t\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]")
_INVISIBLE = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"))
_JOINED = ("So", "Mn", "Sk")  # emoji, their variation selectors and skin tones
_JOINER = "\N{ZERO WIDTH JOINER}"
_LINE_END = re.compile(r"\r\n|\n|\r")
_WHITE = re.compile(r"^[ \t]+|[ \t]+$|[ \t]{2,}|\t", re.MULTILINE)


def plain(text: str) -> str:
    """A text on one line for an attribute or a title, in which no element may stand."""
    return escape(visible(text))


def rich(text: str) -> str:
    """A text as element content; invisible characters are small boxes with their code points.

    Line ends have to be line feeds.
    """
    return _UNUSUAL.sub(_shown, escape(text))


def marked(text: str) -> str:
    """The same for a piece that is pointed at: white space and line ends are seen too."""
    spaced = _WHITE.sub(_white, rich(_LINE_END.sub("\n", text)))
    return spaced.replace("\n", '<span class="w e"></span>\n')


def line(text: str) -> str:
    """A text as element content on one line: its line ends and tabs are spaces."""
    return rich(_LINE_END.sub(" ", text).replace("\t", " "))


def marked_line(text: str) -> str:
    """A piece that is pointed at, on one line: of several lines the ends are seen, not made."""
    return marked(text).replace("\n", " ")


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    if unicodedata.category(char) not in _INVISIBLE or _joins(match):
        return char
    if char == "\N{NO-BREAK SPACE}":
        return '<span class="w h" title="no-break space">\u00a0</span>'
    name = unicodedata.name(char, "no visible character").lower()
    return f'<span class="c" title="{name}">U+{ord(char):04X}</span>'


def _joins(match: re.Match[str]) -> bool:
    """Whether it joins two emoji, which then are one."""
    before = match.string[max(match.start() - 1, 0) : match.start()]
    return match[0] == _JOINER and bool(before) and unicodedata.category(before) in _JOINED


def _white(match: re.Match[str]) -> str:
    return "".join(
        f'<span class="w {"t" if char == chr(9) else "s"}">{char}</span>' for char in match[0]
    )

"""Characters as a terminal shows them: invisible ones by name, each with its width in columns."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAB = "    "
_OPEN_BOX = "⍽"
_INVISIBLE = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"))
_JOINER = "\N{ZERO WIDTH JOINER}"

# A character as shown, and its width in columns.
Cell = tuple[str, int]

# Text in which every character is shown as it is, in one column, is its own row of cells: most
# text is such, and this is ten times as quick.
Cells = str | list[Cell]

# The letters of western Europe and the punctuation of English, without no-break space and soft
# hyphen.
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*")


def cells(text: str) -> Cells:
    """The cells of a text without line ends."""
    return text if _PLAIN.fullmatch(text) else list(_cells(text))


def width(row: Cells) -> int:
    """Columns that a row of cells takes."""
    return len(row) if isinstance(row, str) else sum(columns for _, columns in row)


def shown(row: Cells) -> str:
    """A row of cells as text to be printed."""
    return row if isinstance(row, str) else "".join(text for text, _ in row)


def visible(text: str) -> str:
    """Any text on one line: line ends and tabs are spaces, invisible characters are shown."""
    text = text.replace("\r\n", " ").translate({9: " ", 10: " ", 13: " "})
    return shown(cells(text))


def _cells(text: str) -> Iterator[Cell]:
    """Each character with its width; joined emoji count once."""
    previous = ""
    for char in text:
        if char == "\t":
            yield _TAB, len(_TAB)
        elif char == _JOINER and previous and unicodedata.category(previous) in ("So", "Mn"):
            yield char, 0
        elif (name := _name(char)) is not None:
            yield name, len(name)
        else:
            yield char, 0 if previous == _JOINER else _width(char)
        previous = char


def _name(char: str) -> str | None:
    """What is shown for a character that cannot be seen."""
    if _PLAIN.fullmatch(char):
        return None
    if char == "\N{NO-BREAK SPACE}":
        return _OPEN_BOX
    return f"<U+{ord(char):04X}>" if unicodedata.category(char) in _INVISIBLE else None


def _width(char: str) -> int:
    if _PLAIN.fullmatch(char):
        return 1
    from wcwidth import wcwidth  # the table takes 20 ms to load

    return max(wcwidth(char), 0)

"""Paragraphs whose marks pair in another way, or not at all. A room of `pairs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable

# What stands in code and hardly ever in prose: signs, and what is looked for where a sign stands.
_IN_CODE = (*"{}|\\", "::", "*(", "_(", "()[", '[]"', '()"')
_CODE = (
    ("<", late(r"<(?:[<>=]|/?\w)")),
    (">", late(r">[<>=]")),
    ("=", late(r"=(?:[<>=]|(?<=\w=)[\"'“”‘(\[])")),
    ("#", late(r"#\s(?<=\S #\s)")),
    ("ESC", late(r"ESC(?<=\bESC)\b")),
)
_AT_WORD, _INDEX = late(r"\[(?<=\w\[)"), late(r"\b[a-z]\w*\[")  # the first is quick

# Marks of another system, an inch or a second: none of them pairs.
_FOREIGN = (*"„‟«»「」『』″", "``", "''", "““", "””", '""')
# A mark alone in brackets is spoken of.
_MEANT = ('(")', "(“)", "(”)")
# Where characters are damaged or left as entities a mark may be among them.
_DAMAGED = late("\ufffd|[âвÃ‚][€\x80Ђ¢Ä]|&#?\\w{2,8};")
_IN_DAMAGED = tuple("\ufffdâвÃ‚&")


def is_vetoed(text: str) -> bool:
    """Whether a paragraph has marks that pair in another way, or not at all."""
    return (
        _holds(text, _FOREIGN)
        or _holds(text, _MEANT)
        or (_holds(text, _IN_DAMAGED) and _DAMAGED.search(text) is not None)
        # Code that the format did not tell as such.
        or _is_code(text)
    )


def _is_code(text: str) -> bool:
    return (
        _holds(text, _IN_CODE)
        or any(sign in text and pattern.search(text) for sign, pattern in _CODE)
        or ("[" in text and bool(_AT_WORD.search(text) and _INDEX.search(text)))
    )


def _holds(text: str, signs: Iterable[str]) -> bool:
    """Whether any of some signs stands in a text: a tenth of the time that a pattern takes."""
    return any(map(text.__contains__, signs))

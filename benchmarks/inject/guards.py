"""Where nothing is planted, because something is broken there already or is nobody's prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.inject.model import Beside

_NEAR = 30  # code points on either side that have to be sound
_BESIDE = 20  # code points on either side that say what a fault stands next to

_BROKEN = re.compile(
    r"""
    [ \t][,.;:!?)\]”%]        # a space before a mark
    | [(\[“][ ]               # a space after one
    | [ ]{2} | \t             # odd spaces
    | [^\x00-\x7f‘’“”–—…£€°½§•À-ÖØ-öø-ž]
    | \b(\w+)[ ]\1\b          # a doubled word
    | [,;:]{2} | \.{2} | \?{2}
    | [a-z][.,;:][a-zA-Z]     # a lost space, a domain, a file name
    | &\w+; | [<>{}|\\^~*]
    | \w["“(]\w | [”)]\w      # a mark without its space
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"https?:|www\.|@|\w/\w+/|\w+\.(?:com|org|net|gov|edu|io|html?|py)\b")

_CODE = re.compile(r"\w_\w|[`=$#/]|\w\(\)|\b[a-z]+[A-Z]\w*|--\w|\b[A-Z]{2,}\d")
_QUOTATION = re.compile(r"[\"“”‘]")
_NUMBER = re.compile(r"\d")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")


def is_sound(text: str, start: int, end: int) -> bool:
    """Whether the neighbourhood of text[start:end] has no fault and no address in it."""
    window = text[max(start - _NEAR, 0) : min(end + _NEAR, start + 500)]
    return not _BROKEN.search(window) and not _ADDRESS.search(window)


def beside(text: str, start: int, end: int) -> Beside:
    """What stands within 20 code points of text[start:end]: the first that fits."""
    before, after = text[max(start - _BESIDE, 0) : start], text[end : end + _BESIDE]
    window = f"{before}\n{after}"
    if _CODE.search(window):
        return "code"
    if _QUOTATION.search(window):
        return "quotation"
    if _NUMBER.search(window):
        return "number"
    return "name" if _NAME.search(window) else "words"

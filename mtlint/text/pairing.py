"""Which quotation marks and brackets of a paragraph pair.

Of double quotation marks the cheapest reading is taken. A mark costs nothing where its shape and
its neighbours agree with the part it plays, and more where they do not; a mark without a partner
costs most. So one fault is told once, and does not turn round all the marks behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

# A mark, whether what precedes it lets it open, and whether what follows lets it close.
_QUOTE = late(
    r"""[“”"]
    ((?<![^\s(\[{—–/-].)|(?<=[\s(\[{—–/-][‘'“"(].)|(?<=\A[‘'“"(].))?
    ((?=[’')\]”".,;:!?…—–-]{0,38}(?:\s|\Z)|[’')\]”".,;:!?…—–-]{39}))?""",
    re.VERBOSE,
)
_FRACTIONS = frozenset("¼½¾")
# Paragraphs of one quotation, each opened again, that have run together.
_REOPENS = late(r"[.!?…:][’')\]]?\s+$")

# A mark with a space on both sides or on neither; one with the space on the wrong side; one of the
# wrong shape. A pair with both shapes wrong (4) is cheaper than two marks without partners (6 and
# what their places cost), and one lost mark (3) cheaper than turning round all that follow.
_UNCERTAIN, _MISPLACED, _WRONG_SHAPE = 0.5, 2.0, 2.0
_LOST, _OF_TWO_KINDS, _NESTED, _AGAIN, _INCHES = 3.0, 1.0, 1.5, 1.0, 0.5
_DEEPEST = 2  # quotations in one another


_BRACKETS = late(r"[()\[\]（）]")
_OPENING = "([（"
_NAMING = ('"', "“", "”", "'", "‘", "’")
_LIST_MARK = late(r"(?:^|[\s;,:.(])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.]?$")
_AFTER_BRACKET = late(r"[.,;](?:\s|$)")  # nothing that a single letter of a list begins
_FACE = late(r"(?<![\w(\[.,])(?:[:;=][-^o']?|[8xX][-^o'])$")
_FACE_ENDS = frozenset(":;=-^o'\n")


_What = Literal["pair", "unclosed", "unopened"]


class Reading(NamedTuple):
    """What became of one mark, or of two that pair, at places in the text."""

    what: _What
    first: int
    last: int


class _Mark(NamedTuple):
    at: int
    sign: str
    opening: float
    closing: float
    is_inch: bool
    reopens: bool


# What has been told before, and the parts of a `Reading`: most are never one.
_Told = tuple["_Told | None", _What, int, int]

# A reading of the marks so far: what it costs, what is open, and what has been told.
_Path = tuple[float, tuple[_Mark, ...], _Told | None]


def read_quotations(text: str) -> list[Reading]:
    """The pairs and the single marks of one paragraph, in the order of their ends.

    Takes time linear in the text. Marks after a digit may be inches or seconds, and those of
    quotations whose paragraphs each open again are not told.
    """
    paths: dict[int, _Path] = {0: (0.0, (), None)}
    for mark in _marks(text):
        following: dict[int, _Path] = {}
        for path in paths.values():
            for longer in _steps(path, mark):
                depth = len(longer[1])
                if depth not in following or longer[0] < following[depth][0]:
                    following[depth] = longer
        paths = following
    _, opened, told = min(paths.values(), key=lambda path: path[0] + _LOST * len(path[1]))
    for mark in opened:
        told = told, "unclosed", mark.at, mark.at
    return sorted(_told(told), key=lambda reading: reading.last)


def _marks(text: str) -> Iterator[_Mark]:
    first, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for match in _QUOTE.finditer(text):
        at, (sign, may_open, may_close) = match.start(), match.group(0, 1, 2)
        opens = at + 1 < end and may_open is not None
        closes = at > first and (at + 1 >= end or may_close is not None)
        before = text[at - 1 : at]
        unclear = _UNCERTAIN if opens == closes else _MISPLACED
        yield _Mark(
            at,
            sign,
            (0.0 if opens and not closes else unclear) + _WRONG_SHAPE * (sign == "”"),
            (0.0 if closes and not opens else unclear) + _WRONG_SHAPE * (sign == "“"),
            sign != "“" and (before.isdecimal() or before in _FRACTIONS),
            before.isspace() and _REOPENS.search(text, max(at - 4, 0), at) is not None,
        )


def _steps(path: _Path, mark: _Mark) -> Iterator[_Path]:
    """The parts that a mark can play after a reading."""
    cost, opened, told = path
    opening, closing = cost + mark.opening, cost + mark.closing
    if mark.is_inch:
        yield cost + _INCHES, opened, told
    if opened:
        last, others = opened[-1], opened[:-1]
        yield closing + _of_two_kinds(last, mark), others, (told, "pair", last.at, mark.at)
        if mark.reopens:
            yield opening + _AGAIN, (*others, mark), told
        yield opening + _LOST, (*others, mark), (told, "unclosed", last.at, last.at)
    else:
        yield closing + _LOST, (), (told, "unopened", mark.at, mark.at)
        yield opening, (mark,), told
    if 0 < len(opened) < _DEEPEST:
        yield opening + _NESTED, (*opened, mark), told


def _of_two_kinds(first: _Mark, last: _Mark) -> float:
    return _OF_TWO_KINDS if (first.sign == '"') != (last.sign == '"') else 0.0


def _told(told: _Told | None) -> Iterator[Reading]:
    while told is not None:
        told, what, first, last = told
        yield Reading(what, first, last)


def read_brackets(text: str) -> list[Reading]:
    """The brackets of one paragraph without a partner; a half-open interval, “[0, 1)”, has none.

    Brackets of faces, in quotation marks of their own and after letters of a list are left out.
    """
    opened: list[int] = []
    closing: list[int] = []
    listed: list[int] = []
    for match in _BRACKETS.finditer(text):
        at, mark = match.start(), match.group()
        before = text[at - 1 : at]
        is_named = before in _NAMING and text[at + 1 : at + 2] in _NAMING
        if is_named or (before in _FACE_ENDS and _FACE.search(text, max(at - 3, 0), at)):
            continue
        if mark in _OPENING:
            opened.append(at)
        elif opened:
            opened.pop()
        elif mark != "]":
            is_listed = _LIST_MARK.search(text, max(at - 6, 0), at) is not None
            (listed if is_listed else closing).append(at)
    if len(listed) == 1 and _AFTER_BRACKET.match(text, listed[0] + 1):
        closing += listed
    return [
        *(Reading("unopened", at, at) for at in closing),
        *(Reading("unclosed", at, at) for at in opened),
    ]

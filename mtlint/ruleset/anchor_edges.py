r"""Where the parts of a pattern begin and end outside of a word, whatever they match.

A word before `(?:, | and )` ends there, and one behind it begins there, though nobody can tell
which of the two a match will hold. An edge may also be said in another way than `\b`: by
`(?<![\w/])`, or by `(?=[.,]|$)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint.ruleset.anchor_strings import GAP, WORD, class_strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Whether a part begins (or ends) outside of a word if it matches anything at all, and whether it
# may match nothing.
_Side = tuple[bool, bool]

_UNKNOWN: _Side = (False, False)
_EDGE: _Side = (True, False)
_NOTHING: _Side = (True, True)


def begin_outside(items: Sequence[tuple[Any, Any]], *, after: bool = False) -> bool:
    """Whether every match of some items in a row begins where no word goes on.

    Args:
        items: of the parser's tree.
        after: whether that is so of what follows them, in case they match nothing.
    """
    side = _of_sequence(items, -1)
    return side == _EDGE or (after and side == _NOTHING)


def end_outside(items: Sequence[tuple[Any, Any]], *, before: bool = False) -> bool:
    """Whether every match of some items in a row ends where no word goes on.

    Args:
        items: of the parser's tree.
        before: whether that is so of what stands before them, in case they match nothing.
    """
    side = _of_sequence(items[::-1], 1)
    return side == _EDGE or (before and side == _NOTHING)


def is_edge(operator: str, argument: Any) -> bool:  # noqa: ANN401 - the parser's
    r"""Whether an assertion says that no word goes on where it stands.

    An assertion sees only one side. `(?<!\w)` before a word is an edge, and so is `(?=\s|$)`
    after one; beside a character of no word an edge says nothing and does no harm.
    """
    direction, items = argument
    if operator == "ASSERT_NOT":
        return _is_class_of_words(items)
    return begin_outside(items) if direction > 0 else end_outside(items)


def _is_class_of_words(items: Sequence[tuple[Any, Any]]) -> bool:
    """Whether some items are one character, which may be any of a word."""
    if len(items) != 1 or str(items[0][0]) != "IN":
        return False
    names = {str(name) for member in items[0][1] for name in member}
    return "CATEGORY_WORD" in names and "NEGATE" not in names


def _of_sequence(items: Iterable[tuple[Any, Any]], side: int) -> _Side:
    """Of items in the order in which they stand from that side on: -1 the beginning, 1 the end."""
    for operator, argument in items:
        outside, may_be_empty = _of_item(str(operator), argument, side)
        if not outside:
            return _UNKNOWN
        if not may_be_empty:
            return _EDGE
    return _NOTHING


def _inside(items: Sequence[tuple[Any, Any]], side: int) -> _Side:
    return _of_sequence(items if side < 0 else items[::-1], side)


def _of_item(operator: str, argument: Any, side: int) -> _Side:  # noqa: ANN401, PLR0911 - a row each
    match operator:
        case "LITERAL":
            return _UNKNOWN if WORD.match(chr(argument)) else _EDGE
        case "IN":
            strings = class_strings(argument) or {""}
            return _UNKNOWN if any(map(_is_of_a_word, strings)) else _EDGE
        case "AT":
            return _NOTHING if "NON_BOUNDARY" in str(argument) else _EDGE
        case "ASSERT" | "ASSERT_NOT":
            return _EDGE if is_edge(operator, argument) else _NOTHING
        case "SUBPATTERN":
            return _inside(argument[3], side)
        case "ATOMIC_GROUP":
            return _inside(argument, side)
        case "BRANCH":
            sides = [_inside(items, side) for items in argument[1]]
            return all(outside for outside, _ in sides), any(empty for _, empty in sides)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, items = argument
            outside, may_be_empty = _inside(items, side)
            return outside, may_be_empty or not least
    return _UNKNOWN


def _is_of_a_word(character: str) -> bool:
    return character != GAP and WORD.fullmatch(character or "x") is not None

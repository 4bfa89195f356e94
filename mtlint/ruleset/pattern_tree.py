"""A pattern taken apart by Python's own parser."""

from __future__ import annotations

import re
from functools import lru_cache
from re import _parser as sre_parse  # type: ignore[attr-defined]  # its trees are as old as Python 2
from typing import TYPE_CHECKING, Any

from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNICODE_CLASS = late(r"\\[pP](?:\{[^{}]*\}|.)")

# A run of digits, of a word's letters or of blanks is not longer in any text worth reading.
_LONGEST_RUN = 24
_ENDLESS = 1 << 16
_OF_ONE_CLASS = {"IN", "LITERAL", "NOT_LITERAL", "CATEGORY"}
_OPEN = {"NEGATE", "CATEGORY_NOT_SPACE", "CATEGORY_NOT_DIGIT"}


@lru_cache(maxsize=4)
def parsed(pattern: str) -> Any:  # noqa: ANN401 - the parser's
    """The tree of a pattern; raises ValueError for one that Python's `re` does not know."""
    try:
        return sre_parse.parse(_without_unicode_classes(pattern))
    except re.error as error:
        raise ValueError(
            f"no anchor can be derived from {pattern!r}: {error}; write it as Python's re knows it"
        ) from None


def longest_match(pattern: str) -> int:
    """How many characters a match can have, where a run of one class of them counts as 24."""
    return _longest(parsed(pattern))


def farthest_look(pattern: str) -> int:
    """How many characters a match can have together with those that are looked at beside it.

    Counted as above, but a run of whatever is not of some class has no end.
    """
    return _longest(parsed(pattern), beside=True)


def _longest(items: Iterable[tuple[Any, Any]], *, beside: bool = False) -> int:
    return sum(_longest_item(str(operator), argument, beside) for operator, argument in items)


def _longest_item(operator: str, argument: Any, beside: bool) -> int:  # noqa: ANN401, FBT001, PLR0911 - a row each
    match operator:
        case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN" | "CATEGORY":
            return 1
        case "BRANCH":
            return max(_longest(items, beside=beside) for items in argument[1])
        case "SUBPATTERN":
            return _longest(argument[3], beside=beside)
        case "ATOMIC_GROUP":
            return _longest(argument, beside=beside)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            _, most, items = argument
            if most is sre_parse.MAXREPEAT:
                return _LONGEST_RUN if _is_run(items, beside) else _ENDLESS
            return int(most) * _longest(items, beside=beside)
        case "GROUPREF_EXISTS":
            return max(_longest(items or (), beside=beside) for items in argument[1:])
        case "GROUPREF":
            return _ENDLESS
        case "ASSERT" | "ASSERT_NOT" if beside:
            return _longest(argument[1], beside=beside)
    return 0  # an assertion, or the edge of a word


def _is_run(items: Any, beside: bool) -> bool:  # noqa: ANN401, FBT001 - as above
    """Whether what is repeated is one class of characters, and a closed one if that matters."""
    if len(items) != 1 or str(items[0][0]) not in _OF_ONE_CLASS:
        return False
    operator, argument = items[0]
    names = {str(name) for member in argument for name in member} if str(operator) == "IN" else ()
    return not beside or (str(operator) != "NOT_LITERAL" and _OPEN.isdisjoint(names))


def _without_unicode_classes(pattern: str) -> str:
    r"""Python's parser does not know \p{…}; for the anchors, it stands for any character."""
    if not _UNICODE_CLASS.search(pattern):
        return pattern
    parts, inside, at = [], False, 0
    while at < len(pattern):
        unicode_class = _UNICODE_CLASS.match(pattern, at)
        if unicode_class:
            parts.append(r"\w\W" if inside else r"[\w\W]")
            at = unicode_class.end()
            continue
        step = 2 if pattern[at] == "\\" else 1
        if pattern[at] in "[]":
            inside = pattern[at] == "["
        parts.append(pattern[at : at + step])
        at += step
    return "".join(parts)

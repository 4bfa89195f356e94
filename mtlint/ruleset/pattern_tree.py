"""A pattern taken apart by Python's own parser."""

from __future__ import annotations

import re
from re import _parser as sre_parse  # type: ignore[attr-defined]  # its trees are as old as Python 2
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNICODE_CLASS = re.compile(r"\\[pP](?:\{[^{}]*\}|.)")

# A run of digits, of a word's letters or of blanks is not longer in any text worth reading.
_LONGEST_RUN = 24
_ENDLESS = 1 << 16
_OF_ONE_CLASS = {"IN", "LITERAL", "NOT_LITERAL", "CATEGORY"}


def parsed(pattern: str, flags: int = 0) -> Any:  # noqa: ANN401 - the parser's
    """The tree of a pattern; raises ValueError for one that Python's `re` does not know."""
    try:
        return sre_parse.parse(_without_unicode_classes(pattern), flags)
    except re.error as error:
        raise ValueError(
            f"no anchor can be derived from {pattern!r}: {error}; write it as Python's re knows it"
        ) from None


def longest_match(pattern: str) -> int:
    """How many characters a match can have, where a run of one class of them counts as 24."""
    return _longest(parsed(pattern))


def _longest(items: Iterable[tuple[Any, Any]]) -> int:
    return sum(_longest_item(str(operator), argument) for operator, argument in items)


def _longest_item(operator: str, argument: Any) -> int:  # noqa: ANN401, PLR0911 - a row each
    match operator:
        case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN" | "CATEGORY":
            return 1
        case "BRANCH":
            return max(map(_longest, argument[1]))
        case "SUBPATTERN":
            return _longest(argument[3])
        case "ATOMIC_GROUP":
            return _longest(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            _, most, items = argument
            if most is sre_parse.MAXREPEAT:
                is_run = len(items) == 1 and str(items[0][0]) in _OF_ONE_CLASS
                return _LONGEST_RUN if is_run else _ENDLESS
            return int(most) * _longest(items)
        case "GROUPREF":
            return _ENDLESS
    return 0  # an assertion, or the edge of a word


def _without_unicode_classes(pattern: str) -> str:
    r"""Python's parser does not know \p{…}; for the anchors, it stands for any character."""
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

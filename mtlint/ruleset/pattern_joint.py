"""What can part texts so that a pattern finds in all of them together what it finds in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint.ruleset.pattern_tree import parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE_END, NO_SIGN = "\n", "\ue000"
_SIGNS = (NO_SIGN, LINE_END)  # neither space nor word, and white space that ends a line

# The edge of a text by another name than a line's, and what does not try again.
_NEVER = {
    "AT_BEGINNING_STRING", "AT_END_STRING", "ATOMIC_GROUP", "POSSESSIVE_REPEAT", "GROUPREF_EXISTS",
}  # fmt: skip
_LINE_EDGES = {"AT_BEGINNING", "AT_END"}


def joint(pattern: str) -> str:
    """The sign that can part texts for a pattern; empty where none can.

    Where the pattern matches in one text it then matches in all of them parted by this sign, there
    or from before it on. So the sign, which stands where a text had its edge, is nothing that the
    pattern does not want beside a match; where it asks for an edge, that of a line will do.
    """
    operators = list(_operators(parsed(pattern)))
    names = {name for name, _, _ in operators}
    if names & _NEVER:
        return ""
    signs = (LINE_END,) if names & _LINE_EDGES else _SIGNS
    for sign in signs:
        if not any(
            unwanted and _fits(name, argument, sign) for name, argument, unwanted in operators
        ):
            return sign
    return ""


def _operators(items: Iterable[Any], *, unwanted: bool = False) -> Iterator[tuple[str, Any, bool]]:
    """Each operator of a tree with its argument, and whether it must not match beside a match."""
    for operator, argument in items:
        name = str(argument if str(operator) == "AT" else operator)
        yield name, argument, unwanted
        for inner in _inner(name, argument):
            yield from _operators(inner, unwanted=unwanted or name == "ASSERT_NOT")


def _inner(name: str, argument: Any) -> Iterable[Any]:  # noqa: ANN401 - the parser's
    """The trees inside an operator."""
    match name:
        case "ASSERT" | "ASSERT_NOT":
            return [argument[1]]
        case "BRANCH":
            return argument[1]  # type: ignore[no-any-return]
        case "SUBPATTERN":
            return [argument[3]]
        case "MAX_REPEAT" | "MIN_REPEAT":
            return [argument[2]]
    return []


def _fits(name: str, argument: Any, sign: str) -> bool:  # noqa: ANN401 - the parser's
    """Whether an operator for one character matches a sign."""
    match name:
        case "LITERAL" | "NOT_LITERAL":
            return bool((argument == ord(sign)) == (name == "LITERAL"))
        case "ANY":
            return True  # of a line end only with a flag
        case "RANGE":
            return bool(argument[0] <= ord(sign) <= argument[1])
        case "CATEGORY":
            category = str(argument)
            is_space = category.endswith("_SPACE") and sign.isspace()
            return is_space != ("_NOT_" in category)
        case "IN":
            members = [(str(operator), inner) for operator, inner in argument]
            is_negated = members[0][0] == "NEGATE"
            return is_negated != any(_fits(*member, sign) for member in members[is_negated:])
    return False

"""What a comment to mtlint says: a word, the rules in brackets, a reason."""

from __future__ import annotations

import re

import msgspec

# What a comment can say; `off` is the front matter's way to silence a whole file.
IGNORE, FILE, DISABLE, ENABLE = "ignore", "ignore-file", "disable", "enable"
WORDS = (IGNORE, FILE, DISABLE, ENABLE)

_BODY = re.compile(
    r"\s*(?P<word>[A-Za-z][\w-]*)?\s*(?P<list>\[(?P<names>[^\[\]]*)\])?(?P<rest>.*)", re.DOTALL
)
_NAME = re.compile(r"[^\s,]+")


class Selector(msgspec.Struct, frozen=True):
    """A rule, family or glob that is named in source[start:end]."""

    name: str
    start: int
    end: int


class Directive(msgspec.Struct, frozen=True):
    """One comment, or one key of the front matter; offsets are code points of the source.

    Attributes:
        word: what it asks for; something else than `WORDS` where it is not understood.
        start: where the comment begins.
        end: where it ends.
        at: where its word stands.
        names_at: where the brackets stand, or would stand.
        selectors: the rules named.
        reason: the words behind; may be empty.
        is_comment: whether it can be deleted as a whole; else it is in the front matter.
        problem: what is not understood; empty if all is.
    """

    word: str
    start: int
    end: int
    at: tuple[int, int]
    names_at: tuple[int, int]
    selectors: tuple[Selector, ...] = ()
    reason: str = ""
    is_comment: bool = True
    problem: str = ""


def read(text: str, start: int, end: int, body: tuple[int, int]) -> Directive:
    """The directive of the comment text[start:end], of which `body` follows `mtlint:`."""
    match = _BODY.match(text, *body)
    assert match is not None, "every part of it may be missing"
    word = match["word"] or ""
    at = match.span("word") if word else (body[0], body[0])
    names_at = match.span("list") if match["list"] is not None else (at[1], at[1])
    names = _NAME.finditer(text, *match.span("names")) if match["names"] else ()
    selectors = tuple(Selector(name[0], *name.span()) for name in names)
    rest = match["rest"].strip()
    return Directive(
        word,
        start,
        end,
        at,
        names_at,
        selectors,
        " ".join(rest.lstrip("-–—: ").split()),
        problem=_problem(word, rest, in_brackets=match["list"] is not None),
    )


def _problem(word: str, rest: str, *, in_brackets: bool) -> str:
    if word not in WORDS:
        return f"there is no “{word}”" if word else "it says nothing"
    if rest.startswith("[") and not in_brackets:
        return "the bracket is not closed"
    return ""

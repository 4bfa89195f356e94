"""A draft: all that is known of a new rule, and the row that it makes in a rule file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from mtlint.drafting.forms import is_function_word

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_NAME = 5  # words of a phrase that make the name of its rule

MESSAGE = "“{match}” should read “{fix}”"
MESSAGE_WITHOUT_FIX = "“{match}” is not what English says here"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A rule before it is in a file; `marked` is the bad sentence with ⟦ and ⟧."""

    id: str
    summary: str
    message: str
    why: str
    languages: tuple[str, ...]
    gate: str
    pattern: str
    replace: str | None
    anchor: tuple[str, ...]
    unless: tuple[str, ...] = ()
    marked: str
    fixed: str | None
    good: tuple[str, ...]

    def row(self) -> str:
        """The rule as it stands in a rule file."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield "[[rule]]"
        yield f"id = {_string(self.id)}"
        yield f"summary = {_string(self.summary)}"
        yield f"message = {_string(self.message)}"
        yield f"why = {_string(self.why)}"
        if self.languages:
            yield f"languages = {_strings(self.languages)}"
        if self.gate != "alone":
            yield f"gate = {_string(self.gate)}"
        yield 'applicability = "unsafe"  # "safe" once you trust it blindly'
        yield f"pattern = '{self.pattern}'"
        if self.replace is not None:
            yield f"replace = {_string(self.replace)}"
        if self.unless:
            quoted = [f"'{one}'" for one in self.unless]
            yield f"unless = [{', '.join(quoted)}]"
        if self.anchor:
            yield f"anchor = {_strings(self.anchor)}"
        yield "bad = ["
        yield f"  {{ {', '.join(self._bad())} }},"
        yield "]"
        yield "good = ["
        yield from (f"  {{ text = {_string(text)} }}," for text in self.good)
        yield "]"

    def _bad(self) -> Iterator[str]:
        yield f"text = {_string(self.marked)}"
        if self.fixed is not None:
            yield f"fixed = {_string(self.fixed)}"
        if self.gate != "alone":
            yield f"assume = {_strings(self.languages)}"


def _string(text: str) -> str:
    """A string as TOML writes it, which is as JSON does."""
    return msgspec.json.encode(text).decode()


def _strings(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_string, texts))}]"


def name_of(words: list[str]) -> str:
    """The second half of an id, made of the words that say something."""
    telling = [word for word in words if not is_function_word(word)] or words
    plain = [re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-") for word in telling]
    return "-".join([word for word in plain if word][:_LONGEST_NAME]) or "new"

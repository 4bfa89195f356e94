"""A sentence as somebody types it: its words, what stands between them, and what is marked."""

from __future__ import annotations

import re

import msgspec

from mtlint.errors import UsageError

# A number with its marks, a possessive ending, or a word with its hyphens and apostrophes.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[’']s\b|\w+(?:(?:-|[’'](?!s\b))\w+)*|[^\w’']+|[’']")
_OPEN, _CLOSE = re.compile(r"⟦|\[\["), re.compile(r"⟧|\]\]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence and the words in it that are marked.

    Attributes:
        tokens: words and what stands between them, all of the text.
        marked: the indices of the first marked token and of the one behind the last, or None.
    """

    tokens: tuple[str, ...]
    marked: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The sentence without marks."""
        return "".join(self.tokens)

    def part(self, start: int, end: int) -> str:
        """The text of some of its tokens."""
        return "".join(self.tokens[start:end])

    def with_marks(self, start: int, end: int) -> str:
        """The sentence with ⟦ and ⟧ round some of its tokens."""
        return f"{self.part(0, start)}⟦{self.part(start, end)}⟧{self.part(end, len(self.tokens))}"


def is_word(token: str) -> bool:
    """Whether a token is a word, not what stands between two."""
    return any(character.isalnum() for character in token)


def read(typed: str) -> Sentence:
    """A sentence as it was typed, with ⟦…⟧ or [[…]] round the words that are wrong, or without.

    Raises:
        UsageError: there is nothing, or the marks do not go together.
    """
    typed = " ".join(typed.split())
    if not any(map(str.isalnum, typed)):
        raise UsageError("a sentence without words")
    if _CONTROL.search(typed):
        raise UsageError("a sentence with a control character")
    opened, closed = _OPEN.findall(typed), _CLOSE.findall(typed)
    if not opened and not closed:
        return Sentence(_tokens(typed))
    before, *rest = _OPEN.split(typed)
    inside, *after = _CLOSE.split("".join(rest))
    if len(opened) != 1 or len(closed) != 1 or _CLOSE.search(before):
        raise UsageError("mark one place, as in: She made ⟦two syllables of thanks⟧. [[ ]] will do")
    return _marked(before, inside, after[0])


def _marked(before: str, inside: str, after: str) -> Sentence:
    """Marks stand round whole words."""
    if not is_word(inside):
        raise UsageError("there is no word between the marks")
    # "[[ so ]]" is as good as "[[so]]".
    if inside[0] == " " and before and before[-1] != " ":
        before += " "
    if inside[-1] == " " and after and after[0].isalnum():
        after = f" {after}"
    parts = [_tokens(before), _tokens(inside.strip()), _tokens(after)]
    tokens = tuple(token for part in parts for token in part)
    if tokens != _tokens("".join(tokens)):
        raise UsageError("the marks cut through a word; put them round whole words")
    return Sentence(tokens, (len(parts[0]), len(parts[0]) + len(parts[1])))


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text))

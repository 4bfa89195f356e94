"""What is inferred of a document: languages, how sure that is, and what speaks for them."""

from __future__ import annotations

import msgspec


class Sign(msgspec.Struct, frozen=True):
    """A finding of a rule that names source languages.

    Attributes:
        rule: the id of the rule.
        summary: what the rule finds, in a few words.
        languages: those the phenomenon comes from.
        start: where it stands in the prose.
        end: where it ends, exclusive.
    """

    rule: str
    summary: str
    languages: tuple[str, ...]
    start: int
    end: int


class Clue(msgspec.Struct, frozen=True):
    """A piece of evidence: text[start:end], and in words what it shows."""

    start: int
    end: int
    note: str


class Likely(msgspec.Struct, frozen=True):
    """A language a document may have come from.

    Attributes:
        code: such as "ru".
        name: such as "Russian".
        confidence: of documents that looked like this the share that came from it, 0 to 1.
    """

    code: str
    name: str
    confidence: float


class Origin(msgspec.Struct, frozen=True):
    """The likely source languages, the likeliest first, and what speaks for that.

    Both are empty where the document shows none.
    """

    languages: tuple[Likely, ...] = ()
    clues: tuple[Clue, ...] = ()

"""What a check gets and gives."""

from __future__ import annotations

import gc
import re
from itertools import count
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeGuard, TypeVar

import msgspec

from mtlint.errors import CheckError
from mtlint.text.excerpts import excerpts
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from regex import Match, Pattern

    from mtlint.model import Applicability
    from mtlint.ruleset.anchors import AnchorFinder
    from mtlint.ruleset.schema import Anchors, CompiledRule, Rule
    from mtlint.text.document import Document

P = TypeVar("P", bound=msgspec.Struct)
R = TypeVar("R")

# Seconds that one pattern may take on one block. The slowest default rule takes under 1 ms.
TIME_LIMIT = 2.0

# A compiled pattern with groups leaves its tree, which refers to itself: 15 KB that only a search
# for garbage finds, and the engine has that switched off. So it is made after so many patterns.
_LEFT = 128
_compiled = count(1)


class Repair(msgspec.Struct, frozen=True):
    """A fix in prose offsets: replace each prose[start:end] by text.

    `applicability` may only lower what the rule declares. With `whole_lines` the lines that the
    replacements empty go with their line endings.
    """

    replacements: tuple[tuple[int, int, str], ...]
    applicability: Applicability | None = None
    whole_lines: bool = False


class Signal(msgspec.Struct, frozen=True):
    """What a check saw, in prose offsets, before it is decided whether to report it."""

    rule: str
    start: int
    end: int
    repairs: tuple[Repair, ...] = ()
    preferred: bool = True
    values: dict[str, str] = {}
    evidence: tuple[tuple[int, int, str], ...] = ()

    def shifted(self, by: int) -> Signal:
        """The same signal so many characters on."""
        repairs = tuple(
            msgspec.structs.replace(repair, replacements=_shifted(repair.replacements, by))
            for repair in self.repairs
        )
        return msgspec.structs.replace(
            self,
            start=self.start + by,
            end=self.end + by,
            repairs=repairs,
            evidence=_shifted(self.evidence, by),
        )


def _shifted(spans: Iterable[tuple[int, int, str]], by: int) -> tuple[tuple[int, int, str], ...]:
    return tuple((start + by, end + by, text) for start, end, text in spans)


class Preparation(msgspec.Struct, frozen=True):
    """A rule looked at by its check: parameters as plain data, anchors, the message's values."""

    params: dict[str, Any]
    anchors: Anchors
    values: frozenset[str] = frozenset()


Hits = dict[str, list[int]]
"""Rule id -> ascending prose offsets where one of the rule's anchors stands."""


class Checker(Protocol):
    """The algorithm, made from all the rules that name the check. Used by many threads at once."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None: ...

    def run(self, document: Document, hits: Hits) -> Iterator[Signal]:
        """The signals of one document; called when a rule has hits or no anchors at all."""
        ...


class Local(Protocol):
    """A checker that may be given several documents as one (see `mtlint.text.joined`).

    What it says of a place depends on the block round it, and on `document.part_at(place)`; or it
    asks of each word which document it belongs to (`mtlint.text.parts`).
    """

    is_local: Literal[True]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The signals, in offsets of the document that is given."""
        ...


class Seeker(Protocol):
    """A checker that finds its hits itself, in columns, where no anchor would do.

    Then `run` is called with these hits too, and only where there are some.
    """

    def seek(self, document: Document) -> Hits:
        """The places of each rule; of several documents as one. One too many costs time only."""
        ...

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The signals of one document."""
        ...


# `isinstance` takes 20 µs for a protocol, and is asked for each check of each document.
def is_local(checker: Checker) -> TypeGuard[Local]:
    """Whether a checker may be given several documents as one."""
    return hasattr(checker, "is_local")


def is_seeker(checker: Checker) -> TypeGuard[Seeker]:
    """Whether a checker finds hits itself."""
    return hasattr(checker, "seek")


_EXPANDED = late(r"\{(?:@([\w-]+)|(verb|noun):([\w ,-]+))\}")


class Workshop:
    """What rules are compiled with: the anchor finder and the word lists."""

    def __init__(self, finder: AnchorFinder, lists: Mapping[str, Sequence[str]]) -> None:
        self.finder = finder
        self._lists = lists

    def entries(self, values: Sequence[str]) -> list[str]:
        """The values, with each `@list` replaced by the entries of that list.

        Raises:
            ValueError: no list has that name.
        """
        return [
            entry
            for value in values
            for entry in (self._list(value[1:]) if value.startswith("@") else [value])
        ]

    def expand(self, pattern: str) -> str:
        """The pattern with each `{@list}` replaced by an alternation of that list's entries.

        `{verb:break, open}` becomes the forms of some verbs, `{noun:sheet}` a noun and its plural.
        """
        return _EXPANDED.sub(self._expansion, pattern)

    def _expansion(self, match: re.Match[str]) -> str:
        name, kind, words = match.groups()
        if name:
            return alternation(self._list(name))
        from mtlint.text.inflection import plural, verb  # only when rules are compiled

        given = [word.strip() for word in words.split(",")]
        if kind == "verb":
            return alternation(form for word in given for form in verb(word).every())
        return alternation(form for word in given for form in (word, plural(word)))

    def _list(self, name: str) -> Sequence[str]:
        if name not in self._lists:
            raise ValueError(f"no word list is called {name!r} (there is no lists/{name}.txt)")
        return self._lists[name]


def alternation(entries: Iterable[str]) -> str:
    """A pattern that matches any of the entries; a space in one matches any white space."""
    longest_first = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(literal(entry) for entry in longest_first) + ")"


def literal(text: str) -> str:
    """A pattern for a text, in which a space stands for any white space."""
    return r"\s+".join(re.escape(part) for part in text.split())


def compiled(pattern: str, *, case_sensitive: bool = False) -> Pattern[str]:
    """A rule's own pattern, ready to run; raises ValueError for one that is wrong."""
    import regex  # only when a rule has a candidate

    if next(_compiled) % _LEFT == 0:
        gc.collect(0)  # of what is younger than the last search
    try:
        return regex.compile(pattern, 0 if case_sensitive else regex.IGNORECASE)
    except regex.error as error:
        raise ValueError(f"bad pattern '{pattern}': {error}") from None


def within_time(rule: str, find: Callable[..., R], text: str) -> R:
    """What a method of a compiled pattern finds in a text.

    Raises:
        CheckError: it took longer than any pattern may; names the rule.
    """
    try:
        return find(text, timeout=TIME_LIMIT)
    except TimeoutError:
        raise _too_slow(rule) from None


def matches(
    rule: str,
    pattern: Pattern[str],
    document: Document,
    offsets: Sequence[int],
    reach: int = 0,
) -> Iterator[tuple[int, Match[str]]]:
    """What a rule's own pattern finds round some hits, with the prose offset of the text it is in.

    With `reach` a match is no farther from its hit than that.

    Raises:
        CheckError: it took longer than any pattern may; names the rule.
    """
    texts = excerpts(document, offsets, 2 * reach, reach) if reach else excerpts(document, offsets)
    for base, text in texts:
        try:
            found = list(pattern.finditer(text, timeout=TIME_LIMIT))
        except TimeoutError:
            raise _too_slow(rule) from None
        yield from ((base, match) for match in found)


def _too_slow(rule: str) -> CheckError:
    return CheckError(f"{rule}: the pattern took more than {TIME_LIMIT:g} s on one text")


def parameters(rule: Rule, type_: type[P]) -> P:
    """The rule's `params` as a typed record; raises ValueError for unknown keys or wrong types."""
    return msgspec.convert(rule.params, type_)

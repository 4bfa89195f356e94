"""A dash with a space on one side only; the repair follows the other dashes of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.model import Applicability
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.excerpts import excerpts
from mtlint.text.late import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

# Lower case behind the dash: before a capital it may introduce a name or a new line of dialogue.
_ONE_SIDED = late(r"(?<=[\w,.?!][^\W\d_]|[\w,.?!][’”)])(?: +[–—]|[–—] +)(?=[a-zß-ÿ]{2}|a )")
_DASH = late(r"[–—]")
_SUSPENDED = late(r"– (?:and|or|to)\b")
_AROUND = 1 << 16  # characters on either side, in which the style is looked for
_MAJORITY = 3  # times as many of one style as of the other
_HABIT = 3  # a lopsided dash for as many others is the habit of the writer


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing to set."""


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Anchor the rule at dashes with one space."""
    params = parameters(rule, _Params)
    space, dash = CharClass.SPACE, CharClass.DASH
    letters = (CharClass.LOWER, CharClass.UPPER, CharClass.CLOSING, CharClass.LETTER)
    classes = [(before, space, dash, CharClass.LOWER) for before in letters]
    classes += [(before, dash, space, CharClass.LOWER) for before in letters]
    return Preparation(msgspec.to_builtins(params), Anchors(classes=tuple(classes)))


class Checker:
    """Finds dashes with one space and asks the document for its style."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [rule.id for rule in rules]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The lopsided dashes of one document."""
        for id_, offsets in hits.items():
            found = [
                (base + match.start(), base + match.end(), match[0].strip(" "))
                for base, excerpt in excerpts(document, offsets)
                for match in _found(excerpt)
            ]
            if found:
                around = slice(max(found[0][0] - _AROUND, 0), found[0][0] + _AROUND)
                yield from _signals(id_, document.prose.text[around], found)


def _signals(id_: str, text: str, found: list[tuple[int, int, str]]) -> Iterator[Signal]:
    spaced = text.count(" — ") + text.count(" – ")
    closed = text.count("—") - text.count(" —") - text.count("— ") + text.count(" — ")
    fewer, more = sorted((spaced, closed))
    if len(found) > max(more // _HABIT, 1) or 0 < more <= _MAJORITY * fewer:
        return  # a habit of the writer, who also has both ways otherwise
    applicability = None if more else Applicability.UNSAFE
    for start, end, mark in found:
        is_spaced = mark == "–" if spaced == closed else spaced > closed
        written = f" {mark} " if is_spaced else mark
        yield Signal(id_, start, end, (Repair(((start, end, written),), applicability),))


def _found(text: str) -> Iterator[re.Match[str]]:
    for dash in _DASH.finditer(text):
        start = dash.start()
        while start and text[start - 1] == " ":
            start -= 1
        match = _ONE_SIDED.match(text, start)
        if match and not _SUSPENDED.match(match[0] + text[match.end() : match.end() + 4]):
            yield match

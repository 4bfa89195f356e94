"""Writing comments for everything that is found, so that only what is new is reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import zip_longest
from typing import TYPE_CHECKING

import msgspec

from mtlint.fixing.apply import edited
from mtlint.model import Edit
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtlint.engine import Outcome
    from mtlint.model import Finding
    from mtlint.text.document import Document

    Check = Callable[[Document, frozenset[str] | None], Outcome]

_FAMILY = "silence/"
_ROUNDS = 4  # comments where things stand, then for the whole file what that does not silence

_RULE = late(r"[a-z][a-z0-9-]*/[a-z0-9-]+")
_LINE_END = late(r"\r\n|\n|\r")
_BEFORE_BLOCK = {  # what may stand before a block on its line so that a comment can go above it
    "markdown": late(r"(?:#{1,6}[ \t]+)?"),
    "html": late(r"[ \t]*(?:</?[A-Za-z][^<>]*>[ \t]*)*"),
    "plain": late(r"[ \t]*"),
}
_HEAD = late(r"(?:\s*(?:<!doctype[^>]*>|<\?xml[^>]*\?>))*", re.IGNORECASE)


class _Place(msgspec.Struct, frozen=True, order=True):
    """Where a comment goes in: on a line of its own before `at`, or behind what stands there."""

    at: int
    own_line: bool


def with_ignores(document: Document, outcome: Outcome, check: Check) -> tuple[Document, Outcome]:
    """The document with comments that silence what is found in it, and what that gives.

    Nothing else of the text changes, and its prose stays the same: where a comment beside a finding
    would change it or not silence it, the rule is ignored in the whole file. Where there is nothing
    to silence, or no room for a comment, the document that was given comes back.

    Args:
        document: a text.
        outcome: what it gives.
        check: what a document gives, with gates of its own where none are named.
    """
    findings = list(outcome.findings)
    for_file = {finding.rule for finding in findings if finding.rule.startswith(_FAMILY)}
    after = document
    for _ in range(_ROUNDS if findings else 0):
        again = _commented(document, findings, for_file)
        if not _is_same_prose(again, document):
            for_file |= _disturbing(document, findings, for_file)
            continue
        after, outcome = again, check(again, None)  # as the next run will
        named = _not_silenced(again, outcome.findings)
        if not named:
            break
        # What the other comments took away needs none for the whole file.
        findings = [f for f in findings if f.rule not in named & for_file]
        for_file ^= named
    return after, outcome


def _not_silenced(document: Document, left: Iterable[Finding]) -> set[str]:
    """The rules for which a comment where they find something does not do."""
    rules = set()
    for finding in left:
        if finding.rule.startswith(_FAMILY):  # the comment itself took away what was found
            words = document.source.text[finding.start : finding.end]
            rules |= set(_RULE.findall(words))
        else:
            rules.add(finding.rule)
    return rules


def _disturbing(document: Document, findings: Sequence[Finding], for_file: set[str]) -> set[str]:
    """The rules whose comments change the prose, each tried alone."""
    rules = {finding.rule for finding in findings} - for_file
    return {
        rule
        for rule in rules
        if not _is_same_prose(_with_alone(document, findings, rule), document)
    }


def _with_alone(document: Document, findings: Sequence[Finding], rule: str) -> Document:
    """The document with comments about one rule."""
    return _commented(document, [f for f in findings if f.rule == rule], set())


def _is_same_prose(one: Document, other: Document) -> bool:
    """Whether two documents read the same, block by block: a text can be large."""
    pairs = zip_longest(_blocks(one), _blocks(other))
    return all(mine == theirs for mine, theirs in pairs)


def _blocks(document: Document) -> Iterator[str]:
    return (document.block_text(block) for block in document.prose.blocks)


def _commented(document: Document, findings: Sequence[Finding], for_file: set[str]) -> Document:
    """The document with a comment for each place, and one for the rules of the whole file."""
    edits = list(_comments(_Places(document), findings, for_file))
    return document.with_text(edited(document.source.text, edits), edits)


def _comments(places: _Places, findings: Sequence[Finding], for_file: set[str]) -> Iterator[Edit]:
    rules: dict[_Place, set[str]] = {}
    for finding in findings:
        if finding.rule not in for_file:
            rules.setdefault(places.of(finding), set()).add(finding.rule)
    first = 0
    if for_file:
        first = places.head()
        yield Edit(first, first, places.own_line(first, "ignore-file", for_file))
    for place in sorted(rules):
        comment = (places.own_line if place.own_line else places.inline)(
            place.at, "ignore", rules[place]
        )
        at = max(place.at, first)
        yield Edit(at, at, comment)


class _Places:
    """Knows where comments can stand in one document."""

    def __init__(self, document: Document) -> None:
        self._text = document.source.text
        self._format = document.format
        self._lines = document.lines
        span = document.prose.source_span
        self._blocks = [span(block.start, block.end) for block in document.prose.blocks]
        ending = _LINE_END.search(self._text)
        self._ending = ending[0] if ending else "\n"
        if self._format == "plain":
            self._marks = "# ", ""
        elif self._format == "markdown" and document.path.lower().endswith(".mdx"):
            self._marks = "{/* ", " */}"
        else:
            self._marks = "<!-- ", " -->"

    def head(self) -> int:
        """Where a comment about the whole file stands: first, but behind what must be first."""
        end = 0
        if self._format == "markdown":
            from mtlint.formats.markdown import FRONT_MATTER

            front_matter = FRONT_MATTER.match(self._text)
            end = front_matter.end() if front_matter else 0
        elif self._format == "html":
            match = _HEAD.match(self._text)
            end = match.end() if match else 0
        return self._lines.span(self._lines.position(end).row)[1] if end else 0

    def of(self, finding: Finding) -> _Place:
        """Where the comment about a finding stands."""
        row = self._lines.position(finding.start).row
        index = bisect_right(self._blocks, finding.start, key=lambda block: block[1])
        if index == len(self._blocks):
            return _Place(self._lines.span(row)[0], own_line=True)
        start, end = self._blocks[index]
        block_row = self._lines.position(start).row
        if self._may_stand_above(index, block_row):
            return _Place(self._lines.span(min(row, block_row))[0], own_line=True)
        line = self._lines.line(row)
        at = self._lines.span(row)[0] + len(line.removesuffix("\\").rstrip())
        return _Place(max(min(at, end), finding.start), own_line=False)

    def _may_stand_above(self, index: int, row: int) -> bool:
        """Whether a comment on a line of its own can go above the line in which a block begins."""
        first = self._lines.span(row)[0]
        before = self._text[first : self._blocks[index][0]]
        if not _BEFORE_BLOCK[self._format].fullmatch(before):
            return False
        if self._format == "html":
            return not index or self._blocks[index - 1][1] <= first
        free = row == 1 or self._lines.is_blank(row - 1)
        return free or self._format == "plain"

    def own_line(self, at: int, word: str, rules: set[str]) -> str:
        """A comment on a line of its own, as far in as the line that it stands above."""
        indent = re.match(r"[ \t]*", self._text[at : at + 80])
        blanks = indent[0] if indent and word == "ignore" else ""
        before = "" if at == 0 or self._text[at - 1] in "\r\n" else self._ending
        return f"{before}{blanks}{self._comment(word, rules)}{self._ending}"

    def inline(self, at: int, word: str, rules: set[str]) -> str:
        """A comment behind the words at a place."""
        blank = "" if self._text[at - 1 : at].isspace() else " "
        return f"{blank}{self._comment(word, rules)}"

    def _comment(self, word: str, rules: set[str]) -> str:
        opening, closing = self._marks
        return f"{opening}mtlint: {word}[{', '.join(sorted(rules))}]{closing}"

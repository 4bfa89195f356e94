"""Rules as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from mtlint.pages import facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.pages.measured import Measured
    from mtlint.ruleset.schema import Bad, Good, Rule

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BACKTICKS = re.compile(r"`+")


class Entry(msgspec.Struct, frozen=True):
    """A rule with what was measured of it; `confidence` is the one that holds, 0 to 1."""

    rule: Rule
    measured: Measured | None

    @property
    def confidence(self) -> float:
        """The measured one, else the author's."""
        return self.rule.prior if self.measured is None else self.measured.confidence


def page(title: str, entries: Sequence[Entry]) -> Iterator[str]:
    """The lines of a page with several rules: a table, then each of them in full."""
    yield f"# {title}"
    yield ""
    yield "[All families](README.md)"
    yield ""
    yield "| rule | what it finds | severity | confidence |"
    yield "|---|---|---|---:|"
    yield from map(_row, entries)
    for entry in entries:
        yield ""
        yield from _rule(entry)


def _row(entry: Entry) -> str:
    rule = entry.rule
    link = f"[{rule.id}](#{anchor(rule.id)})"
    return f"| {link} | {escaped(rule.summary)} | {rule.severity} | {entry.confidence:.2f} |"


def anchor(rule: str) -> str:
    """What a heading with the id of a rule is called in an address, as GitHub makes it."""
    return rule.replace("/", "")


def _rule(entry: Entry) -> Iterator[str]:
    rule = entry.rule
    yield f"## {rule.id}"
    yield ""
    yield f"**{escaped(rule.summary)}.** {facts.lead(rule, entry.confidence)}"
    yield ""
    yield f"{escaped(rule.why)} {facts.origin(rule)}"
    conditions = list(facts.conditions(rule))
    if conditions:
        yield ""
        yield " ".join(conditions)
    yield from _block("diff", [line for bad in rule.bad for line in _bad(rule, bad)])
    yield ""
    yield "Left alone:"
    yield from _block("text", [line for good in rule.good for line in _good(good)])
    yield ""
    yield f"Confidence {facts.certainty(rule, entry.measured)}"
    if rule.source:
        yield ""
        yield f"Described in: {escaped(rule.source)}"


def _bad(rule: Rule, bad: Bad) -> Iterator[str]:
    note = "; ".join(filter(None, (facts.circumstances(bad), facts.quotation(rule, bad))))
    if note:
        yield f"# {note}:"
    yield from _prefixed("- ", bad.text)
    for text in bad.alternatives if bad.fixed is None else (bad.fixed, *bad.alternatives):
        yield from _prefixed("+ ", text)


def _good(good: Good) -> Iterator[str]:
    yield from good.text.split("\n")
    note = "; ".join(filter(None, (good.note, facts.circumstances(good))))
    if note:
        yield f"    ({note})"


def _prefixed(prefix: str, text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"{prefix}{line}"


def _block(language: str, lines: Sequence[str]) -> Iterator[str]:
    """A block of code whose fence is longer than any row of backticks in it."""
    longest = max((len(row) for line in lines for row in _BACKTICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    yield ""
    yield f"{fence}{language}"
    yield from map(_visible, lines)
    yield fence


def _visible(line: str) -> str:
    """A line of an example, in which characters that nobody sees are named."""
    return "".join(char if char.isprintable() else f"⟨U+{ord(char):04X}⟩" for char in line)


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _SPECIAL.sub(r"\\\1", text)

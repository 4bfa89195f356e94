"""An apostrophe that another sign took the place of: "didn�t", "the city?s mayor"."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.model import Applicability
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.excerpts import excerpts
from mtlint.text.late import late
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

# What may stand before each ending; "s" follows any word of English and any name.
_BEFORE = {
    "t": r"(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca|must|need|ai)n",
    "re": r"(?:you|we|they|who|what|there|these|those)",
    "ve": r"(?:i|you|we|they|who|would|could|should|might|must)",
    "ll": r"(?:i|you|he|she|it|we|they|who|that|there|this)",
    "d": r"(?:i|you|he|she|it|we|they|who|there)",
    "m": r"i",
    "s": r"[^\W\d_]+",
}
_WORD = "|".join(f"{before}(?P<{end}>.)(?={end}\\b)" for end, before in _BEFORE.items())
_ADDRESS = late(r"[/=&{}\[\]<>\\|`]")
_LEAST_ZIPF = 2.5  # "clich", what is left of a cliché, has 1.7
_STRAIGHT, _CURLY = late(r"\w'(?=\w)"), late(r"\w’(?=\w)")
_MAJORITY = 3  # times as many of one style as of the other
_AROUND = 40  # characters on either side that an address is looked for in

_BETWEEN = (
    (CharClass.LOWER, CharClass.LOWER),
    (CharClass.UPPER, CharClass.LOWER),
    (CharClass.DIGIT, CharClass.LOWER),
)


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The signs that stand in the place of an apostrophe."""

    signs: tuple[str, ...]


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Anchor the rule at the signs between letters."""
    params = parameters(rule, _Params)
    is_query = any(sign in "?!" for sign in params.signs)
    anchors = Anchors(
        literals=tuple(sign for sign in params.signs if sign not in "?!"),
        classes=tuple((int(before), int(CharClass.QUERY), int(after)) for before, after in _BETWEEN)
        if is_query
        else (),
    )
    return Preparation(msgspec.to_builtins(params), anchors, frozenset({"word"}))


class _Ready:
    """One rule, its expression compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self._params = msgspec.convert(rule.params, _Params)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        sign = "[" + re.escape("".join(self._params.signs)) + "]"
        return re.compile(rf"\b(?:{_WORD.replace('.', sign)})(?=\w+(?!{sign})\b)", re.IGNORECASE)


class Checker:
    """Finds contractions and genitives with another sign in them."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {rule.id: _Ready(rule) for rule in rules}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The lost apostrophes of one document."""
        for id_, offsets in hits.items():
            for base, text in excerpts(document, offsets):
                for match in self._ready[id_].pattern.finditer(text):
                    if _is_word(match):
                        yield _signal(id_, document, base, match)


def _is_word(match: re.Match[str]) -> bool:
    """Whether a word of English or a name stands before, and no address round it."""
    start, end = match.span()
    text = match.string
    around = text[max(start - _AROUND, 0) : start].split(" ")[-1] + text[start : end + _AROUND]
    if _ADDRESS.search(around.partition(" ")[0]):
        return False
    word = match[0][:-1]
    return word[0].isupper() or lexicon().zipf_of(word) >= _LEAST_ZIPF or match.lastgroup == "t"


def _signal(id_: str, document: Document, base: int, match: re.Match[str]) -> Signal:
    assert match.lastgroup is not None
    start, end = match.span(match.lastgroup)
    mark, is_certain = _apostrophe(document.prose.text)
    word = match[0][:-1] + mark + match.lastgroup
    applicability = None if is_certain else Applicability.UNSAFE
    repair = Repair(((base + start, base + end, mark),), applicability)
    return Signal(id_, base + start, base + end, (repair,), values={"word": word})


def _apostrophe(text: str) -> tuple[str, bool]:
    """The apostrophe that the text uses in words, or else with its quotation marks; how sure."""
    straight, curly = len(_STRAIGHT.findall(text)), len(_CURLY.findall(text))
    if straight + curly == 0:
        return ("'" if '"' in text and "“" not in text else "’"), False
    fewer, more = sorted((straight, curly))
    return ("'" if straight > curly else "’"), more > _MAJORITY * fewer

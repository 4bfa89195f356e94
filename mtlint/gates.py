"""What a rule needs besides its own match: signs elsewhere in the same document.

Three gates are opened by what a document shows. `signs` asks for a source language: two rules of
that language, in two sentences, or the way the text is written and one of them, or that alone where
it is as good as certain. `damage` asks whether the text is broken at all: a thing that an editor
may have left in sound English is reported only where much else is wrong, or as a piece of a cut.
`capitals` asks whether capitals were lost: what is small here may be so by the same accident.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.checks.base import Signal
    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.text.document import Document

# Among gates, which are languages otherwise; no language has so long a code.
DAMAGE, CAPITALS = "damage", "capitals"

# Two rules in two sentences: one alone may be chance, or a quotation.
_SIGNS_NEEDED = 2

# One sentence with a sign in so many words: of 1,799 documents of edited English 14 are as broken,
# and the rules that wait for this find two things in them, instead of 300 in all.
_WORDS_TO_A_SIGN = 500

# One lost capital in so many words, and of two words at least: people who write fast forget one.
_WORDS_TO_A_LOST_CAPITAL = 200

_CASING = "casing"  # the family of rules that tell of lost capitals

_FURNITURE = "line"  # the check that finds what stands round a text; it says nothing of the text


def open_gates(document: Document, ruleset: Ruleset, signals: Sequence[Signal]) -> frozenset[str]:
    """The source languages that a document shows signs of, and `DAMAGE` and `CAPITALS`."""
    signs: dict[str, list[Signal]] = {}
    for signal in signals:
        rule = ruleset[signal.rule]
        for language in rule.languages if rule.gate == "alone" else ():
            signs.setdefault(language, []).append(signal)
    languages = {language for language, own in signs.items() if _are_independent(document, own)}
    asked = _asked(ruleset, signals) - languages - ruleset.languages
    if asked:
        from mtlint.origin.gate import opened  # hardly any document asks

        languages |= opened(document, asked, frozenset(signs))
    if _is_broken(document, ruleset, signals):
        languages.add(DAMAGE)
    if _has_lost_capitals(document, ruleset, signals):
        languages.add(CAPITALS)
    return frozenset(languages)


def _asked(ruleset: Ruleset, signals: Sequence[Signal]) -> set[str]:
    """The languages of which some signal waits for a sign."""
    rules = {signal.rule for signal in signals if ruleset[signal.rule].gate == "signs"}
    return {language for rule in rules for language in ruleset[rule].languages}


def passes(rule: CompiledRule, ruleset: Ruleset, gates: frozenset[str]) -> bool:
    """Whether a rule's gate stands open."""
    if rule.gate == "alone":
        return True
    if rule.gate in (DAMAGE, CAPITALS):
        return rule.gate in gates
    opened = ruleset.languages | gates if rule.gate == "signs" else ruleset.languages
    return not opened.isdisjoint(rule.languages)


def _are_independent(document: Document, signs: Sequence[Signal]) -> bool:
    if len({signal.rule for signal in signs}) < _SIGNS_NEEDED:
        return False
    return len({document.sentence_at(signal.start) for signal in signs}) >= _SIGNS_NEEDED


def _is_broken(document: Document, ruleset: Ruleset, signals: Sequence[Signal]) -> bool:
    """Whether enough sentences have something wrong in them, for a text of this length."""
    if not any(ruleset[signal.rule].gate == "damage" for signal in signals):
        return False  # nobody asks
    places = (signal.start for signal in signals if _shows_damage(ruleset[signal.rule]))
    broken = {document.sentence_at(place) for place in places}
    return len(broken) >= max(_SIGNS_NEEDED, document.words / _WORDS_TO_A_SIGN)


def _shows_damage(rule: CompiledRule) -> bool:
    return rule.gate == "alone" and rule.severity != "info" and rule.check != _FURNITURE


def _has_lost_capitals(document: Document, ruleset: Ruleset, signals: Sequence[Signal]) -> bool:
    """Whether enough capitals are lost, for a text of this length."""
    casing = (signal for signal in signals if ruleset[signal.rule].family == _CASING)
    sure = [signal for signal in casing if ruleset[signal.rule].gate == "alone"]
    text = document.prose.text
    words = {
        signal.start: text[signal.start : signal.end].casefold()
        for signal in sure
        if _gives_capitals(text, signal)
    }
    lost = [word for word in words.values() if word not in ruleset.allow]
    is_dense = len(lost) >= document.words / _WORDS_TO_A_LOST_CAPITAL
    return is_dense and len(set(lost)) >= _SIGNS_NEEDED


def _gives_capitals(text: str, signal: Signal) -> bool:
    """Whether the repair of a signal does nothing but to give a word its capitals."""
    edits = signal.repairs[0].replacements if signal.repairs else ()
    return bool(edits) and all(
        text[start:end].islower() and right != text[start:end] == right.lower()
        for start, end, right in edits
    )

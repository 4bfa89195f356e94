"""Asking which words of a sentence a rule is to look for, and in which forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from mtlint.cli.new_rule_dialogue import listed
from mtlint.drafting.forms import noun_base, verb_base
from mtlint.drafting.phrase import part_of_repair, phrases, repaired
from mtlint.drafting.repair import Word, exception, pattern_and_replacement, words_of  # noqa: TC001 - msgspec reads it
from mtlint.drafting.sentence import read
from mtlint.errors import UsageError
from mtlint.text.inflection import plural, verb

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from mtlint.cli.new_rule_dialogue import Sentences
    from mtlint.cli.questions import Questions
    from mtlint.drafting.phrase import Span
    from mtlint.drafting.sentence import Sentence
    from mtlint.drafting.trial import Bench, Hit

_MOST_OFFERED = 4  # phrases
# Kinds of words whose other forms are given up first where a phrase would be too common with them.
_FIRST_TO_NARROW = ("determiner", "article")
_BEFORE, _BEHIND = re.compile(r"(?:^|\W)(\w+) $"), re.compile(r"^ (\w+)")


class Phrase(msgspec.Struct, frozen=True):
    """The words to look for, in the sentence and one by one."""

    span: Span
    words: tuple[Word, ...]


class Chooser:
    """Finds out which words to look for, and in which forms."""

    def __init__(
        self, questions: Questions, options: argparse.Namespace, sentences: Sentences, bench: Bench
    ) -> None:
        self._questions = questions
        self._options = options
        self._sentences = sentences
        self._bench = bench

    def phrase(self) -> Phrase:
        """The words that are wrong, and those that it takes to know it.

        Raises:
            UsageError: no words of the sentence can be looked for.
        """
        bad = self._sentences.bad
        if bad.marked:
            problem = self._problem(bad.marked)
            if not problem:
                return self._in_forms(bad.marked)
            if not self._questions.is_asking:
                raise UsageError(problem)
            self._questions.say(f"  ! {problem}")
        spans = phrases(bad, bad.marked or repaired(bad, self._fixed()))
        fitting = [span for span in spans if not self._problem(span)][:_MOST_OFFERED]
        if not fitting:
            core = bad.marked or repaired(bad, self._fixed())
            reason = f"“{bad.part(*core)}” alone is right in other sentences"
            reason = self._problem(spans[0]) if spans else reason
            raise UsageError(f"{reason}; mark the words that make it wrong with [[ ]]")
        return self._in_forms(self._chosen(fitting))

    def _fixed(self) -> Sentence:
        assert self._sentences.fixed is not None  # without it there are marks
        return self._sentences.fixed

    def _chosen(self, spans: Sequence[Span]) -> Span:
        bad, ask = self._sentences.bad, self._questions
        ask.say("The words that are wrong together:")
        for number, span in enumerate(spans, 1):
            ask.say(f"  {number}  {bad.part(*span)}")

        def read_choice(typed: str) -> Span:
            if typed.isdecimal() and 1 <= int(typed) <= len(spans):
                return spans[int(typed) - 1]
            span = _span_of(bad, typed)
            problem = self._problem(span)
            if problem:
                raise UsageError(problem)
            return span

        return ask.answer("Its number, or other words of the sentence [1]: ", "1", read_choice)

    def _problem(self, span: Span) -> str:
        """Why a phrase cannot be looked for, if it cannot."""
        return self._problem_of(Phrase(span, self._words(span)))

    def _problem_of(self, phrase: Phrase) -> str:
        bad, fixed = self._sentences.bad, self._sentences.fixed
        pattern = self.pattern(phrase)[0]
        words = f"“{bad.part(*phrase.span)}”"
        expected = self._bench.expected(pattern)
        is_alone = len(phrase.words) == 1 and not expected.is_selective
        if expected.is_too_much or is_alone:
            return f"{words} is too common to look for; take more words with it"
        if fixed and self._bench.found_in(pattern, fixed.text):
            return f"{words} stands in the repaired sentence too"
        for good in self._sentences.good:
            found = self._bench.found_in(pattern, good)
            if found:
                return f"{words} would find “{found}” in “{good}”; take more words with it"
        return ""

    def _words(self, span: Span) -> tuple[Word, ...]:
        bad, fixed = self._sentences.bad, self._sentences.fixed
        words = words_of(bad, span, part_of_repair(bad, fixed, span) if fixed else None)
        return self._narrowed(span, words)

    def _narrowed(self, span: Span, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words in as many forms as can be looked for without naming anchors, or with it."""
        tries = [tuple(words)]
        for kind in _FIRST_TO_NARROW:
            tries.append(tuple(w.narrower() if w.slot.kind == kind else w for w in tries[-1]))
        expected = [self._bench.expected(self.pattern(Phrase(span, one))[0]) for one in tries]
        both = list(zip(tries, expected, strict=True))
        free = [one for one, cost in both if cost.is_selective]
        return [*free, *(one for one, cost in both if not cost.is_too_much), tries[0]][0]

    def pattern(self, phrase: Phrase) -> tuple[str, str | None]:
        """Pattern and replacement."""
        bad, fixed = self._sentences.bad, self._sentences.fixed
        repair = part_of_repair(bad, fixed, phrase.span) if fixed else None
        return pattern_and_replacement(bad, phrase.span, phrase.words, repair)

    def exception(self, phrase: Phrase, hit: Hit) -> tuple[str, str] | None:
        """What keeps a rule from a place that is right, in words and as a pattern.

        It is the word behind, or before, where that is another one than in the bad sentence.
        """
        bad, (start, end) = self._sentences.bad, phrase.span
        before, _, after = hit.parts
        own = bad.part(0, start), bad.part(end, len(bad.tokens))
        for side, expression, theirs, ours in (
            ("follows", _BEHIND, after, own[1]),
            ("stands before it", _BEFORE, before, own[0]),
        ):
            found, known = expression.search(theirs), expression.search(ours)
            if found and not (known and known[1].lower() == found[1].lower()):
                words = ("", found[1]) if expression is _BEHIND else (found[1], "")
                return f"“{found[1]}” {side}", exception(bad, phrase.span, phrase.words, *words)
        return None

    def _in_forms(self, span: Span) -> Phrase:
        words = [self._in_form(word) for word in self._words(span)]
        others = dict(map(_others, self._options.also or ()))
        unknown = others.keys() - {word.slot.word.lower() for word in words}
        if unknown:
            raise UsageError(f"--also: “{min(unknown)}” is not among the words that are looked for")
        if self._questions.is_asking and not others:
            others = self._ask_others(span, words)
        return self._with_others(span, words, others)

    def _with_others(
        self, span: Span, words: Sequence[Word], others: dict[str, list[str]]
    ) -> Phrase:
        return Phrase(span, self._narrowed(span, [_with_others(word, others) for word in words]))

    def _in_form(self, word: Word) -> Word:
        if not word.is_open:
            return word
        if self._options.exact:
            return word.exactly()
        is_open = self._questions.is_wanted(_question_about(word), default=True)
        return word if is_open else word.exactly()

    def _ask_others(self, span: Span, words: Sequence[Word]) -> dict[str, list[str]]:
        """Other nouns or verbs in the place of the last word that stays."""
        staying = [w for w in words if w.slot.kind in ("noun", "verb") and not w.becomes and w.at]
        if not staying:
            return {}
        word = staying[-1].slot.word
        question = f"Words that are as wrong in place of “{word}” (with commas; Enter: none): "

        def read_others(typed: str) -> dict[str, list[str]]:
            others = {word.lower(): listed(typed)}
            changed = self._with_others(span, words, others)
            problem = self._problem_of(changed)
            if problem:
                raise UsageError(problem)
            return others

        return self._questions.answer(question, "", read_others)


def _question_about(word: Word) -> str:
    slot = word.slot
    if slot.kind == "verb":
        forms = ", ".join(verb(slot.bases[0]).every())
        return f"“{slot.word}” in all its forms ({forms})?"
    if slot.kind == "noun":
        return f"“{slot.word}” in singular and plural ({slot.bases[0]}, {plural(slot.bases[0])})?"
    what = {"number": "other numbers", "article": "a or the"}.get(
        slot.kind, "a, the, this, my, their and so on"
    )
    return f"In place of “{slot.word}” also {what}?"


def _span_of(bad: Sentence, words: str) -> Span:
    """The tokens that some typed words are."""
    wanted = read(words).tokens
    for start in range(len(bad.tokens)):
        end = start + len(wanted)
        if [t.lower() for t in bad.tokens[start:end]] == [t.lower() for t in wanted]:
            return start, end
    raise UsageError(f"“{words}” is neither a number of the list nor words of the sentence")


def _others(given: str) -> tuple[str, list[str]]:
    word, equals, others = given.partition("=")
    if not equals or not listed(others):
        raise UsageError(f"--also {given}: write it as in --also problems=prices,situations")
    return word.strip().lower(), listed(others)


def _with_others(word: Word, others: dict[str, list[str]]) -> Word:
    slot = word.slot
    given = others.get(slot.word.lower())
    if not given:
        return word
    base = {"noun": noun_base, "verb": verb_base}.get(slot.kind, str)
    bases = tuple(dict.fromkeys([*slot.bases, *(base(one) or one for one in given)]))
    return msgspec.structs.replace(word, slot=msgspec.structs.replace(slot, bases=bases))

"""The questions that lead from a sentence to a draft, in their order."""

from __future__ import annotations

import re
from itertools import chain, count
from typing import TYPE_CHECKING

import msgspec

from mtlint.drafting.draft import MESSAGE, MESSAGE_WITHOUT_FIX, Draft, name_of
from mtlint.drafting.forms import noun_base, verb_base
from mtlint.drafting.phrase import part_of_repair, phrases, repaired
from mtlint.drafting.repair import Word, pattern_and_replacement, words_of  # noqa: TC001 - msgspec reads it
from mtlint.drafting.sentence import Sentence, is_word, read  # noqa: TC001 - msgspec reads it
from mtlint.errors import UsageError
from mtlint.ruleset.template import problems
from mtlint.text.inflection import plural, verb

if TYPE_CHECKING:
    import argparse
    from collections.abc import Container, Sequence

    from mtlint.cli.questions import Questions
    from mtlint.drafting.phrase import Span
    from mtlint.drafting.trial import Bench, Expected

_MOST_OFFERED = 4  # phrases
_MOST_REPAIRED = 12  # words; two sentences that differ in more differ in two places
_FAMILY = "house"
_ID = re.compile(r"(?:[a-z][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*")
# Kinds of words whose other forms are given up where a phrase would be too common with them.
_FIRST_TO_CLOSE = ("determiner", "number", "noun")
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")

BAD = "The sentence as it was translated (you may put [[ ]] round the wrong words):\n> "
FIXED = "The same sentence, repaired (Enter if there is no one repair):\n> "
GOOD = (
    "A sentence that is right and looks like it, with some of the same words (nothing may be "
    "found there):\n> "
)


class Sentences(msgspec.Struct, frozen=True):
    """What a rule is made from; a repair can be missing."""

    bad: Sentence
    fixed: Sentence | None
    good: tuple[str, ...]


class Phrase(msgspec.Struct, frozen=True):
    """The words to look for, in the sentence and one by one."""

    span: Span
    words: tuple[Word, ...]


def ask_sentences(questions: Questions, options: argparse.Namespace) -> Sentences:
    """The bad sentence, its repair and what must be left alone.

    Raises:
        UsageError: one is missing or says nothing.
    """
    bad = questions.wanted("--bad", options.bad, BAD, read)

    def repair(typed: str) -> Sentence | None:
        return _repair(bad, typed)

    if options.fixed is not None or questions.is_asking:
        fixed = questions.wanted("--fixed", options.fixed, FIXED, repair)
    else:
        fixed = repair("")
    given = options.good or [None]
    good = [questions.wanted("--good", one, GOOD, lambda typed: _good(bad, typed)) for one in given]
    return Sentences(bad, fixed, tuple(good))


def _repair(bad: Sentence, typed: str) -> Sentence | None:
    if not typed:
        if bad.marked is None:
            raise UsageError(
                "without a repair, [[ ]] round the wrong words must say which they are"
            )
        return None
    fixed = read(typed)
    if fixed.marked:
        raise UsageError("the repaired sentence needs no marks")
    if bad.marked:
        part_of_repair(bad, fixed, bad.marked)
    core = bad.marked or repaired(bad, fixed)
    if sum(map(is_word, bad.tokens[slice(*core)])) > _MOST_REPAIRED:
        raise UsageError(
            f"from “{bad.tokens[core[0]]}” to “{bad.tokens[core[1] - 1]}” much is different; "
            "repair one thing only, another one is another rule"
        )
    return fixed


def _good(bad: Sentence, typed: str) -> str:
    good = read(typed)
    if good.text == bad.text:
        raise UsageError("that is the bad sentence")
    return good.text


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
            reason = (
                self._problem(spans[0]) if spans else "these words are right in other sentences"
            )
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
        return self._problem_of(Phrase(span, tuple(self._words(span))))

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

    def _words(self, span: Span) -> list[Word]:
        """The words of a phrase in as many forms as can be looked for."""
        bad, fixed = self._sentences.bad, self._sentences.fixed
        words = words_of(bad, span, part_of_repair(bad, fixed, span) if fixed else None)
        for kind in _FIRST_TO_CLOSE:
            pattern = self.pattern(Phrase(span, tuple(words)))[0]
            if not self._bench.expected(pattern).is_too_much:
                break
            words = [word.exactly() if word.slot.kind == kind else word for word in words]
        return words

    def pattern(self, phrase: Phrase) -> tuple[str, str | None]:
        """Pattern and replacement."""
        bad, fixed = self._sentences.bad, self._sentences.fixed
        repair = part_of_repair(bad, fixed, phrase.span) if fixed else None
        return pattern_and_replacement(bad, phrase.span, phrase.words, repair)

    def _in_forms(self, span: Span) -> Phrase:
        words = [self._in_form(word) for word in self._words(span)]
        others = dict(map(_others, self._options.also or ()))
        unknown = others.keys() - {word.slot.word.lower() for word in words}
        if unknown:
            raise UsageError(f"--also: “{min(unknown)}” is not among the words that are looked for")
        if self._questions.is_asking and not others:
            others = self._ask_others(span, words)
        return Phrase(span, tuple(_with_others(word, others) for word in words))

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
            others = {word.lower(): _listed(typed)}
            changed = Phrase(span, tuple(_with_others(one, others) for one in words))
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
    what = "other numbers" if slot.kind == "number" else "a, the, this, my, their and so on"
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
    if not equals or not _listed(others):
        raise UsageError(f"--also {given}: write it as in --also problems=prices,situations")
    return word.strip().lower(), _listed(others)


def _listed(typed: str) -> list[str]:
    listed = [part.strip() for part in typed.split(",") if part.strip()]
    wrong = next((one for one in listed if re.fullmatch(r"[\w -]+", one) is None), None)
    if wrong is not None:
        raise UsageError(f"“{wrong}” is no word")
    return listed


def _with_others(word: Word, others: dict[str, list[str]]) -> Word:
    slot = word.slot
    given = others.get(slot.word.lower())
    if not given:
        return word
    base = {"noun": noun_base, "verb": verb_base}.get(slot.kind, str)
    bases = tuple(dict.fromkeys([*slot.bases, *(base(one) or one for one in given)]))
    return msgspec.structs.replace(word, slot=msgspec.structs.replace(slot, bases=bases))


def first_draft(
    sentences: Sentences, phrase: Phrase, pattern: tuple[str, str | None], expected: Expected
) -> Draft:
    """A draft that says of itself what any rule could."""
    fixed = sentences.fixed
    return Draft(
        id=f"{_FAMILY}/{name_of([word.slot.word for word in phrase.words])}",
        summary=f"“{sentences.bad.part(*phrase.span)}”",
        message=MESSAGE if fixed else MESSAGE_WITHOUT_FIX,
        why="Translated word by word.",
        languages=(),
        gate="alone",
        pattern=pattern[0],
        replace=pattern[1],
        anchor=expected.declared,
        marked=sentences.bad.with_marks(*phrase.span),
        fixed=fixed.text if fixed else None,
        good=sentences.good,
    )


def ask_about(
    questions: Questions, options: argparse.Namespace, draft: Draft, taken: Container[str]
) -> Draft:
    """The draft with what it is to say of itself; `taken` are the ids of other rules.

    Raises:
        UsageError: an option cannot be what it is.
    """
    languages = _ask_languages(questions, options)
    gate = _ask_gate(questions, options, languages)
    why = _reason(languages)
    return msgspec.structs.replace(
        draft,
        languages=languages,
        gate=gate,
        message=_ask_message(questions, options, draft.message),
        why=options.why or questions.answer(f"Why it goes wrong [{why}]: ", why, str),
        id=_ask_id(questions, options, draft.id, taken),
    )


def _ask_languages(questions: Questions, options: argparse.Namespace) -> tuple[str, ...]:
    question = "The language it was translated from, such as German or de (Enter: any): "
    if options.language is not None:
        return _languages(",".join(options.language))
    return questions.answer(question, "", _languages)


def _languages(typed: str) -> tuple[str, ...]:
    from mtlint.pages.languages import NAMES  # this command only

    codes = {name.lower(): code for code, name in NAMES.items()}
    found = [codes.get(one.lower(), one) for one in _listed(typed)]
    wrong = next((one for one in found if _CODE.fullmatch(one) is None), None)
    if wrong is not None:
        raise UsageError(f"“{wrong}” is no language; give its code, such as de for German")
    return tuple(dict.fromkeys(found))


def _ask_message(questions: Questions, options: argparse.Namespace, default: str) -> str:
    def read_message(typed: str) -> str:
        for problem in problems(typed, ("match", "fix")):
            raise UsageError(f"{problem}; {{match}} and {{fix}} are")
        return typed

    if options.message is not None:
        return questions.wanted("--message", options.message, "", read_message)
    return questions.answer(f"What it says [{default}]: ", default, read_message)


def _ask_gate(questions: Questions, options: argparse.Namespace, languages: tuple[str, ...]) -> str:
    if options.gate is not None:
        if options.gate != "alone" and not languages:
            raise UsageError(f"--gate {options.gate} asks for --language")
        return str(options.gate)
    if not languages:
        return "alone"
    question = "Could somebody who writes good English write these words?"
    return "signs" if questions.is_wanted(question, default=False) else "alone"


def _reason(languages: tuple[str, ...]) -> str:
    from mtlint.pages.languages import NAMES  # this command only

    names = [NAMES.get(code, code) for code in languages]
    return f"Word for word from {' or '.join(names)}." if names else "Translated word by word."


def _ask_id(
    questions: Questions, options: argparse.Namespace, default: str, taken: Container[str]
) -> str:
    family, name = default.split("/")
    family = options.family or family

    def read_id(typed: str) -> str:
        if _ID.fullmatch(typed) is None:
            raise UsageError(f"“{typed}”: a name has small letters, digits and hyphens only")
        whole = typed if "/" in typed else f"{family}/{typed}"
        if whole in taken:
            raise UsageError(f"there is a rule {whole} already")
        return whole

    if options.id is not None:
        return questions.wanted("--id", options.id, "", read_id)
    free = (f"{family}/{name}{number}" for number in chain([""], (f"-{n}" for n in count(2))))
    default = next(one for one in free if one not in taken)
    return questions.answer(f"Its name [{default}]: ", default, read_id)

"""The questions that lead from a sentence to a draft, in their order."""

from __future__ import annotations

import re
from itertools import chain, count
from typing import TYPE_CHECKING

import msgspec

from mtlint.drafting.draft import MESSAGE, MESSAGE_WITHOUT_FIX, Draft, name_of
from mtlint.drafting.phrase import part_of_repair, repaired
from mtlint.drafting.sentence import Sentence, is_word, read  # noqa: TC001 - msgspec reads it
from mtlint.errors import UsageError
from mtlint.ruleset.template import problems

if TYPE_CHECKING:
    import argparse
    from collections.abc import Container

    from mtlint.cli.new_rule_phrase import Phrase
    from mtlint.cli.questions import Questions
    from mtlint.drafting.trial import Expected

_MOST_REPAIRED = 12  # words; two sentences that differ in more differ in two places
_FAMILY = "house"
_ID = re.compile(r"(?:[a-z][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*")
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")

BAD = "The sentence as it was translated (you may put [[ ]] round the wrong words):\n> "
FIXED = "The same sentence, repaired (Enter if there is no one repair):\n> "
GOOD = "A right sentence with some of the same words (nothing may be found there):\n> "


class Sentences(msgspec.Struct, frozen=True):
    """What a rule is made from; a repair can be missing."""

    bad: Sentence
    fixed: Sentence | None
    good: tuple[str, ...]


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


def listed(typed: str) -> list[str]:
    """Words that were typed with commas between them.

    Raises:
        UsageError: one has a character that no word has.
    """
    listed = [part.strip() for part in typed.split(",") if part.strip()]
    wrong = next((one for one in listed if re.fullmatch(r"[\w -]+", one) is None), None)
    if wrong is not None:
        raise UsageError(f"“{wrong}” is no word")
    return listed


def first_draft(
    sentences: Sentences,
    phrase: Phrase,
    pattern: tuple[str, str | None],
    expected: Expected,
    taken: Container[str],
) -> Draft:
    """A draft that says of itself what any rule could; `taken` are the ids of other rules."""
    fixed = sentences.fixed
    words = [token for token in sentences.bad.tokens[slice(*phrase.span)] if is_word(token)]
    return Draft(
        id=_free(f"{_FAMILY}/{name_of(words)}", taken),
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
    from mtlint.languages import NAMES  # this command only

    codes = {name.lower(): code for code, name in NAMES.items()}
    found = [codes.get(one.lower(), one) for one in listed(typed)]
    wrong = next((one for one in found if _CODE.fullmatch(one) is None), None)
    if wrong is not None:
        raise UsageError(f"“{wrong}” is no language; give its code, such as de for German")
    return tuple(dict.fromkeys(found))


def _ask_message(questions: Questions, options: argparse.Namespace, default: str) -> str:
    def read_message(typed: str) -> str:
        for problem in problems(typed, ("match", "fix")):
            raise UsageError(problem)
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
    from mtlint.languages import NAMES  # this command only

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
    default = _free(f"{family}/{name}", taken)
    return questions.answer(f"Its name [{default}]: ", default, read_id)


def _free(id_: str, taken: Container[str]) -> str:
    """An id that no other rule has."""
    numbered = (f"{id_}-{number}" for number in count(2))
    return next(one for one in chain([id_], numbered) if one not in taken)

"""Trying a new rule on its examples and on somebody's own texts, until it finds what it should."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.cli.new_rule_dialogue import first_draft
from mtlint.cli.new_rule_phrase import Chooser
from mtlint.cli.options import make_finder
from mtlint.discover import discover
from mtlint.drafting.telling import costs, seen
from mtlint.drafting.trial import look
from mtlint.errors import UsageError
from mtlint.files import readable
from mtlint.run import Planner

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from mtlint.cli.new_rule_dialogue import Sentences
    from mtlint.cli.new_rule_phrase import Phrase
    from mtlint.cli.questions import Questions
    from mtlint.drafting.draft import Draft
    from mtlint.drafting.trial import Bench, Hit, Seen
    from mtlint.text.document import Document

_TEXT = "A file or folder of your own texts to try it on (Enter: none): "
_RIGHT = "Is one of these right as it stands? Its number, or Enter: "


class Trial:
    """One sentence's way to a draft."""

    def __init__(self, questions: Questions, options: argparse.Namespace, bench: Bench) -> None:
        self._questions = questions
        self._options = options
        self._bench = bench
        self._text: str | None = options.text

    def draft(self, sentences: Sentences) -> Draft | None:
        """The draft of a rule that finds what it should, as far as somebody says so.

        None where it is not wanted, because other rules find the words already.

        Raises:
            MtlintError: an answer or option cannot be what it is.
        """
        while True:
            chooser = Chooser(self._questions, self._options, sentences, self._bench)
            phrase = chooser.phrase()
            if self._is_known(sentences, phrase):
                return None
            draft, hit = self._narrowed(chooser, sentences, phrase)
            if hit is not None:
                sentences = msgspec.structs.replace(sentences, good=(*sentences.good, hit.sentence))
            elif sentences.bad.marked or not self._is_to_be_changed(draft):
                return draft

    def _narrowed(
        self, chooser: Chooser, sentences: Sentences, phrase: Phrase
    ) -> tuple[Draft, Hit | None]:
        """The draft with its exceptions, and a place that is right and asks for more words."""
        pattern = chooser.pattern(phrase)
        expected = self._bench.expected(pattern[0])
        draft = first_draft(sentences, phrase, pattern, expected, self._bench.taken)
        print("\n".join(["", *costs(expected, sentences.bad.text)]))
        while True:
            hit = self._right_one(self._looked_for(draft))
            made = chooser.exception(phrase, hit) if hit else None
            if hit is None or made is None:
                return draft, hit
            words, unless = made
            if not self._questions.is_wanted(f"Leave it alone where {words}?", default=True):
                return draft, hit
            good, others = (*draft.good, hit.sentence), (*draft.unless, unless)
            draft = msgspec.structs.replace(draft, good=good, unless=others)

    def _is_known(self, sentences: Sentences, phrase: Phrase) -> bool:
        """Whether other rules find the words already, and that is enough."""
        self._questions.say("Looking whether mtlint finds it already …")
        known = self._bench.known(sentences.bad.text, sentences.bad.part(*phrase.span))
        if not known:
            return False
        print(f"mtlint finds something there already: {', '.join(known)}")
        return self._questions.is_asking and not self._questions.is_wanted(
            "Go on all the same?", default=False
        )

    def _looked_for(self, draft: Draft) -> Seen | None:
        """What the draft finds in somebody's texts, if there are any."""
        if self._text is None:
            self._text = self._questions.answer(_TEXT, "", _existing)
        if not self._text:
            return None
        found = look(draft, _documents(_existing(self._text), self._options))
        print("\n".join(seen(found, self._text)))
        return found

    def _right_one(self, found: Seen | None) -> Hit | None:
        """A place where nothing should have been found, if there is one."""
        if found is None or not found.hits or not self._questions.is_asking:
            return None

        def read(typed: str) -> Hit | None:
            if not typed:
                return None
            if not typed.isdecimal() or not 1 <= int(typed) <= len(found.hits):
                raise UsageError(f"“{typed}” is none of the numbers")
            return found.hits[int(typed) - 1]

        return self._questions.answer(_RIGHT, "", read)

    def _is_to_be_changed(self, draft: Draft) -> bool:
        """Whether the examples do not hold, and somebody wants to choose other words."""
        if not self._questions.is_asking:
            return False
        self._questions.say("Trying its examples with all other rules …")
        failures = self._bench.failures(draft)
        if not failures:
            return False
        self._questions.say("\n".join(["Its examples do not hold:", *failures]))
        return self._questions.is_wanted("Choose other words?", default=True)


def _documents(text: str, options: argparse.Namespace) -> Iterator[Document]:
    finder = make_finder(options)
    planner = Planner(finder)
    for target in discover([text], finder).targets:
        planner.add(target)
    return readable(planner.plan.tasks, planner.plan.configs)


def _existing(text: str) -> str:
    if text and not Path(text).exists():
        raise UsageError(f"{text}: no such file or folder")
    return text

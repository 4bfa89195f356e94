"""`mtlint new-rule`: from a sentence that bothers somebody to a tested rule."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.cli.library import configuration, shown_file
from mtlint.cli.options import add_sources, make_finder
from mtlint.discover import discover
from mtlint.errors import EXIT_CLEAN, EXIT_FINDINGS, UsageError
from mtlint.files import readable
from mtlint.ruleset.loader import load_rules, read_sources
from mtlint.run import Planner, permitted_plugins

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from mtlint.cli.new_rule_dialogue import Sentences
    from mtlint.cli.questions import Questions
    from mtlint.drafting.draft import Draft
    from mtlint.drafting.trial import Seen
    from mtlint.text.document import Document

_TEXT = "A file or folder of your own texts to try it on (Enter: none): "
_RIGHT = "Is one of these right as it stands? Its number, or Enter: "


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add = parser.add_argument
    add("--bad", metavar="TEXT", help="the sentence as it was translated; [[ ]] marks wrong words")
    add("--fixed", metavar="TEXT", help="the sentence repaired")
    add("--good", metavar="TEXT", action="append", help="a right sentence that looks like it")
    add("--also", metavar="WORD=LIST", action="append", help="words as wrong in a word's place")
    add("--exact", action="store_true", help="look for no other forms of the words")
    add("--language", metavar="LIST", action="append", help="what it was translated from: de, hi")
    add("--gate", choices=("alone", "signs", "declared"), help="whether it waits for other signs")
    add("--family", metavar="NAME", help="the first half of its id (default: house)")
    add("--id", metavar="NAME", help="its name, such as house/fire-brigade")
    add("--message", metavar="TEXT", help="what it says; {match} and {fix} are filled in")
    add("--why", metavar="TEXT", help="the reason, for who reads the report")
    add("--text", metavar="PATH", help="your own texts, to see where it finds something")
    add("--out", metavar="FILE", help="the rule file (default: our-rules/rules.toml)")
    add("--yes", action="store_true", help="ask nothing and write it")
    add("--anyway", action="store_true", help="write it though its examples do not hold")
    add_sources(parser.add_argument_group("settings"))


def run(options: argparse.Namespace) -> int:
    """Ask, try, show, write; the status is 1 when the examples do not hold.

    Raises:
        MtlintError: an answer is missing or wrong, or the configuration has a mistake.
    """
    from mtlint.cli.questions import Questions  # this command only

    is_asking = not options.yes and sys.stdin.isatty()
    try:
        return _Command(options, Questions(_input() if is_asking else None)).run()
    except KeyboardInterrupt:
        print("\nnothing more is written")
        raise


def _input() -> Callable[[str], str]:
    with suppress(ImportError):  # not everywhere
        import readline  # noqa: F401 - gives `input` arrow keys
    return input


class _Command:
    """One run of the command."""

    def __init__(self, options: argparse.Namespace, questions: Questions) -> None:
        from mtlint.drafting.place import place  # this command only
        from mtlint.drafting.trial import Bench  # the same

        config = configuration(options)
        self._options = options
        self._questions = questions
        self._finder = make_finder(options)
        self._place = place(options.out, self._finder.root_for(str(Path.cwd())), config.rules)
        ours = [Path(one) for one in config.rules if Path(one).exists()]
        if self._place.file.exists() and not self._place.is_named:
            ours.append(self._place.file)
        load_rules(read_sources(ours))  # what is wrong with them is told before the questions
        self._bench = Bench(ours, permitted_plugins(config, allowed=options.allow_plugins))

    def run(self) -> int:
        """From the first question to the file."""
        from mtlint.cli.new_rule_dialogue import ask_about, ask_sentences  # this command only

        self._questions.say("A new rule from three sentences. Ctrl-C leaves; nothing is written.\n")
        draft = self._tried(ask_sentences(self._questions, self._options))
        self._questions.say()
        draft = ask_about(self._questions, self._options, draft, self._bench.ids())
        print(f"\n{draft.row()}")
        failures = self._bench.failures(draft)
        print("\n".join(failures) if failures else "Its examples hold.")
        self._finish(draft, holds=not failures)
        return EXIT_FINDINGS if failures else EXIT_CLEAN

    def _tried(self, sentences: Sentences) -> Draft:
        """The draft of a rule that finds what it should in somebody's own texts."""
        from mtlint.cli.new_rule_dialogue import Chooser, first_draft  # this command only
        from mtlint.drafting.telling import costs, seen  # the same
        from mtlint.drafting.trial import look  # the same

        text = self._options.text
        while True:
            chooser = Chooser(self._questions, self._options, sentences, self._bench)
            phrase = chooser.phrase()
            pattern = chooser.pattern(phrase)
            expected = self._bench.expected(pattern[0])
            draft = first_draft(sentences, phrase, pattern, expected)
            print("\n".join(["", *costs(expected)]))
            if text is None:
                text = self._questions.answer(_TEXT, "", _existing)
            right = None
            if text:
                found = look(draft, self._documents(_existing(text)))
                print("\n".join(seen(found, text)))
                right = self._right_one(found)
            if right is not None:
                sentences = msgspec.structs.replace(sentences, good=(*sentences.good, right))
            elif sentences.bad.marked or not self._is_to_be_changed(draft):
                return draft

    def _is_to_be_changed(self, draft: Draft) -> bool:
        """Whether the examples do not hold, and somebody wants to choose other words."""
        if not self._questions.is_asking:
            return False
        failures = self._bench.failures(draft)
        self._questions.say("\n".join(["Its examples do not hold:", *failures]) if failures else "")
        return bool(failures) and self._questions.is_wanted("Choose other words?", default=True)

    def _documents(self, text: str) -> Iterator[Document]:
        planner = Planner(self._finder)
        for target in discover([text], self._finder).targets:
            planner.add(target)
        return readable(planner.plan.tasks, planner.plan.configs)

    def _right_one(self, found: Seen) -> str | None:
        """A sentence where nothing should have been found, if there is one."""
        if not found.hits or not self._questions.is_asking:
            return None

        def read(typed: str) -> str | None:
            if not typed:
                return None
            if not typed.isdecimal() or not 1 <= int(typed) <= len(found.hits):
                raise UsageError(f"“{typed}” is none of the numbers")
            return found.hits[int(typed) - 1].sentence

        return self._questions.answer(_RIGHT, "", read)

    def _finish(self, draft: Draft, *, holds: bool) -> None:
        """Write it, or say why not."""
        from mtlint.drafting.place import append  # this command only

        options, ask, file = self._options, self._questions, self._place.file
        shown = shown_file(str(file))
        if not holds and not options.anyway:
            if not ask.is_asking:
                print("nothing is written; --anyway writes it all the same")
                return
            if not ask.is_wanted(f"Write it to {shown} all the same?", default=False):
                print("nothing is written")
                return
        elif ask.is_asking and not ask.is_wanted(f"Write it to {shown}?", default=True):
            print("nothing is written")
            return
        elif not ask.is_asking and not options.yes:
            print(f"nothing is written; --yes writes it to {shown}")
            return
        append(file, draft.row())
        print(f"wrote {draft.id} to {shown}")
        self._name()

    def _name(self) -> None:
        """Have the configuration name the rule file."""
        from mtlint.drafting.place import name_rules  # this command only

        place = self._place
        if place.is_named:
            return
        line = f"rules = {json.dumps([place.entry])}"
        shown = shown_file(str(place.configuration))
        question = f"mtlint finds it when {shown} says {line}. Write that there?"
        if self._questions.is_wanted(question, default=True) and name_rules(
            place.configuration, place.entry
        ):
            print(f"wrote {line} to {shown}")
        else:
            print(f"add this line to {shown}: {line}")


def _existing(text: str) -> str:
    if text and not Path(text).exists():
        raise UsageError(f"{text}: no such file or folder")
    return text

"""`mtlint new-rule`: from a sentence that bothers somebody to a tested rule."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.cli.library import configuration, shown_file
from mtlint.cli.options import add_sources, make_finder
from mtlint.errors import EXIT_CLEAN, EXIT_FINDINGS
from mtlint.ruleset.loader import load_rules, read_sources
from mtlint.run import permitted_plugins

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from mtlint.cli.questions import Questions
    from mtlint.drafting.draft import Draft


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add = parser.add_argument
    add("--bad", metavar="TEXT", help="the sentence as it was translated; [[ ]] marks wrong words")
    add("--fixed", metavar="TEXT", help="the sentence repaired")
    add("--good", metavar="TEXT", action="append", help="a right sentence that looks like it")
    add("--also", metavar="WORD=LIST", action="append", help="words as wrong in a word's place")
    add("--exact", action="store_true", help="look for no other forms of the words")
    add("--language", metavar="LIST", action="append", help="what it was translated from: de, hi")
    add(
        "--gate",
        choices=("alone", "signs", "declared"),
        help="speak up alone, or wait for other signs",
    )
    add("--family", metavar="NAME", help="the first half of its id (default: house)")
    add("--id", metavar="NAME", help="its name, such as house/fire-brigade")
    add("--message", metavar="TEXT", help="what it says; {match} and {fix} are filled in")
    add("--why", metavar="TEXT", help="the reason, for who reads the report")
    add("--text", metavar="PATH", help="your own texts, to see where it finds something")
    add("--out", metavar="FILE", help="the rule file (default: where the configuration looks)")
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
        root = make_finder(options).root_for(str(Path.cwd()))
        self._place = place(options.out, root, config.rules)
        ours = [Path(one) for one in config.rules if Path(one).exists()]
        if self._place.file.exists() and not self._place.is_named:
            ours.append(self._place.file)
        load_rules(read_sources(ours))  # what is wrong with them is told before the questions
        self._bench = Bench(ours, permitted_plugins(config, allowed=options.allow_plugins))

    def run(self) -> int:
        """From the first question to the file."""
        from mtlint.cli.new_rule_dialogue import ask_about, ask_sentences  # this command only
        from mtlint.cli.new_rule_trial import Trial  # the same

        self._questions.say("A new rule from three sentences. Ctrl-C leaves; nothing is written.\n")
        sentences = ask_sentences(self._questions, self._options)
        draft = Trial(self._questions, self._options, self._bench).draft(sentences)
        if draft is None:
            print("nothing is written")
            return EXIT_CLEAN
        self._questions.say()
        draft = ask_about(self._questions, self._options, draft, self._bench.taken)
        print(f"\n{draft.row()}")
        failures = self._bench.failures(draft)
        print("\n".join(failures) if failures else "Its examples hold.")
        self._finish(draft, holds=not failures)
        return EXIT_FINDINGS if failures else EXIT_CLEAN

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

"""From arguments to a command; only the module of the command that is asked for is imported."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from mtlint.errors import EXIT_CLEAN, UsageError
from mtlint.report.output import prepare_standard_output

# Command -> what it does; each is a module here with `configure(parser)` and `run(options)`.
COMMANDS = {
    "check": "find what machine translation leaves behind in files, folders or standard input",
    "fix": "make the safe fixes and show what is left; - prints standard input fixed",
    "undo": "take back what the last run in this repository or folder wrote into files",
    "init": "write a configuration to start with, after a look at the files",
    "new-rule": "make a rule from a wrong sentence, its repair and a right one, and try it",
    "test": "run the examples of the rules",
    "rules": "list the rules",
    "explain": "explain a rule: what it finds, why, examples, how to silence it; or a family",
    "completion": "print a script that completes the command line in a shell",
    "version": "print the version",
}

# A command's other name -> its name.
ALIASES = {"rule": "explain"}

_ARGUMENTS = {
    "check": " [PATH ...]",
    "fix": " [PATH ...]",
    "init": " [FOLDER]",
    "test": " [FILE ...]",
    "explain": " RULE",
    "completion": " SHELL",
}


class Parser(argparse.ArgumentParser):
    """A parser that raises its complaints, so that they are printed in one place."""

    def format_help(self) -> str:
        """The help, as wide as the terminal."""
        self.formatter_class = argparse.HelpFormatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raise a complaint.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message}; see '{self.prog} --help'")


def run_command(arguments: list[str]) -> int:
    """Run the command that the arguments name; returns the exit status.

    Raises:
        MtlintError: the arguments are wrong, or the command cannot do what they say.
    """
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        sys.stdout.write(_overview())
        return EXIT_CLEAN
    command, rest = ALIASES.get(arguments[0], arguments[0]), arguments[1:]
    if command not in COMMANDS:
        raise UsageError(_unknown_command(command))
    module = import_module(module_of(command))
    parser = Parser(
        prog=f"mtlint {command}",
        usage=f"mtlint {command} [OPTIONS]{_ARGUMENTS.get(command, '')}",  # else made each time
        description=_sentence(COMMANDS[command]),
        allow_abbrev=False,
        # Each argument is tried on a formatter, which imports shutil to ask for the width.
        formatter_class=partial(argparse.HelpFormatter, width=80),
    )
    module.configure(parser)
    prepare_standard_output(for_people=True)
    status: int = module.run(parse(parser, rest))
    return status


def module_of(command: str) -> str:
    """The name of a command's module."""
    return f"mtlint.cli.{command.replace('-', '_')}"


def parse(parser: Parser, arguments: list[str]) -> argparse.Namespace:
    """The options; an unknown one is a complaint that names the nearest known.

    Raises:
        UsageError: the arguments are wrong.
    """
    # "--" is taken out by hand: argparse loses it when options stand among the paths.
    here = arguments.index("--") if "--" in arguments else len(arguments)
    options, unknown = parser.parse_known_intermixed_args(arguments[:here])
    if unknown:
        raise UsageError(_unknown_option(parser, unknown[0]))
    if here < len(arguments):
        options.paths = [*getattr(options, "paths", []), *arguments[here + 1 :]]
    return options


def _overview() -> str:
    rows = "".join(f"  {name:10}  {what}\n" for name, what in COMMANDS.items())
    return (
        "usage: mtlint COMMAND [OPTIONS] ...\n\n"
        "Finds, explains and repairs what machine translation leaves behind in English text.\n\n"
        f"commands:\n{rows}\n"
        "options:\n  -h, --help     show this\n  -V, --version  print the version\n\n"
        "'mtlint COMMAND --help' tells about a command.\n"
        "Exit status: 0 nothing to complain about, 1 findings, 2 something went wrong.\n"
    )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _unknown_command(name: str) -> str:
    from mtlint.config import suggestion  # only for a message

    if name.startswith("-"):
        return f"unknown option '{name}' before a command; see 'mtlint --help'"
    hint = suggestion(name, COMMANDS)
    if not hint and Path(name).exists():
        hint = f"; did you mean 'mtlint check {name}'?"
    hint = hint or f"; commands are {', '.join(COMMANDS)}"
    return f"unknown command '{name}'{hint}"


def _unknown_option(parser: Parser, given: str) -> str:
    from mtlint.config import suggestion  # only for a message

    known = [name for action in parser._actions for name in action.option_strings]  # noqa: SLF001
    if not given.startswith("-"):
        return f"unexpected argument '{given}'; see '{parser.prog} --help'"
    name = given.partition("=")[0]
    hint = suggestion(name, known) or f"; see '{parser.prog} --help'"
    return f"unknown option '{name}'{hint}"

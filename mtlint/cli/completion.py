"""`mtlint completion SHELL`: a script that completes the command line, made from the parsers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mtlint.errors import EXIT_CLEAN
from mtlint.report.output import prepare_standard_output

if TYPE_CHECKING:
    import argparse

SHELLS = ("bash", "zsh", "fish")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")
    parser.epilog = (
        "The script goes where the shell looks for it. bash: "
        "~/.local/share/bash-completion/completions/mtlint; zsh: a folder of $fpath, as _mtlint; "
        "fish: ~/.config/fish/completions/mtlint.fish."
    )


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    import shtab  # no other command needs it

    from mtlint.cli.completing import FUNCTIONS, whole_parser  # the same

    prepare_standard_output(for_people=False)
    script = shtab.complete(whole_parser(), options.shell, preamble=FUNCTIONS[options.shell])
    sys.stdout.write(script.rstrip() + "\n")
    return EXIT_CLEAN

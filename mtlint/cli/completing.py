"""What a shell is told for completion: all parsers as one, and what stands behind each option."""

from __future__ import annotations

import argparse
from importlib import import_module

import shtab

from mtlint.cli.parser import COMMANDS, module_of
from mtlint.formats import FORMATS
from mtlint.report import REPORTERS

# The functions that ask mtlint which rules there are: those of the house are among them. A list of
# selectors is completed behind its last comma.
FUNCTIONS = {
    "bash": """\
_mtlint_rules() {
  compgen -W "$("${COMP_WORDS[0]:-mtlint}" rules --output-format ids 2>/dev/null)" -- "$1"
}
_mtlint_families() {
  compgen -W "$(_mtlint_rules '' | sed 's,/.*,,' | sort -u)" -- "$1"
}
_mtlint_selectors() {
  local before=""
  [[ $1 == *,* ]] && before="${1%,*},"
  compgen -P "$before" -W "$(_mtlint_rules '' | sed 'p;s,/.*,,' | sort -u)" -- "${1##*,}"
}
""",
    "zsh": """\
_mtlint_rules() {
  local -a ids
  ids=(${(f)"$(mtlint rules --output-format ids 2>/dev/null)"})
  compadd -a ids
}
_mtlint_families() {
  local -aU families
  families=(${${(f)"$(mtlint rules --output-format ids 2>/dev/null)"}%%/*})
  compset -P '*,'
  compadd -a families
}
_mtlint_selectors() {
  compset -P '*,'
  _mtlint_families
  _mtlint_rules
}
""",
    "fish": """\
function _mtlint_rules
  mtlint rules --output-format ids 2>/dev/null
end
function _mtlint_families
  _mtlint_rules | string replace -r '/.*' '' | sort -u
end
function _mtlint_selectors
  set -l before (commandline -ct | string replace -r '^--[^=]*=' '' | string match -r '.*,')
  for one in (_mtlint_families; _mtlint_rules)
    echo "$before$one"
  end
end
""",
}

# A function of those above as each shell calls it.
_CALLS = {
    name: {"bash": f"_mtlint_{name}", "zsh": f"_mtlint_{name}", "fish": f"(_mtlint_{name})"}
    for name in ("rules", "families", "selectors")
}

# What an option or argument is called in the help -> what completes it.
_BY_METAVAR = {
    "FOLDER": shtab.DIRECTORY,
    "PATH": shtab.FILE,
    "FILE": shtab.FILE,
    "RULE": _CALLS["selectors"],
}

# An option -> the function that completes it.
_BY_OPTION = {
    "--family": _CALLS["families"],
    "--select": _CALLS["selectors"],
    "--ignore": _CALLS["selectors"],
    "--extend-select": _CALLS["selectors"],
}

# An option that is checked after the parser has read it -> its values.
_VALUES = {
    "--format": tuple(FORMATS),
    "--output-format": tuple(REPORTERS),
    "--fail-on": ("error", "warning", "info"),
    "--jobs": ("auto",),
}


def whole_parser() -> argparse.ArgumentParser:
    """A parser with every command, which knows for each argument what completes it."""
    whole = argparse.ArgumentParser(prog="mtlint")
    whole.add_argument("-V", "--version", action="store_true", help="print the version")
    commands = whole.add_subparsers()
    for name, what in COMMANDS.items():
        parser = commands.add_parser(name, help=what, description=what)
        import_module(module_of(name)).configure(parser)
        for action in parser._actions:  # noqa: SLF001 - there is no other way to them
            _describe(action)
    return whole


def _describe(action: argparse.Action) -> None:
    option = next((name for name in action.option_strings if name.startswith("--")), "")
    if option in _BY_OPTION:
        _complete(action, _BY_OPTION[option])
    elif option in _VALUES and action.choices is None:
        action.choices = _VALUES[option]
    elif action.choices is None and isinstance(action.metavar, str):
        found = _BY_METAVAR.get(action.metavar)
        if found is not None:
            _complete(action, found)


def _complete(action: argparse.Action, how: object) -> None:
    action.complete = how  # type: ignore[attr-defined] # where shtab looks for it

"""What is wrong with a rule file, in the words of who writes it."""

from __future__ import annotations

import re
from typing import get_args

from mtlint.config import in_words, suggestion
from mtlint.ruleset import schema

_RULE_PATH = re.compile(r" - at `\$\.rule\[(\d+)\](.*)`$")
_PLACE_IN_TOML = re.compile(r"(.*) \((?:at line (\d+), column \d+|at end of document)\)")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
_MISSING = re.compile(r"missing required field `([^`]+)`")
_VALUE = re.compile(r"Invalid enum value '([^']*)'")

# How tomllib complains -> what it mostly was.
_LIKELY = {
    "Expected newline": 'a text ends at the next mark of its kind: inside "…" write \\", '
    "inside '…' no apostrophe but ’",
    "Illegal character '\\n'": "a text is not closed in its line",
    'Expected "\'"': "a text in 'single quotes' is not closed, perhaps in a line before",
    "Unescaped '\\'": "write patterns in 'single quotes', where a backslash stays one",
    "Invalid hex": "write patterns in 'single quotes', where a backslash stays one",
    "Invalid value": "a text stands in straight marks: \"…\" or '…'",
    "Invalid initial character for a key": "what stands in { } stands on one line",
    "Unclosed array": "a list ends with ]",
}

_VALUES = {
    "severity": get_args(schema.SeverityName),
    "applicability": get_args(schema.ApplicabilityName),
    "gate": get_args(schema.GateName),
    "quoted": get_args(schema.QuotedName),
    "where": get_args(schema.WhereName),
}


def of_toml(name: str, content: str, message: str) -> str:
    """A file that is no TOML.

    Args:
        name: of the file.
        content: its text.
        message: tomllib's.
    """
    match = _PLACE_IN_TOML.fullmatch(message)
    hint = next((hint for begins, hint in _LIKELY.items() if message.startswith(begins)), "")
    what, line = (match[1], match[2]) if match else (message, "1")
    line = line or str(len(content.splitlines()))
    return f"{name}:{line}: {what}" + (f"; {hint}" if hint else "")


def of_shape(name: str, content: str, lines: list[int], message: str) -> str:
    """A file whose tables are not those of rules.

    Args:
        name: of the file.
        content: its text.
        lines: of its rules.
        message: msgspec's, with a path like `$.rule[3].bad[0]`.
    """
    place = _RULE_PATH.search(message)
    if place is None:
        return f"{name}:1: {_of_file(message)}"
    what, where = message[: place.start()], place[2].lstrip(".")
    number = int(place[1])
    line = lines[number] if number < len(lines) else 1
    unknown = _UNKNOWN.search(what)
    if unknown:
        line = _line_of_key(content, unknown[1], line)
        hint = suggestion(unknown[1], _known(where))
        return f"{name}:{line}: unknown key {unknown[1]!r}{_inside(where)}{hint}"
    if where and not _MISSING.search(what):
        line = _line_of_key(content, re.findall(r"[a-z][a-z-]*", where)[-1], line)
    return f"{name}:{line}: {_of_value(what, where)}"


def _of_file(message: str) -> str:
    if message.endswith("`$.rule`"):
        return "a rule begins with [[rule]], in two brackets"
    if _MISSING.search(message):
        return "there is no rule; one begins with [[rule]]"
    unknown = _UNKNOWN.search(message)
    return f"unknown key {unknown[1]!r} outside of a rule" if unknown else message


def _of_value(what: str, where: str) -> str:
    missing = _MISSING.search(what)
    if missing:
        return f"the key {missing[1]!r} is missing{_inside(where)}"
    value, key = _VALUE.search(what), where.partition("[")[0]
    if value and key in _VALUES:
        return f"{key}: {value[1]!r} is none of {', '.join(_VALUES[key])}"
    if "matching regex" in what:
        return f"{key}: a language is written as a code, such as de or pt-BR"
    return f"{where}: {in_words(what, where)}"


def _inside(where: str) -> str:
    return f" (in {where})" if where else ""


def _known(where: str) -> list[str]:
    """The keys that there are in a part of a rule."""
    shapes = {"bad": schema.Bad, "good": schema.Good}
    return list(shapes.get(where.partition("[")[0], schema.Rule).__struct_encode_fields__)


def _line_of_key(content: str, key: str, first: int) -> int:
    """The first line from one on that begins with a key, or has it in a table in braces."""
    begins = re.compile(rf'\s*(?:\[+[\w.]*)?["\']?{re.escape(key)}\b')
    inside = re.compile(rf"[{{,]\s*{re.escape(key)}\s*=")
    lines = list(enumerate(content.splitlines()[first - 1 :], first))
    for expression in (begins.match, inside.search):
        for number, line in lines:
            if expression(line):
                return number
    return first

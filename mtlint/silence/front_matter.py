"""What the front matter of a Markdown file says to mtlint: its table `mtlint`.

`ignore` names rules that are not reported in the file, `off: true` silences all of them, and
`allow` lists words and names that are right as they stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from mtlint.silence.directive import FILE, Directive, Selector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.text.document import Document

_KEYS = ("ignore", "off", "allow")
_MENTIONED = re.compile(r"(?<![^\r\n])[ \t]*\[?[ \t]*[\"']?mtlint\b[\"']?[ \t]*[\]:.=]")

Entry = tuple[str, int, int]


class _WrongError(Exception):
    """What is not understood, and where in the source."""

    def __init__(self, what: str, start: int, end: int) -> None:
        super().__init__(what)
        self.span = start, end


class FrontMatter(msgspec.Struct, frozen=True):
    """What it says: directives for the whole file, and words, folded, that are right."""

    directives: tuple[Directive, ...] = ()
    allow: frozenset[str] = frozenset()


def front_matter(document: Document) -> FrontMatter:
    """What the front matter of a document says; nothing in a format that has none."""
    text = document.source.text
    if document.format != "markdown" or not text.startswith(("---", "+++")):
        return FrontMatter()
    from mtlint.formats.markdown import FRONT_MATTER

    whole = FRONT_MATTER.match(text)
    mention = _MENTIONED.search(text, 3, whole.end()) if whole else None
    if whole is None or mention is None:
        return FrontMatter()
    start, end = 3, whole.end() - 3  # without the marks: both are of three characters
    try:
        table = _toml(text, start, end) if whole[1] == "+++" else _yaml(text, start, end)
        return _read(table)
    except _WrongError as wrong:
        return FrontMatter((_directive(*wrong.span, problem=str(wrong)),))


def _read(table: dict[str, Any]) -> FrontMatter:
    directives = []
    for key, entries in table.items():
        if key == "off" and entries[0][0].lower() in ("true", "yes", "on"):
            directives.append(_directive(*entries[0][1:]))
        elif key == "ignore":
            directives += [_directive(e[1], e[2], selectors=(Selector(*e),)) for e in entries]
    allow = frozenset(name.casefold() for name, _, _ in table.get("allow", ()))
    return FrontMatter(tuple(directives), allow)


def _directive(
    start: int, end: int, *, selectors: tuple[Selector, ...] = (), problem: str = ""
) -> Directive:
    return Directive(
        FILE,
        start,
        end,
        (start, end),
        (end, end),
        selectors,
        "the front matter says so",
        is_comment=False,
        problem=problem,
    )


def _yaml(text: str, start: int, end: int) -> dict[str, list[Entry]]:
    """The keys of the table with the scalars below them, each with its span of the source."""
    import yaml  # few files speak to mtlint

    try:
        root = yaml.compose(text[start:end], Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise _WrongError("it is not YAML", 0, 3) from None
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "mtlint":
            at = key.start_mark.index + start, key.end_mark.index + start
            if not isinstance(value, yaml.MappingNode):
                raise _WrongError(f"below it stand {', '.join(_KEYS)}", *at)
            return {
                _known(name.value, name.start_mark.index + start): list(_scalars(node, start))
                for name, node in value.value
            }
    return {}


def _scalars(node: Any, base: int) -> Iterator[Entry]:  # noqa: ANN401 - PyYAML has no types
    if node.value == "":
        return
    if isinstance(node.value, str):
        start, end = node.start_mark.index + base, node.end_mark.index + base
        quote = len(node.style or "") if node.style in ("'", '"') else 0
        yield node.value, start + quote, end - quote
        return
    for inner in node.value:
        if not isinstance(getattr(inner, "value", None), str):
            at = node.start_mark.index + base
            raise _WrongError("a list of names is expected", at, at + 1)
        yield from _scalars(inner, base)


def _toml(text: str, start: int, end: int) -> dict[str, list[Entry]]:
    import tomllib  # few files speak to mtlint

    try:
        table = tomllib.loads(text[start:end].replace("\r\n", "\n")).get("mtlint", {})
    except tomllib.TOMLDecodeError:
        raise _WrongError("it is not TOML", 0, 3) from None
    if not isinstance(table, dict):
        raise _WrongError(f"below “mtlint” stand {', '.join(_KEYS)}", 0, 3)
    return {
        _known(key, max(text.find(key, start, end), 0)): [
            _found(text, str(entry).lower() if entry is True else str(entry), start, end)
            for entry in (value if isinstance(value, list) else [value])
        ]
        for key, value in table.items()
    }


def _found(text: str, entry: str, start: int, end: int) -> Entry:
    """An entry where the front matter first has it: the parser does not say where."""
    at = text.find(entry, start, end)
    return (entry, at, at + len(entry)) if at >= 0 else (entry, 0, 3)


def _known(key: str, at: int) -> str:
    if key not in _KEYS:
        raise _WrongError(f"“{key}” is none of {', '.join(_KEYS)}", at, at + len(key))
    return key

"""Runs of blank lines in a plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_END = late(r"\r\n|\r|\n")
_RUN = late(r"[\r\n]+")
# A line with another of marks below it, or one above and one below.
_HEADING = late(
    r"(?:([=+~^\"\x27#*-])\1{2,}[ \t]*(?:\r\n?|\n))?[^\r\n]*\w[^\r\n]*(?:\r\n?|\n)"
    r"([=+~^\"\x27#*-])\2{2,}[ \t]*(?:\r|\n|\Z)"
)


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many blank lines may stand together."""

    most: int


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Anchor the rule at line ends in a row."""
    params = parameters(rule, _Params)
    anchors = Anchors(classes=((int(CharClass.BREAK),) * (params.most + 2),))
    return Preparation(msgspec.to_builtins(params), anchors, frozenset({"count"}))


class Checker:
    """Finds more line ends in a row than there should be. In markup they are not shown."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._most = {rule.id: msgspec.convert(rule.params, _Params).most for rule in rules}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The runs of blank lines of one document; one blank line is left of each."""
        # Of code, and of comments, the prose has blanks only.
        text, prose = document.source.text, document.prose.text
        if document.format != "plain" or len(text) != len(prose):
            return
        for id_, offsets in hits.items():
            done = 0
            for offset in offsets:
                run = _RUN.match(text, offset) if offset >= done else None
                if run is None or (offset and text[offset - 1] in "\r\n"):
                    continue
                done = run.end()
                # Of code, or a list, empty lines are the layout, and so they are before a heading.
                if _is_indented(prose, offset) or _HEADING.match(text, done):
                    continue
                ends = [match.end() for match in _END.finditer(run[0])]
                if len(ends) - 1 <= self._most[id_] or offset == 0 or done == len(text):
                    continue
                start, end = offset + ends[1], run.end()
                if not document.prose.editable(start, end):
                    continue
                values = {"count": str(len(ends) - 1)}
                yield Signal(id_, start, end, (Repair(((start, end, ""),)),), values=values)


def _is_indented(text: str, end: int) -> bool:
    """Whether the line that ends at an offset begins with a tab or four spaces."""
    return text.startswith(("\t", "    "), text.rfind("\n", 0, end) + 1)

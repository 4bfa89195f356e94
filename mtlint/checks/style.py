"""The few marks of one style on a page that has the other: straight among curly, or the reverse."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text import habit
from mtlint.text.late import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

# How many marks of one style make it the page's, and up to how many of the other are slips. In
# edited English 60 pages of 1,800 have one apostrophe of the other style beside ten or more, 40 a
# pair of quotation marks beside six or more; pages with more of both keep to no style.
_LIMITS = {"quotation": (6, 2), "apostrophe": (10, 1)}
# In one paragraph, that is in one go, nobody writes both: of those 40 pairs 4 stand beside one of
# the other kind, so that two pairs on the page are enough.
_LIMITS_BESIDE = {"quotation": (4, 2), "apostrophe": (10, 1)}
_FEWEST_BESIDE = 2


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which marks, `quotation` or `apostrophe`.

    With `beside` only those beside marks of the page's style; with `together` the other kind
    shows the page's style too.
    """

    kind: str
    beside: bool = False
    together: bool = False


_KINDS = {
    "quotation": ("“”", '"'),
    "apostrophe": ("’", "'"),
}
_NAMES = {"quotation": "quotation marks", "apostrophe": "apostrophes"}
_COUNTS = {"quotation": habit.quotation_marks, "apostrophe": habit.apostrophes}
# Each begins with its mark, which is found at once; what stands before is looked at only there.
_PATTERNS = {
    ("quotation", "straight"): late(
        r'(?P<opening>")(?<![\w=\\]")(?=[^\s"])[^"“”\n]{0,400}(?<=[^\s"\\\d])(?P<closing>")(?!\w)'
    ),
    ("quotation", "curly"): late(r'(?P<opening>“)(?<!\w“)[^"“”\n]{1,400}(?P<closing>”)(?!\w)'),
    ("apostrophe", "straight"): late(r"(?P<apostrophe>')(?<=[^\W\d_]')(?=[^\W\d_])"),
    ("apostrophe", "curly"): late(r"(?P<apostrophe>’)(?<=[^\W\d_]’)(?=[^\W\d_])"),
}
_MARKS = {
    "straight": {"opening": "“", "closing": "”", "apostrophe": "’"},
    "curly": {"opening": '"', "closing": '"', "apostrophe": "'"},
}


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Check the parameters. The check counts marks and needs no anchors."""
    params = parameters(rule, _Params)
    if params.kind not in _KINDS:
        raise ValueError(f"kind is one of {', '.join(_KINDS)}")
    values = frozenset({"style", "count", "kind"})
    return Preparation(msgspec.to_builtins(params), Anchors(), values)


class Checker:
    """Counts the marks of both styles, and looks for those of the rarer one."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The marks of one document that are not of its style."""
        for id_, params in self._rules:
            rarer, values = _rarer(document, params)
            if not rarer:
                continue
            for match in _slips(document, params, rarer, values["style"]):
                yield _signal(id_, match, _MARKS[rarer], values)


def _slips(document: Document, params: _Params, rarer: str, style: str) -> Iterator[re.Match[str]]:
    """The marks of the rarer style."""
    for match in _PATTERNS[params.kind, rarer].finditer(document.prose.text):
        if not params.beside or _has_beside(document, match, _KINDS[params.kind], style):
            yield match


def _rarer(document: Document, params: _Params) -> tuple[str, dict[str, str]]:
    """The style of which a page has few marks, or none, and what the message says of the other."""
    kind = params.kind
    if _KINDS[kind][1] not in document.prose.text:
        return "", {}
    own = _COUNTS[kind](document)
    few, many = sorted(own)
    fewest, slips = (_LIMITS_BESIDE if params.beside else _LIMITS)[kind]
    if few and few <= slips and many >= fewest:
        return _told(own, _NAMES[kind])
    if few and params.together:
        return _rarer_together(document, params)
    return "", {}


def _rarer_together(document: Document, params: _Params) -> tuple[str, dict[str, str]]:
    """The same, as quotation marks and apostrophes together show it, for a single slip."""
    both = habit.both_kinds(document)
    if not habit.is_clear(both):
        return "", {}
    rarer, values = _told(both, "quotation marks and apostrophes")
    slips = _slips(document, params, rarer, values["style"])
    return (rarer, values) if len(list(islice(slips, 2))) == 1 else ("", {})


def _told(counts: habit.Counts, kind: str) -> tuple[str, dict[str, str]]:
    style, rarer = (
        ("curly", "straight") if counts.curly > counts.straight else ("straight", "curly")
    )
    return rarer, {"style": style, "count": str(max(counts)), "kind": kind}


def _has_beside(
    document: Document, match: re.Match[str], kinds: tuple[str, str], style: str
) -> bool:
    """Whether the paragraph of a match has marks of the page's own style."""
    block = document.prose.block_at(match.start())
    count = document.prose.text.count
    own = kinds[0] if style == "curly" else kinds[1]
    return sum(count(mark, block.start, block.end) for mark in own) >= _FEWEST_BESIDE


def _signal(
    id_: str, match: re.Match[str], marks: dict[str, str], values: dict[str, str]
) -> Signal:
    replacements = tuple(sorted((*match.span(name), marks[name]) for name in match.groupdict()))
    start, end = replacements[0][0], replacements[-1][1]
    return Signal(id_, start, end, (Repair(replacements),), values=values)

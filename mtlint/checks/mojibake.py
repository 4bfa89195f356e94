"""UTF-8 that was read in an encoding of one byte a character: "cafÃ©", "don‚Äôt", "РџСЂРёРІРµС‚".

Such text shows a lead byte and a continuation byte as two neighbouring characters beyond ASCII,
which are looked for in the code points; ftfy is imported and asked only about what stands round
such a pair, and undoes the damage.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.model import Applicability
from mtlint.ruleset.schema import Anchors
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

# ftfy is asked about stretches of this length, so that its cost grows with the damage only.
_WINDOW = 1024

# The encodings of one byte that ftfy undoes. Curly quotation marks, guillemets and the ellipsis
# are lead bytes in Mac Roman, of letters that are never met: “É is not damage.
_ENCODINGS = (
    "latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso-8859-2",
    "mac-roman", "cp437",
)  # fmt: skip
_LEADS, _LONG_LEADS = range(0xC2, 0xE0), range(0xE0, 0xF5)
_CONTINUATIONS = range(0x80, 0xC0)
# A bit for each encoding: the lower ones for two bytes, the upper ones for three and four.
_TWO = (1 << len(_ENCODINGS)) - 1
_MORE = _TWO << len(_ENCODINGS)
# Two more: â€ is what is left of a curly mark that has lost its third byte; _LONE is of a character
# that needs no other, or only a space.
_SHORT_MARK, _LONE = 1 << 2 * len(_ENCODINGS), 1 << 31
_NEVER_LEADS = "“”‘’«»…"
# A continuation byte A0 is a no-break space, which other programs make an ordinary one.
_BEFORE_LOST_SPACE = "ÃÂĂ"

_TOKEN = late(r"[^\S\x85]|[\S\x85]+")  # 85 is a space to Python, and an ellipsis here
_REACH = 8  # tokens in which a line and its repair come together again
_EDGES = "()[]{}<>.,;:!?\"'“”’ \t"
_SUM = "—£"  # "he held—£1,000": in Mac Roman a letter that Russian gave up in 1918
# "MISUTÂ" with a no-break space is a name in capitals.
_CAPITALS = late(r"(?<=[A-Z])Â\xa0(?=[A-Z])")
_MOST_MENTIONS = 2
_AROUND = 1 << 13  # characters on either side of a candidate


_Change = tuple[int, int, int, int]  # old first and last, new first and last token


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What shows that a text is about encodings; its block, or all of it, is then left alone."""

    explained_by: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Check the parameters. The check asks the code points and needs no anchors."""
    params = parameters(rule, _Params)
    for pattern in params.explained_by:
        re.compile(pattern)
    return Preparation(msgspec.to_builtins(params), Anchors())


class _Ready:
    """One rule, its expression compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self._params = msgspec.convert(rule.params, _Params)

    @cached_property
    def explained(self) -> re.Pattern[str]:
        return re.compile("|".join(self._params.explained_by) or r"(?!)", re.IGNORECASE)


class Checker:
    """Looks for pairs of characters that can be a character of UTF-8, and repairs round them."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [_Ready(rule) for rule in rules]

    def seek(self, document: Document) -> Hits:
        """The characters that may be bytes of another."""
        if document.prose.text.isascii() or not document.prose.blocks:  # 85 alone is only a space
            return {}
        places = _candidates(document)
        return {self._rules[0].id: places} if places else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The damaged stretches of one document."""
        text = document.prose.text
        for ready in self._rules if document.prose.blocks else ():
            for start, end in _windows(document, hits[self._rules[0].id]):
                found = list(_damaged(text[start:end]))
                if found and not _is_explained(ready, document, start):
                    for first, last, repaired in found:
                        yield _signal(ready.id, start + first, start + last, repaired)


def _is_explained(ready: _Ready, document: Document, offset: int) -> bool:
    """Whether the block, or more than a few sentences round it, are about encodings."""
    block = document.prose.block_at(offset)
    if ready.explained.search(document.prose.text, block.start, min(block.end, offset + _AROUND)):
        return True
    around = document.prose.text[max(offset - _AROUND, 0) : offset + _AROUND]
    return len(ready.explained.findall(around)) > _MOST_MENTIONS


def _signal(id_: str, start: int, end: int, repaired: str) -> Signal:
    lossless = "\N{REPLACEMENT CHARACTER}" not in repaired
    applicability = None if lossless else Applicability.UNSAFE
    return Signal(id_, start, end, (Repair(((start, end, repaired),), applicability),))


def _candidates(document: Document) -> list[int]:
    """Where a lead byte and a continuation byte could stand as two characters, ascending."""
    wide = document.tokens.wide
    leads, continuations = _tables()
    lead = leads.take(wide.code, mode="clip")
    if not lead.any():
        return []
    continuation = continuations.take(wide.code, mode="clip")
    beside = wide.place[1:] - wide.place[:-1] == 1
    second, third = np.zeros_like(lead), np.zeros_like(lead)
    np.multiply(continuation[1:], beside, out=second[:-1])
    np.multiply(second[1:], beside, out=third[:-1])
    possible = lead & ((second & (_TWO | _SHORT_MARK)) | (second & third & _MORE) | _LONE)
    (rows,) = possible.nonzero()
    found = zip(wide.place.take(rows).tolist(), possible.take(rows).tolist(), strict=True)
    return [at for at, bits in found if _is_damage(document.prose.text, at, bits == _LONE)]


def _is_damage(text: str, at: int, alone: bool) -> bool:  # noqa: FBT001
    """Whether two characters are no dash before a sum, and one alone is C1 or before a space."""
    if alone:
        return text[at] < "\xa0" or text.startswith(" ", at + 1)
    return not text.startswith(_SUM, at)


@cache
def _tables() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """For each code point, a bit for each encoding in which it is a lead or a continuation."""
    leads, continuations = np.zeros(1 << 16, np.uint32), np.zeros(1 << 16, np.uint32)
    for bit, encoding in enumerate(_ENCODINGS):
        two, more = 1 << bit, 1 << bit + len(_ENCODINGS)
        for table, values, bits in (
            (leads, _LEADS, two),
            (leads, _LONG_LEADS, more),
            (continuations, _CONTINUATIONS, two | more),
        ):
            for value in values:
                character = bytes([value]).decode(encoding, "ignore") or chr(value)
                table[ord(character)] |= bits
    leads[[ord(character) for character in _NEVER_LEADS]] = 0
    continuations[0xFFFD] = _TWO | _MORE  # a byte that was lost
    leads[ord("â")] |= _SHORT_MARK
    continuations[ord("€")] |= _SHORT_MARK
    leads[[ord(character) for character in _BEFORE_LOST_SPACE]] |= _LONE
    leads[0x80:0xA0] |= _LONE  # C1
    return leads, continuations


def _windows(document: Document, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The lines round the candidates, each once, long ones cut at spaces."""
    text, end = document.prose.text, -1
    for place in places:
        if place < end:
            continue
        block = document.prose.block_at(place)
        start = max(block.start, end)
        if place - start > _WINDOW:
            start = max(text.rfind(" ", start, place - _WINDOW // 2) + 1, start)
            start = start if place - start <= _WINDOW else place - _WINDOW // 2
        end = block.end
        if end - start > 2 * _WINDOW:
            space = text.find(" ", place + _WINDOW // 2, start + 2 * _WINDOW)
            end = space if space >= 0 else start + 2 * _WINDOW
        end += text.startswith("\x85", end)
        yield start, end


def _damaged(text: str) -> Iterator[tuple[int, int, str]]:
    """The damaged stretches of a line, each with its repair, grown to whole words."""
    from mtlint.text.misread import undone  # only for a candidate: its patterns are large

    repaired = undone(text)
    if repaired in (text, _CAPITALS.sub("\xa0", text)):
        return
    before, after = _TOKEN.findall(text), _TOKEN.findall(repaired)
    starts = [0, *accumulate(map(len, before))]
    for first, last, new_first, new_last in _joined(before, _changes(before, after)):
        old, new = "".join(before[first:last]), "".join(after[new_first:new_last])
        yield _trimmed(old, new, starts[first])


def _changes(before: list[str], after: list[str]) -> Iterator[_Change]:
    """The stretches of tokens that differ; in time linear in the tokens."""
    old = new = 0
    while old < len(before) and new < len(after):
        if before[old] == after[new]:
            old, new = old + 1, new + 1
            continue
        left, right = _next_same(before[old : old + _REACH], after[new : new + _REACH])
        yield old, old + left, new, new + right
        old, new = old + left, new + right
    if old < len(before) or new < len(after):
        yield old, len(before), new, len(after)


def _next_same(before: list[str], after: list[str]) -> tuple[int, int]:
    """How far it is on both sides to the next token that they share."""
    for distance in range(1, len(before) + len(after)):
        for left in range(max(distance - len(after) + 1, 0), min(distance + 1, len(before))):
            if before[left] == after[distance - left]:
                return left, distance - left
    return len(before), len(after)


def _joined(before: list[str], changes: Iterable[_Change]) -> list[_Change]:
    """Changes that touch, or have one space between them, made one."""
    joined: list[_Change] = []
    for change in changes:
        gap = before[joined[-1][1] : change[0]] if joined else None
        if joined and (not gap or gap == [" "]):
            joined[-1] = (joined[-1][0], change[1], joined[-1][2], change[3])
        else:
            joined.append(change)
    return joined


def _trimmed(old: str, new: str, start: int) -> tuple[int, int, str]:
    """Without the marks that stand on both sides of a word, before and after the repair."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first] and old[first] in _EDGES:
        first += 1
    last, most = 0, min(len(old), len(new)) - first
    while last < most and old[-1 - last] == new[-1 - last] and old[-1 - last] in _EDGES:
        last += 1
    return start + first, start + len(old) - last, new[first : len(new) - last]

"""Choosing places, and planting."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.inject.guards import beside, is_sound
from benchmarks.inject.model import Damaged, Fault, Page

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.inject.model import Beside, Kind

_APART = 80  # code points between two faults, so that each finding belongs to one
_WORDS = 60  # words a fault: dense enough for small samples, thin enough to leave a text a text
_TRIES = 6  # places of a kind looked at in one page
_PIECE = 5_000  # code points: longer documents are cut after a paragraph


class _Spot(NamedTuple):
    """A place in clean text, what will stand there, and what it stands beside."""

    start: int
    end: int
    text: str
    kind: Kind
    beside: Beside


def damage(text: str, kinds: Sequence[Kind], seed: object) -> Damaged:
    """A text with at most one fault of each kind, at places chosen by the seed.

    Args:
        text: clean text, paragraphs parted by an empty line.
        kinds: what is wanted, most wanted first; one fault is planted in about 60 words.
        seed: anything whose `str` is the same in every run.
    """
    chance = random.Random(str(seed))
    page = Page(text)
    wanted = max(len(text.split()) // _WORDS, 1)
    spots: list[_Spot] = []
    for kind in kinds:
        if len(spots) == wanted:
            break
        spot = _spot(page, kind, chance)
        if spot:
            page.taken.append(_reserved(page, spot))
            spots.append(spot)
    return _planted(text, sorted(spots, key=lambda spot: spot.start))


def damage_all(
    texts: Iterable[str], kinds: Sequence[Kind], each: int, seed: int
) -> Iterator[tuple[str, Damaged]]:
    """Pieces of texts with their damaged twins, until each kind stands `each` times in all.

    The kinds planted least so far come first, so that rare places are used where they occur.
    """
    planted: Counter[tuple[str, str]] = Counter()
    for number, text in enumerate(texts):
        missing = [kind for kind in kinds if planted[kind.family, kind.name] < each]
        if not missing:
            return
        chance = random.Random(f"{seed}:{number}")
        chance.shuffle(missing)
        missing.sort(key=lambda kind: planted[kind.family, kind.name])
        cut = piece(text)
        damaged = damage(cut, missing, f"{seed}:{number}")
        planted.update((fault.family, fault.kind) for fault in damaged.faults)
        yield cut, damaged


def piece(text: str) -> str:
    """The first paragraphs of a text, at most 5,000 code points."""
    if len(text) <= _PIECE:
        return text
    end = text.rfind("\n\n", 0, _PIECE)
    return text[:end] if end > 0 else text[: text.rfind(" ", 0, _PIECE)]


def _spot(page: Page, kind: Kind, chance: random.Random) -> _Spot | None:
    if kind.prose_only and page.speaks_of_code:
        return None
    groups: dict[Beside, list[tuple[int, int, re.Match[str]]]] = defaultdict(list)
    for match in kind.place.finditer(page.text):
        start, end = _span(match)
        groups[beside(page.text, start, end)].append((start, end, match))
    for _ in range(_TRIES):
        if not groups:
            return None
        name = chance.choice(sorted(groups))
        start, end, match = groups[name].pop(chance.randrange(len(groups[name])))
        if not groups[name]:
            del groups[name]
        text = kind.damage(match, chance) if _is_free(page, kind, start, end) else None
        if text is not None and text != page.text[start:end]:
            return _Spot(start, end, text, kind, name)
    return None


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where the group `at` stands, or else the whole match."""
    return match.span("at") if match.groupdict().get("at") is not None else match.span()


def _is_free(page: Page, kind: Kind, start: int, end: int) -> bool:
    if kind.running and not page.is_running(start):
        return False
    first, last = _paragraph(page, start, end) if kind.alone else (start, end)
    near = any(a - _APART < last and first < b + _APART for a, b in page.taken)
    return not near and is_sound(page.text, start, end)


def _reserved(page: Page, spot: _Spot) -> tuple[int, int]:
    return _paragraph(page, spot.start, spot.end) if spot.kind.alone else (spot.start, spot.end)


def _paragraph(page: Page, start: int, end: int) -> tuple[int, int]:
    return page.paragraph(start)[0], page.paragraph(end)[1]


def _planted(text: str, spots: Sequence[_Spot]) -> Damaged:
    parts, faults = [], []
    at = length = 0
    for spot in spots:
        parts += [text[at : spot.start], spot.text]
        length += spot.start - at
        faults.append(_fault(text[spot.start : spot.end], spot, length))
        length += len(spot.text)
        at = spot.end
    return Damaged("".join(parts) + text[at:], tuple(faults))


def _fault(original: str, spot: _Spot, offset: int) -> Fault:
    """The fault of a spot whose text begins at `offset` of the damaged text."""
    head, tail = (0, 0) if spot.kind.whole else _common(original, spot.text)
    return Fault(
        spot.kind.family,
        spot.kind.name,
        offset + head,
        offset + len(spot.text) - tail,
        original[head : len(original) - tail],
        spot.beside,
    )


def _common(first: str, second: str) -> tuple[int, int]:
    """How many code points two texts share at their beginning and, after that, at their end."""
    head = _same(first, second)
    return head, _same(first[head:][::-1], second[head:][::-1])


def _same(first: str, second: str) -> int:
    """How many code points two texts share at their beginning."""
    pairs = zip(first, second, strict=False)
    return next(
        (place for place, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second))
    )

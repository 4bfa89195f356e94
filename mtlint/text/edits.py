"""Which words are one slip of the keyboard from each other, without comparing all with all.

A slip is one letter left out, put in or changed, or two in each other's place. It stands in the
first half of a word or in the second, so the other half is the same: words are grouped by how they
begin and by how they end, and only those of a group are compared.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Letters that have to agree at one end; of all pairs of words of at least twice as many letters
# none is lost. Among more words more have to agree: chance brings them together too.
_AGREE, _AGREE_OF_MANY, _AGREE_OF_MOST = 3, 4, 6
_MANY, _MOST = 500, 5_000


def near(words: Sequence[str], rare: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Pairs of indices i < j of words one slip apart, where at least one is among the rare.

    No two words are the same. Each pair comes once.
    """
    seen = set()
    for group in _groups(words, rare):
        for i in rare.intersection(group):
            for j in group:
                pair = (i, j) if i < j else (j, i)
                if i != j and pair not in seen and is_near(words[i], words[j]):
                    seen.add(pair)
    yield from sorted(seen)


def _groups(words: Sequence[str], rare: frozenset[int]) -> Iterator[list[int]]:
    """The indices of words that begin or end like a rare one, where there are several."""
    agree = _AGREE if len(words) <= _MANY else _AGREE_OF_MANY
    agree = _AGREE_OF_MOST if len(words) > _MOST else agree
    for end in (slice(agree), slice(-agree, None)):
        ends = list(map(itemgetter(end), words))
        groups: dict[str, list[int]] = {ends[index]: [] for index in rare}
        for index in [index for index, own in enumerate(ends) if own in groups]:
            groups[ends[index]].append(index)
        yield from (group for group in groups.values() if len(group) > 1)


def is_near(one: str, other: str) -> bool:
    """Whether two different words are one letter, or two neighbours by turns, apart."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    changed = short[at + 1 :] == long[at + 1 :]
    turned = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return changed or turned

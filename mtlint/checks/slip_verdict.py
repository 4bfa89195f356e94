"""Whether a word that no dictionary has is a slip of a common one, and of which."""

from __future__ import annotations

from functools import lru_cache

from mtlint.text.corrections import corrections
from mtlint.text.formation import is_made, is_variety, known
from mtlint.text.slips import SEVERAL, WEAK, cost

# How much commoner the word that was meant must be, in powers of ten, after the cost of the slip;
# more where the word is short, for short words are one slip from many others.
_GAIN = 2.3
_GAIN_SHORT = {4: 2.9, 5: 2.5}
_SURE = 0.9  # and this much more for what can also be a word that English makes
_TORN = 0.7  # or where several words can have been meant

_USUAL = 4.0  # Zipf frequency of a word whose old spelling is met

# Words this much less likely than the best are not shown.
_GAP = 0.5
_MOST_SHOWN = 3

# What a word of so many letters that was never counted is taken to be used, on the Zipf scale:
# short strings of letters are more often words of some kind.
_STRANGE = {4: 2.4, 5: 1.8, 6: 1.4, 7: 0.9, 8: 0.5}
_STRANGE_LONG = 0.3


@lru_cache(1 << 10)
def verdict(word: str) -> tuple[str, ...]:
    """The words that a word in small letters can have been meant to be, the likeliest first.

    None, if it may be right as it is.
    """
    usual = max(known(word).zipf, _STRANGE.get(len(word), _STRANGE_LONG))
    least = usual + _GAIN_SHORT.get(len(word), _GAIN)
    near = (one for one in corrections().of(word, least) if one.word != word)
    priced = ((one, cost(word, one.word)) for one in near)
    ranked = sorted(
        ((one.zipf - price, price, one.word) for one, price in priced if price is not None),
        reverse=True,
    )
    # One slip is likelier than two, however common the word that is two slips away.
    ranked = [one for one in ranked if one[1] < SEVERAL and one[0] >= least] or ranked
    if not ranked:
        return ()
    best, price, _ = ranked[0]
    meant = tuple(other for score, _, other in ranked if score > best - _GAP)[:_MOST_SHOWN]
    if best < least + _TORN * (len(meant) > 1) or is_variety(word) or _is_old(word):
        return ()
    if best < least + _SURE and _is_own(word, is_weak=price >= WEAK):
        return ()
    return meant


def _is_old(word: str) -> bool:
    """Whether a word is one in -y as old books write it: "onlie"."""
    return word.endswith("ie") and known(word.removesuffix("ie") + "y").zipf >= _USUAL


def _is_own(word: str, *, is_weak: bool) -> bool:
    """Whether a word may be right: another language has it, or English makes it."""
    return corrections().is_foreign(word) or (is_weak and is_made(word))

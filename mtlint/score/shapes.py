"""What a feature counts that is no list of words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from mtlint.text.characters import CharClass
from mtlint.text.prose import BlockKind
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable

_Shape = Callable[["Document", "NDArray[np.intp]"], int]

_NEAR = 3  # tokens: a word that is there again after one or two others
_NO_SENTENCES = (BlockKind.HEADING, BlockKind.CELL)
_BE = ("is", "are", "was", "were", "be", "been", "being")


def _sentences(document: Document, starts: NDArray[np.intp]) -> int:
    """Sentences that are no heading and stand in no table."""
    kinds = (block.kind for block in document.prose.blocks)
    return len(starts) - sum(kind in _NO_SENTENCES for kind in kinds)


def _ing(document: Document, _starts: NDArray[np.intp]) -> int:
    return int(_ending(document, "ing", 5).sum())


def _ed(document: Document, _starts: NDArray[np.intp]) -> int:
    return int(_ending(document, "ed", 4).sum())


def _passives(document: Document, _starts: NDArray[np.intp]) -> int:
    """Forms of "be" before a word in -ed, or before one in -ly and that."""
    is_be = _is_one_of(document.tokens, _BE)
    is_past, is_adverb = _ending(document, "ed", 4), _ending(document, "ly", 5)
    direct = is_be[:-1] & is_past[1:]
    through = is_be[:-2] & is_adverb[1:-1] & is_past[2:]
    return int(direct.sum() + through.sum())


def _the_x_of(document: Document, _starts: NDArray[np.intp]) -> int:
    hashes = document.tokens.hash
    return int(((hashes[:-2] == _hash("the")) & (hashes[2:] == _hash("of"))).sum())


def _repeats(document: Document, _starts: NDArray[np.intp]) -> int:
    """Words that stand again after one or two others, or at once."""
    is_again = np.zeros(len(document.tokens), np.bool_)
    for gap in range(1, _NEAR + 1):
        is_again[gap:] |= document.tokens.hash[gap:] == document.tokens.hash[:-gap]
    return int((is_again & _is_lower(document.tokens)).sum())


def _ending(document: Document, ending: str, least: int) -> NDArray[np.bool_]:
    """Whether each token is a word in small letters of some length that ends so."""
    tokens = document.tokens
    # One byte for each code point; what is not Latin ends in none of these.
    codes = np.frombuffer(document.prose.text.encode("latin-1", "replace"), np.uint8)
    matches = _is_lower(tokens) & (tokens.length >= least)
    for back, letter in enumerate(reversed(ending), 1):
        # A token that is too short looks before its own start; it is no match already.
        matches &= codes.take(tokens.end[:] - back, mode="clip") == ord(letter)
    return matches


def _is_lower(tokens: TokenTable) -> NDArray[np.bool_]:
    is_lower: NDArray[np.bool_] = tokens.classes[tokens.start] == CharClass.LOWER
    return is_lower


def _is_one_of(tokens: TokenTable, words: tuple[str, ...]) -> NDArray[np.bool_]:
    found = np.zeros(len(tokens), np.bool_)
    found[tokens.find(np.array([hash_of(word) for word in words], np.uint64))] = True
    return found


def _hash(word: str) -> Any:  # noqa: ANN401 - a NumPy number
    return np.uint64(hash_of(word))


SHAPES: dict[str, _Shape] = {
    "sentences": _sentences,
    "ing": _ing,
    "ed": _ed,
    "passives": _passives,
    "the-x-of": _the_x_of,
    "repeats": _repeats,
}

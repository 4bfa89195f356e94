"""Words of several documents that are read as one, told apart as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.tokens import BASE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtlint.text.document import Document

_APART = np.uint64(BASE - 1)  # between equal words of two documents


def parts_of(document: Document, tokens: NDArray[np.signedinteger]) -> NDArray[np.intp]:
    """Which of several documents that are read as one each token belongs to: intp [len(tokens)]."""
    if len(document.edges) == 2:  # noqa: PLR2004 - the first word and the last
        return np.zeros(len(tokens), np.intp)
    return document.edges.searchsorted(tokens.astype(np.int32), "right") >> 1


def owned(hashes: NDArray[np.uint64], part: NDArray[np.intp]) -> NDArray[np.uint64]:
    """The hashes of words so that those of different documents are different: uint64 [n]."""
    return hashes + part.astype(np.uint64) * _APART

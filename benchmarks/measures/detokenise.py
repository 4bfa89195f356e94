"""Joining tokens the way a row's own tokens were joined."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSING = re.compile(r"""[,.;:!?%)\]}”’…]+|['’](?:s|t|re|ve|ll|d|m|S|T)|n['’]t|['’]""")
_OPENING = re.compile(r"[(\[{“‘$£€#]+")
_JOINING = frozenset("-/")
_STRAIGHT = '"'


def detokenise(text: str, tokens: str, raw: str) -> str:
    """A tokenised text as ordinary text.

    Two tokens are joined or parted as the same two were in the row; where the row does not have
    them, as the mark among them was there; and else by the rules of English typography.

    Args:
        text: the text to be joined, tokens parted by spaces.
        tokens: another text of the row, tokenised in the same way.
        raw: that other text as it was before.
    """
    joined = _joined(tokens.split(), raw)
    parts = text.split()
    result = parts[:1]
    quoted = parts[:1] == [_STRAIGHT]
    for left, right in pairwise(parts):
        result += ["" if _is_joined(left, right, joined, is_open=quoted) else " ", right]
        quoted ^= right == _STRAIGHT
    return "".join(result)


def _joined(tokens: Sequence[str], raw: str) -> dict[tuple[str, str], bool]:
    """For neighbours in a row, and for a mark with anything before or after it: whether joined.

    The empty string stands for anything. Tokens that do not stand in the raw text end the reading.
    """
    result: dict[tuple[str, str], bool] = {}
    at = len(tokens[0]) if tokens and raw.startswith(tokens[0]) else -1
    for left, right in pairwise(tokens):
        place = raw.find(right, at)
        if at < 0 or place < 0 or raw[at:place].strip():
            break
        result[left, right] = place == at
        if right != _STRAIGHT and not right[0].isalnum():
            result["", right] = place == at
        if left != _STRAIGHT and not left[-1].isalnum():
            result[left, ""] = place == at
        at = place + len(right)
    return result


def _is_joined(
    left: str, right: str, joined: dict[tuple[str, str], bool], *, is_open: bool
) -> bool:
    for key in ((left, right), ("", right), (left, "")):
        if key in joined:
            return joined[key]
    if right == _STRAIGHT:
        return is_open
    if left == _STRAIGHT:
        return is_open or _CLOSING.fullmatch(right) is not None
    is_mark = _CLOSING.fullmatch(right) or _OPENING.fullmatch(left)
    return bool(is_mark) or right in _JOINING or left in _JOINING

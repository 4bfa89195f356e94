"""Fingerprints: names for findings that stay when lines move and messages are reworded.

A fingerprint is made of the rule id, the normalised matched words, three normalised words on each
side and the ordinal among equals in the file; for a finding about two places, of both their words.
The words on each side are those of its paragraph: what is written above or below does not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.model import Finding

_CONTEXT_WORDS = 3
_REACH = 200  # code points on each side in which the context words are looked for
_WORD = re.compile(r"\w+")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)")
_LINE_END = re.compile(r"[\r\n]")
_WIDEST = 120  # code points; a longer line is not hard-wrapped, so it is a paragraph by itself


def fingerprints(text: str, findings: Sequence[Finding]) -> list[str]:
    """One fingerprint of 16 hexadecimal digits for each finding of one file, in their order.

    Args:
        text: the decoded source of the file.
        findings: in the order of their positions.
    """
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        name = _name(text, finding)
        made.append(_digest(f"{name}\x1e{seen[name]}"))
        seen[name] += 1
    return made


def _name(text: str, finding: Finding) -> str:
    before, after = map(_words, _around(text, finding))
    places = sorted({" ".join(_words(text[e.start : e.end])) for e in finding.evidence})
    matched = _words(text[finding.start : finding.end]) or [text[finding.start : finding.end]]
    parts = (matched, before[-_CONTEXT_WORDS:], after[:_CONTEXT_WORDS], places)
    return "\x1f".join([finding.rule, *(" ".join(part) for part in parts)])


def _around(text: str, finding: Finding) -> tuple[str, str]:
    """What stands in the paragraph before and after a finding, as far as the reach goes."""
    before = text[max(finding.start - _REACH, 0) : finding.start]
    after = text[finding.end : finding.end + _REACH]
    in_line = len(_LINE_END.split(before)[-1]) + len(_LINE_END.split(after, maxsplit=1)[0])
    is_wide = in_line + finding.end - finding.start > _WIDEST
    end = _LINE_END if is_wide else _BLANK_LINE
    return end.split(before)[-1], end.split(after, maxsplit=1)[0]


def _words(text: str) -> list[str]:
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _WORD.findall(folded.casefold())


def _digest(name: str) -> str:
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

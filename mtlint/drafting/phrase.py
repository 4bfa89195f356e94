"""Which words of a sentence a rule should look for: those that were repaired, and enough beside."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from mtlint.drafting.forms import is_function_word, slot_of
from mtlint.drafting.sentence import is_word
from mtlint.errors import UsageError
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtlint.drafting.sentence import Sentence

Span = tuple[int, int]
"""The first of some neighbouring tokens and the one behind the last."""

_RARE = 2.5  # Zipf, of a word that is enough by itself: a name, a foreign word
_ENOUGH = 4  # tokens, three words of any kind
_FARTHEST = 5  # words beside those that were repaired


def repaired(bad: Sentence, fixed: Sentence) -> Span:
    """The tokens of a bad sentence that its repair changes, from word to word.

    Raises:
        UsageError: the repair changes no word.
    """
    before = _equal(bad.tokens, fixed.tokens)
    behind = _equal(bad.tokens[before:][::-1], fixed.tokens[before:][::-1])
    start, end = before, len(bad.tokens) - behind
    has_old = any(map(is_word, bad.tokens[start:end]))
    has_new = any(map(is_word, fixed.tokens[before : len(fixed.tokens) - behind]))
    if not has_old and not has_new:
        raise UsageError("the two sentences have the same words; a rule of yours is about words")
    if has_old and has_new:
        return _whole_words(bad, start, end)
    # What was put in or taken away is seen at the word before it, or behind it at the beginning.
    if start:
        start -= 1
        end = len(bad.tokens) - _equal(bad.tokens[start:][::-1], fixed.tokens[start:][::-1])
    else:
        end += 1
    return _whole_words(bad, start, end)


def _whole_words(bad: Sentence, start: int, end: int) -> Span:
    while start and not is_word(bad.tokens[start]):
        start -= 1
    while end < len(bad.tokens) and (end <= start or not is_word(bad.tokens[end - 1])):
        end += 1
    return start, end


def _equal(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens two sentences begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def part_of_repair(bad: Sentence, fixed: Sentence, span: Span) -> tuple[str, ...]:
    """The tokens that stand in the repaired sentence where `span` stands in the bad one.

    Raises:
        UsageError: the sentences differ elsewhere too.
    """
    start, end = span
    last = len(fixed.tokens) - (len(bad.tokens) - end)
    same = bad.tokens[:start] == fixed.tokens[:start] and bad.tokens[end:] == fixed.tokens[last:]
    if not same or last < start:
        raise UsageError(
            f"outside “{bad.part(start, end)}” the two sentences are not the same; change only "
            "what is marked"
        )
    return fixed.tokens[start:last]


def phrases(bad: Sentence, core: Span) -> list[Span]:
    """What could be looked for, the best first: the core and some words to its sides.

    One common word is never enough: it is right in other sentences. Two words that say something
    are, or a rare one, or three of any kind.
    """
    spans = _round(bad, core, is_function_word) or _round(bad, core, lambda _: False)
    # A preposition belongs to what stands before it, any other word to what stands behind it.
    is_governed = all(is_function_word(word) for word in _words(bad, core))

    def order(span: Span) -> tuple[int, int, bool]:
        before, behind = core[0] - span[0], span[1] - core[1]
        is_cut = _cuts_compound(bad, span[1] - 1)
        return behind if is_governed else before, _telling(bad, span) + is_cut, is_cut

    return sorted(spans, key=order)


def _cuts_compound(bad: Sentence, at: int) -> bool:
    """Whether a word is the first half of something like "fire brigade"."""
    if bad.tokens[at + 1 : at + 2] != (" ",):
        return False
    pair = (bad.tokens[at], bad.tokens[at + 2])
    one, other = (slot_of(pair, number) for number in (0, 1))
    return one.kind == other.kind == "noun" and one.word.lower() == one.bases[0]


def _round(bad: Sentence, core: Span, is_idle: Callable[[str], bool]) -> list[Span]:
    """The phrases that say enough; they do not end with an idle word beside the core."""
    return [
        (left, right + 1)
        for left in _edges(bad, core[0], -1, is_idle)
        for right in _edges(bad, core[1] - 1, 1, is_idle)
        if _says_enough(bad, (left, right + 1), core) or right + 1 - left > _ENOUGH
    ]


def _edges(bad: Sentence, at: int, step: int, is_idle: Callable[[str], bool]) -> Iterator[int]:
    """Where the phrase can end on one side: at the core, or at a word that is not idle."""
    yield at
    ahead = range(at + step, len(bad.tokens) if step > 0 else -1, step)
    words = 0
    for other in ahead:
        if not is_word(bad.tokens[other]):
            if bad.tokens[other] not in (" ", "-"):
                return
        elif words == _FARTHEST:
            return
        else:
            words += 1
            if not is_idle(bad.tokens[other]):
                yield other


def _words(bad: Sentence, span: Span) -> list[str]:
    return [token for token in bad.tokens[slice(*span)] if is_word(token)]


def _telling(bad: Sentence, span: Span) -> int:
    return sum(not is_function_word(word) for word in _words(bad, span))


def _says_enough(bad: Sentence, span: Span, core: Span) -> bool:
    words = _words(bad, span)
    own = set(_words(bad, core))
    if any(lexicon().zipf_of(word) < _RARE for word in words if word in own and word.isalpha()):
        return True
    return sum(word in own or not is_function_word(word) for word in words) > 1

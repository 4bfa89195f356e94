"""Whether a word has lost its capital, or has one that does not belong there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.checks.casing_rule import words_of
from mtlint.text.late import late
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from mtlint.checks.casing_rule import Ready
    from mtlint.text.word import Word


# Headlines have fewer words than this; the shortest sentence in which a word of running sentences
# tells that it is none has so many.
_DEEP = 15

_SHORT = 4

# What stands before and behind one half of a term with one hyphen, in running text.
_LONGEST_HALF = 24
_HALF_BEFORE = late(r"(?:^|[\s(“\"‘—–])((?:[A-Za-z]{3,}-)?)$")
_HALF_AFTER = late(r"((?:-[A-Za-z]{3,})?)(?=$|[\s,;)!?”\"—–]|[.:](?:\W|$)|[’'](?:\W|s\b|$))")

# Words that English has of its own, as Zipf frequency.
_ENGLISH = 2.8

_BEYOND_LATIN = "\u0250"

_TWO_BEFORE = 2  # words; the first of a sentence has a capital anyway


def lost_name(ready: Ready, word: Word) -> str:
    """The longest name that stands at a word in lower case; empty where none does."""
    names = [name for name in ready.forms[word.hash] if word.reads(name)]
    if not names or (word.is_part() and not _is_half(word)):
        return ""
    before = word.neighbour(-1)[0].lower()
    for name in names:
        after = word.neighbour(len(words_of(name)))[0].lower()
        if _fits(ready, before, after) and _is_english(ready, before, after):
            return name if word.is_amid_capitals() and not word.is_in_change() else ""
    return ""


def _is_half(word: Word) -> bool:
    """Whether it is half of a term of two words, which keeps the capital: "pan-African"."""
    text = word.document.prose.text
    before = _HALF_BEFORE.search(text[max(word.start - _LONGEST_HALF, 0) : word.start])
    after = _HALF_AFTER.match(text[word.end : word.end + _LONGEST_HALF])
    return before is not None and after is not None and bool(before[1]) != bool(after[1])


def may_stray(word: Word) -> bool:
    """Whether a word has one capital and is no part of something else, whatever a rule asks."""
    return word.text == word.text.capitalize() and not word.is_part()


def has_stray(ready: Ready, word: Word) -> bool:
    """Whether a word that may be a stray stands where a rule does not want its capital."""
    if not _stands_amid(ready, word) or _is_in_title(ready, word):
        return False
    before, after = word.neighbour(-1)[0].lower(), word.neighbour(1)[0]
    if word.neighbour(-2)[0].lower() in ready.not_two_before or not _fits(ready, before, after):
        return False
    return _goes_on(ready, before, word) and _is_english(ready, before, after)


def _is_in_title(ready: Ready, word: Word) -> bool:
    """Whether other capitals are near, where the rule does not want them."""
    if ready.params.no_title:
        return word.is_near_capital()
    if not ready.params.no_title_here or not word.is_near_capital():
        return False
    begins = len(word.words_before(_TWO_BEFORE + 1)) <= _TWO_BEFORE
    second, between = word.neighbour(-2)
    return second[:1].isupper() and "," not in between and not begins


def _stands_amid(ready: Ready, word: Word) -> bool:
    """Whether a word stands between words in lower case, with the marks that the rule allows."""
    before, gap = word.neighbour(-1)
    after, gap_after = word.neighbour(1)
    if gap[-1:] != " " or gap[:-1] not in ready.params.marks_before:
        return False
    if gap_after[-1:] != " " or gap_after[:-1] not in ready.params.marks_after:
        return False
    small = before.islower() or (ready.params.after_capital and before[-1:].islower())
    small = small and before[-1:] < _BEYOND_LATIN  # what was a mark may now be Cyrillic
    return small and (after[:1].islower() if gap_after == " " else before.islower())


def _goes_on(ready: Ready, before: str, word: Word) -> bool:
    """Whether the sentence goes on at a word, so that it is not the first one after a headline."""
    least = ready.params.least_before
    if least and len(word.words_before(_DEEP)) < least:
        return False
    if not ready.open or before in ready.open:
        return True
    if ready.params.later and not word.is_in_first_sentence():
        return True
    if ready.params.not_first and word.is_in_first_sentence():
        return False
    words = word.words_before(_DEEP)
    clause = len(words) >= _SHORT and not ready.clause.isdisjoint(words[1:])
    return clause or len(words) >= _DEEP


def _fits(ready: Ready, before: str, after: str) -> bool:
    """Whether the neighbours are what the rule asks for."""
    return (
        before not in ready.not_after
        and after not in ready.not_before
        and (not ready.only_after or before in ready.only_after)
        and (
            not (ready.only_before or ready.params.number_after)
            or after in ready.only_before
            or (ready.params.number_after and _is_number(after, ready.params.digits))
        )
    )


def _is_number(text: str, digits: int) -> bool:
    return text.isdigit() and (not digits or len(text) == digits)


def _is_english(ready: Ready, before: str, after: str) -> bool:
    """Whether the neighbours are words of English, where the rule cares."""
    words = (after, before if ready.forms else "") if ready.params.in_english else ()
    return all(lexicon().zipf_of(word) >= _ENGLISH for word in words if word.isalpha())

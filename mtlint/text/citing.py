"""Whether a foreign word or passage is meant: cited, a gloss, marked, or spoken of as a word."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from mtlint.text.foreign_marks import foreign_parts, is_set_off
from mtlint.text.late import late

if TYPE_CHECKING:
    from mtlint.text.document import Document

_LANGUAGES = (
    r"Afrikaans|Arabic|Armenian|Basque|Bengali|Bulgarian|Cantonese|Catalan|Chinese|Croatian|Czech"
    r"|Danish|Dutch|Finnish|French|Galician|Georgian|German|Greek|Hebrew|Hindi|Hungarian"
    r"|Icelandic|Indonesian|Irish|Italian|Japanese|Korean|Latin|Malay|Mandarin|Nepali|Norwegian"
    r"|Persian|Polish|Portuguese|Romanian|Russian|Sanskrit|Serbian|Slovak|Slovenian|Spanish|Swedish"
    r"|Tamil|Thai|Tibetan|Turkish|Ukrainian|Urdu|Vietnamese|Welsh|Yiddish"
)
# Words that introduce a word as a word, or something by the name that it has elsewhere; directly
# before it a language does so too.
_INTRODUCED = late(
    r"(?:\b(?:[Ww]ords?|terms?|phrases?|expressions?|[Cc]alled|[Nn]amed|dubbed|titled|entitled"
    r"|known|spell(?:ed|ing)|written|pronounced|means?|meaning|[Nn]icknamed|verbs?|nouns?"
    r"|adjectives?|translat(?:ed|es|ion)|literally|termed|transliterated|mottos?|slogan|songs?"
    r"|albums?|novel|film|poem|opera|dish(?:es)?|genus|species|variety|surname|prefix|suffix|pinyin"
    rf"|romani[sz]ed|[Ii]n (?:{_LANGUAGES}))\b[^.;!?\n]{{0,30}}"
    rf"|\b(?:{_LANGUAGES})(?:-language)?\b[^.;!?\n]{{0,8}})\Z"
)
_EXPLAINED = late(
    r"\s*(?:\(|\[|[-–—=]\s|,? (?:or|meaning|which means|that is|i\.e\.|literally) |means? "
    r"|,? (?:is|was|means|in|from|an?) (?:the |a |an )?(?:old |ancient )?"
    rf"(?:{_LANGUAGES})\b)"
)
_SAID = late(r"\b(?:wrote|writes?|reads?|says?|said|saying|shout(?:s|ed|ing)|chant(?:s|ed|ing)) \Z")
_DEFINED = late(r"(?:\A|[.!?\n] ?)An? \Z"), late(r" (?:is|are|was|were) (?:an?|the) ")
_BEFORE = 60  # code points looked at

_OPENING = frozenset("“‘«„\"'`´‚‹")
_CLOSING = frozenset("”’»“\"'`›")
_BRACKETS = {"(": ")", "[": "]"}


class Citing:
    """Says of spans of one document whether they are meant to be in another language."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _parts(self) -> list[tuple[int, int]]:
        return foreign_parts(self._document)

    def is_cited(self, start: int, end: int) -> bool:
        """Whether prose[start:end] is in quotation marks or brackets, or set off or marked."""
        document, text = self._document, self._document.prose.text
        return (
            _is_in_marks(text, start, end)
            or is_bracketed(document, start, end)
            or is_set_off(document, start, end)
            or self._is_marked(start, end)
        )

    def is_spoken_of(self, start: int, end: int) -> bool:
        """Whether the words before or behind say that prose[start:end] is a foreign word."""
        text = self._document.prose.text
        before = text[max(start - _BEFORE, 0) : start]
        if _INTRODUCED.search(before) or _EXPLAINED.match(text, end):
            return True
        article, verb = _DEFINED
        is_entry = text[start].isupper() or article.search(before)
        return bool(is_entry and verb.match(text, end))

    def is_said(self, start: int) -> bool:
        """Whether the word before prose[start] says that somebody's own words follow."""
        return bool(_SAID.search(self._document.prose.text[max(start - _BEFORE, 0) : start]))

    def _is_marked(self, start: int, end: int) -> bool:
        first, last = self._document.prose.source_span(start, end)
        return any(begin <= first and last <= finish for begin, finish in self._parts)


def _is_in_marks(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark stands beside it; a longer quotation in English is no citing."""
    after = text[end : end + 2]
    return text[max(start - 1, 0) : start] in _OPENING or not _CLOSING.isdisjoint(
        after[:1] + (after[1:] if after[:1] in (",", ".") else "")
    )


def is_bracketed(document: Document, start: int, end: int) -> bool:
    """Whether a bracket opens before prose[start:end] in its block and closes behind it."""
    block = document.prose.block_at(start)
    before = document.prose.text[max(block.start, start - 500) : start]
    after = document.prose.text[end : min(block.end, end + 500)]
    for opening, closing in _BRACKETS.items():
        closes = re.search(rf"[{re.escape(opening + closing)}]", after)
        if before.rfind(opening) > before.rfind(closing) and closes and closes[0] == closing:
            return True
    return False

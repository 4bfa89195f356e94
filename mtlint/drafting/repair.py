"""From a phrase and its repair to a pattern and a replacement that fits the grammar."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import msgspec

from mtlint.drafting.forms import (
    DETERMINERS,
    Slot,
    noun_base,
    slot_of,
    verb_base,
)
from mtlint.drafting.sentence import is_word
from mtlint.errors import UsageError
from mtlint.text.inflection import form_of, inflected, is_plural, verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtlint.drafting.phrase import Span
    from mtlint.drafting.sentence import Sentence

_SPECIAL = re.compile(r"[.^$*+?{}\[\]\\|()]")
_APOSTROPHE = re.compile("[’']")
_DETERMINER = "an?|" + "|".join(word for word in DETERMINERS if word not in ("a", "an"))
_NUMBER = r"\d+(?:[.,]\d+)*"
# The participle is wanted where a form of the past stands behind one of these.
_HAS = r"(?:(?<=\b(?P<has>has|have|had|been|be|being|is|are|was|were) )|)"
_END = r"\b(?!-)"  # "a contract-free week" has no contract
_NAMES = {"determiner": "the", "article": "the", "exact": "word"}


class Word(msgspec.Struct, frozen=True):
    """A word of the phrase, and what becomes of it.

    Attributes:
        slot: what to look for.
        at: its index among the tokens of the repair, where it stays or another takes its form.
        becomes: the base form of the word that takes over its form; empty where it stays.
        size: how many tokens it is; "fire brigade" is three.
    """

    slot: Slot
    at: int | None = None
    becomes: str = ""
    size: int = 1

    @property
    def is_open(self) -> bool:
        """Whether the pattern matches other words here too, so that the repair asks which."""
        return self.slot.kind != "exact" or len(self.slot.bases) > 1

    def narrower(self) -> Word:
        """The same word in fewer forms, if that is any use."""
        slot = self.slot.narrower()
        return self.exactly() if slot.kind == "exact" else Word(slot, self.at, size=self.size)

    def exactly(self) -> Word:
        """The same word in no other form; what becomes of it stands in the repair."""
        return Word(self.slot.exactly(), None if self.becomes else self.at, size=self.size)


def words_of(bad: Sentence, span: Span, repair: Sequence[str] | None) -> list[Word]:
    """The words of a phrase, in every form that the repair can take over.

    Args:
        bad: the sentence.
        span: the phrase in it.
        repair: the tokens that come in its place, if it has a repair.
    """
    every = [at for at, token in enumerate(bad.tokens) if is_word(token)]
    texts = [bad.tokens[at] for at in every]
    slots = [
        slot_of(texts, number, begins=number == 0)
        for number, at in enumerate(every)
        if span[0] <= at < span[1]
    ]
    words = [Word(slot) for slot in slots] if repair is None else _aligned(slots, repair)
    return _with_compounds(words, bad.part(*span))


def _with_compounds(words: Iterable[Word], phrase: str) -> list[Word]:
    """Two nouns side by side as one: of "fire brigade" only the brigade has a plural."""
    joined: list[Word] = []
    for word in words:
        first = joined[-1] if joined else None
        if first and _are_compound(first, word) and f"{first.slot.word} {word.slot.word}" in phrase:
            joined[-1:] = _together(first, word)
        else:
            joined.append(word)
    return joined


def _are_compound(one: Word, other: Word) -> bool:
    nouns = one.slot.kind == other.slot.kind == "noun"
    return nouns and not one.becomes and one.slot.word == one.slot.bases[0]


def _together(first: Word, second: Word) -> list[Word]:
    """One word where both stay, side by side, or there is no repair; else the first as it is."""
    stay = first.at is second.at is None
    if first.at is not None and second.at is not None:
        stay = second.at - first.at == first.size + 1
    if not stay or second.becomes:
        return [first.exactly(), second]
    whole = Slot(
        f"{first.slot.word} {second.slot.word}",
        "noun",
        (f"{first.slot.word} {second.slot.bases[0]}",),
    )
    return [Word(whole, first.at, size=first.size + 1 + second.size)]


def _aligned(slots: Sequence[Slot], repair: Sequence[str]) -> list[Word]:
    places = [at for at, token in enumerate(repair) if is_word(token)]
    new = [repair[at] for at in places]
    matcher = SequenceMatcher(None, [_key(s.word) for s in slots], [_key(w) for w in new], False)
    words: list[Word] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            words += [Word(slots[i + n], places[k + n]) for n in range(j - i)]
        else:
            words += _replaced(slots[i:j], list(zip(places[k:m], new[k:m], strict=True)))
    return words


def _key(word: str) -> str:
    return "a" if word.lower() == "an" else word.lower()


def _replaced(slots: Sequence[Slot], new: list[tuple[int, str]]) -> list[Word]:
    """Words that go; one whose form none of the new words has is looked for as it is."""
    words = []
    for slot in slots:
        found = next(((at, base) for at, word in new if (base := _takes_over(slot, word))), None)
        if found is None:
            words.append(Word(slot.exactly()))
        else:
            words.append(Word(slot, *found))
            new = [one for one in new if one[0] > found[0]]
    return words


def _takes_over(slot: Slot, word: str) -> str:
    """The base form of a new word that stands in the same form as an old one, else nothing."""
    if word[0].isupper() != slot.word[0].isupper():
        return ""  # a name, or the first of its sentence
    if slot.kind == "noun":
        base = noun_base(word)
        return base if base and is_plural(word) == is_plural(slot.word) else ""
    base = verb_base(word) if slot.kind == "verb" else ""
    return base if base and word.lower() in _same_form(base, slot.word) else ""


def _same_form(base: str, model: str) -> set[str]:
    """A verb in the form that a word has, as replacements see it; of the past both forms."""
    form = form_of(model)
    either = "participle" if form == "past" else form
    return {inflected(base, form), inflected(base, either)}


def pattern_and_replacement(
    bad: Sentence, span: Span, words: Sequence[Word], repair: Sequence[str] | None
) -> tuple[str, str | None]:
    """A rule's pattern, and its replacement if there is a repair.

    Raises:
        UsageError: the repair has a character that replacements give a meaning to.
    """
    wants_participle = any(_is_participle_other(word) for word in words)
    has = _HAS if wants_participle else ""
    end = _END if is_word(bad.tokens[span[1] - 1]) else ""
    pattern = rf"\b{has}{_sequence(bad, span, words, _named(words))}{end}"
    if repair is None:
        return pattern, None
    if any(set("{}|") & set(token) for token in repair):
        raise UsageError("a repair with {, } or | has to be written by hand")
    return pattern, _replacement(bad, span, words, repair)


def exception(bad: Sentence, span: Span, words: Sequence[Word], before: str, behind: str) -> str:
    """A pattern for the phrase with a word before or behind it."""
    phrase = _sequence(bad, span, words, {})
    around = [literal(before), phrase, literal(behind)]
    return rf"\b{' '.join(part for part in around if part)}{_END}"


def _sequence(bad: Sentence, span: Span, words: Sequence[Word], names: dict[str, Word]) -> str:
    """A pattern for the words and what stands between them."""
    parts, left, at = [], iter(words), span[0]
    while at < span[1]:
        word = next(left) if is_word(bad.tokens[at]) else None
        parts.append(_looked_for(word, names) if word else literal(bad.tokens[at]))
        at += word.size if word else 1
    return "".join(parts)


def _named(words: Iterable[Word]) -> dict[str, Word]:
    """Names for the groups that the replacement asks for."""
    names: dict[str, Word] = {}
    for word in words:
        if word.at is None or not word.is_open:
            continue
        name, number = _NAMES.get(word.slot.kind, word.slot.kind), 1
        while name in names:
            number += 1
            name = f"{_NAMES.get(word.slot.kind, word.slot.kind)}{number}"
        names[name] = word
    return names


def _looked_for(word: Word, names: dict[str, Word]) -> str:
    name = next((name for name, one in names.items() if one is word), None)
    pattern = _expression(word.slot)
    if name:
        return f"(?P<{name}>{pattern})"
    return f"(?:{pattern})" if "|" in pattern else pattern


def _expression(slot: Slot) -> str:
    match slot.kind:
        case "verb" | "noun":
            return f"{{{slot.kind}:{', '.join(slot.bases)}}}"
        case "determiner":
            return _DETERMINER
        case "article":
            return "an?|the"
        case "number":
            return _NUMBER
    return "|".join(literal(base) for base in slot.bases)


def literal(text: str) -> str:
    """A pattern for a text as it is, without the quotation mark that ends a pattern in a file."""
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    return _APOSTROPHE.sub(r"[’\\x27]", " ".join(escaped.split(" ")))


def _is_participle_other(word: Word) -> bool:
    """Whether the new verb has a participle of its own, and the old one does not show which."""
    if word.slot.kind != "verb" or not word.becomes:
        return False
    old, new = verb(word.slot.bases[0]), verb(word.becomes)
    return new.past[0] != new.participle[0] and bool(set(old.past) & set(old.participle))


def _replacement(bad: Sentence, span: Span, words: Sequence[Word], repair: Sequence[str]) -> str:
    kept = {word.at for word in words if not word.becomes}
    pieces = list(repair)
    begins = not any(map(is_word, bad.tokens[: span[0]]))
    # A capital comes back where the words that are found have one.
    follows = begins or (bad.tokens[span[0]][0].islower() and repair[0][0].islower())
    places = {word.at: (name, word) for name, word in _named(words).items()}
    for at, (name, word) in places.items():
        assert at is not None
        chain = name + _change(word, repair, kept)
        if at == 0 and follows and (word.becomes or word is not words[0]):
            chain += "|like:match"
        elif at and begins and word is words[0] and repair[at].islower():
            chain += "|lower"
        pieces[at : at + word.size] = [f"{{{chain}}}", *[""] * (word.size - 1)]
    first = next((at for at in range(len(repair)) if at in places), len(repair))
    if first and follows:
        head = repair[0] if repair[0].isupper() else repair[0][0].lower() + repair[0][1:]
        pieces[:first] = [_like_match("".join([head, *repair[1:first]]))]
    return "".join(pieces)


def _change(word: Word, repair: Sequence[str], kept: set[int | None]) -> str:
    """What fits a word that is found to the repair."""
    if word.becomes and word.slot.kind == "verb":
        return f"|verb:{word.becomes}" + ("/has" if _is_participle_other(word) else "")
    if word.becomes:
        return f"|noun:{word.becomes}"
    if word.slot.kind in ("determiner", "article"):
        return _article(word, repair, kept)
    return ""


def _article(word: Word, repair: Sequence[str], kept: set[int | None]) -> str:
    """What has "a" fit a new word behind it."""
    assert word.at is not None
    following = next((at for at in range(word.at + 1, len(repair)) if is_word(repair[at])), None)
    is_same = repair[word.at].lower() == word.slot.word.lower()
    if following is None or (following in kept and is_same):
        return ""
    return f"|article:{noun_base(repair[following]) or repair[following]}"


def _like_match(text: str) -> str:
    words = text.rstrip()
    return f"{{'{words}'|like:match}}{text[len(words) :]}"

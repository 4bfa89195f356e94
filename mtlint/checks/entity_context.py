"""Whether a foreign spelling stands in English words, and not in somebody else's name or title.

Asked of candidates only. Whoever writes "the restaurant Le Moscou" or "the Poutine family of
Quebec" means what is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.late import late
from mtlint.text.quotations import quoted_spans

if TYPE_CHECKING:
    from mtlint.checks.entity_table import Mention
    from mtlint.text.document import Document


def word_set(words: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(words.split())


_WORD = late(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")

# The commonest words that tell languages apart; what several languages share with English ("die",
# "on", "in", "a") tells nothing.
_ENGLISH = word_set(
    "the of and to that for it was with as at by from this be are his her he she they have has "
    "had not which will would were been their its but who after before about into than when while "
    "said says an or also is in on what there we you our my if between against over under during"
)
_FOREIGN = word_set(
    "le la les des du une est et dans pour que qui au aux sur avec ne pas sont par ce cette il "
    "elle der das und ist nicht mit von vom ein eine einen dem den im zum zur auf für wird sich "
    "auch el los las del y con por una su como más fue al en es un della di che non per nel gli "
    "dei alla sono della lo nie się jest oraz dla przez z w se je že na pro van het een voor os "
    "dos das uma não em"
)

# Words that begin a sentence, and so have a capital before a name that they are no part of.
_OPENERS = word_set(
    "then but although though because however now today since yet so only later here meanwhile "
    "earlier yesterday tomorrow again still even how why where until unless despite like unlike "
    "without within through across around near behind beyond next last perhaps once both all most "
    "many some these those his her such"
)

# Capitalised words before a name that are no part of it.
_TITLES = word_set(
    "president presidents minister premier chancellor leader secretary general marshal king queen "
    "prince princess emperor pope ayatollah imam colonel admiral mr mrs ms dr senator governor "
    "mayor ambassador spokesman spokeswoman chairman chief comrade tsar dictator"
)
_OF_ORIGIN = ("ish", "an", "ese", "ch", "aeli", "aqi", "ani")
_PARTICLES = word_set("de da di del della von van der el al la le bin ibn")
_NO_NAME = ("ing", "ed", "ly")
_MOST_BESIDE = 2  # words on each side that show a passage of another language
_BESIDE_NAMES = frozenset("@#/\\_=&-+[]{}.’'")
_ITALICS = late(
    r"(?<![*\w])\*(?![*\s])[^*\n]{1,120}\*(?!\w)|(?<!\w)_(?!\s)[^_\n]{1,120}_(?!\w)"
    r"|<(?P<tag>i|em|cite|q)\b[^>\n]{0,80}>[^<\n]{1,120}</(?P=tag)>",
)
_LINE_REACH = 400
_SENTENCE_REACH = 500  # so much is read of a sentence that does not end
_SPOKEN_OF = late(
    r"(?i)\b(?:known as|name[ds]?|called|renam\w+|spel(?:l\w*|t)|former\w*|translit\w+|word for"
    r"|in (?:French|German|Italian|Spanish|Polish|Czech|Dutch|Russian|Portuguese|Turkish|Hindi)"
    r"|coloni\w+|colony|kingdom|empire|1[0-8]\d\d)\b"
)


def is_part_of_address(document: Document, mention: Mention) -> bool:
    """Whether it is joined to something that is no word: a handle, a path, a compound."""
    text = document.prose.text
    before = text[max(mention.start - 1, 0) : mention.start]
    after = text[mention.end : mention.end + 2]
    joined = before in _BESIDE_NAMES and before != ""
    tail = after[:1] in ("-", "_", "@", "/", "=") or (after[:1] == "." and after[1:].isalnum())
    # "Sana'a" is one name; "Putin's" is not.
    tail = tail or (after[:1] in ("'", "’") and after[1:].isalpha() and after[1:] != "s")
    return joined or tail


def is_another(document: Document, mention: Mention) -> bool:
    """Whether the form is another name here: "José de Francia", "called Kamerun"."""
    if mention.form.language and word_before(document, mention) in _PARTICLES:
        return True
    return is_own_name(document, mention) or is_spoken_of(document, mention)


def is_in_longer_name(document: Document, mention: Mention) -> bool:
    """Whether a capitalised word beside it belongs to it: "Economic Observer".

    One of origin does not: "the French The World".
    """
    if mention.form.words[-1][:1].isupper() and _is_named_after(document, mention):
        return True
    word = word_before(document, mention)
    if not _is_named_before(document, mention) or not mention.form.text[:1].isupper():
        return False
    return not word.endswith(_OF_ORIGIN)


def is_own_name(document: Document, mention: Mention) -> bool:
    """Whether a capitalised neighbour makes it part of another name: "Marie Poutine".

    A person in full is nobody else: "Foreign Affairs Sergej Lawrow".
    """
    if mention.form.given and mention.first != mention.last and not mention.form.is_bare:
        return False
    return _is_named_before(document, mention) or _is_named_after(document, mention)


def is_spoken_of(document: Document, mention: Mention) -> bool:
    """Whether its sentence is about the name itself, or about times when it was in use.

    A foreign name in brackets, "Vienna (Wien)", is told, not used.
    """
    text = document.prose.text
    if (
        text[mention.start - 1 : mention.start] == "("
        and text[mention.end : mention.end + 1] == ")"
    ):
        return True
    start, end = sentence(document, mention)
    return _SPOKEN_OF.search(text, start, end) is not None


def word_before(document: Document, mention: Mention) -> str:
    """The word right before it, in its line and without a mark between; else nothing."""
    tokens, text = document.tokens, document.prose.text
    index = mention.first - 1
    if index < 0 or text[tokens.span(index)[1] : mention.start].strip(" \u00a0"):
        return ""
    return text[slice(*tokens.span(index))]


def _is_named_before(document: Document, mention: Mention) -> bool:
    word = word_before(document, mention)
    if not word[:1].isupper() or word in mention.form.all_given:
        return False
    small = word.lower()
    if small in _ENGLISH or small in _OPENERS or small in _TITLES:
        return False
    start = int(document.tokens.start[mention.first - 1])
    begins = document.sentence_at(mention.start)[0] == start
    return not (begins and small.endswith(_NO_NAME))


def _is_named_after(document: Document, mention: Mention) -> bool:
    tokens, text = document.tokens, document.prose.text
    index = mention.last + 1
    if index >= len(tokens):
        return False
    between = text[mention.end : tokens.start[index]]
    return bool(between) and not between.strip(" \u00a0") and text[tokens.start[index]].isupper()


def is_in_english(document: Document, mention: Mention) -> bool:
    """Whether the words round it are English: those of its quotation, or else of its sentence."""
    if _is_in_italics(document, mention):
        return False
    start, end = _quotation(document, mention) or sentence(document, mention)
    before = _words(document.prose.text[start : mention.start])
    after = _words(document.prose.text[mention.end : end])
    if _FOREIGN.intersection(before[-_MOST_BESIDE:] + after[:_MOST_BESIDE]):
        return False
    words = before + after
    foreign = len([word for word in words if word in _FOREIGN])
    english = len([word for word in words if word in _ENGLISH])
    return english > foreign


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def sentence(document: Document, mention: Mention) -> tuple[int, int]:
    """The sentence it stands in, of which no more than is near it is read."""
    start, end = document.sentence_at(mention.start)
    return max(start, mention.start - _SENTENCE_REACH), min(end, mention.end + _SENTENCE_REACH)


def _quotation(document: Document, mention: Mention) -> tuple[int, int] | None:
    """The quotation that it stands in, if both its ends are near."""
    if not document.is_quoted(mention.start, mention.end):
        return None
    block = document.prose.block_at(mention.start)
    first = max(block.start, mention.start - _SENTENCE_REACH)
    last = min(block.end, mention.end + _SENTENCE_REACH)
    for start, end in quoted_spans(document.prose.text[first:last]):
        if first + start <= mention.start and mention.end <= first + end:
            return first + start, first + end
    return None


def _is_in_italics(document: Document, mention: Mention) -> bool:
    start, end = document.prose.source_span(mention.start, mention.end)
    source, base = document.source.text, max(start - _LINE_REACH, 0)
    return any(
        base + match.start() < start and end < base + match.end()
        for match in _ITALICS.finditer(source[base : end + _LINE_REACH])
    )

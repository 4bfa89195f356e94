"""A line that was read in the wrong encoding, by ftfy and where ftfy stops."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = range(0xFB00, 0xFB07)
_FULL_WIDTH = range(0xFF01, 0xFF5F)
# Mac Roman's square root and two lines of boxes are the lead bytes of most accented letters, a low
# quotation mark is that of curly marks. ftfy leaves a single one alone.
_LETTER_OF_SIGNS = re.compile(
    r"(?<=[a-z])√[\x80-\uffff]|√[\x80-\uffff](?=[a-z]{2})|‚[ÄÇÑ][\x80-\uffff]"
    r"|(?<![\u2500-\u257f])[├┬][\x80-\uffff](?=[^\W\d_]{2})"
)
# ftfy leaves alone what could be Cyrillic; inside a Latin word a Cyrillic letter and a sign is not.
_CYRILLIC = re.compile(
    r"(?<=[A-Za-z])Г[\u0400-\u045f\u00a0-\u00bf\u2010-\u2122](?![\u0400-\u04ff])"
)
_GRAVE = re.compile(r"(?<=[a-z] )Г (?=[a-z])")  # à, whose second byte is a no-break space
# Single bytes that were left: of Windows, or of a Macintosh where they stand in the middle of a
# word and the curly mark of Windows would be no apostrophe of English, French or Italian.
_C1 = re.compile(r"[\x80-\x9f]")
_MAC_BYTE = re.compile(r"(?<=[A-Za-z])[\x80-\x9f](?=[a-z])")
_LETTERS_BEFORE, _LETTERS = re.compile(r"[^\W\d_]*$"), re.compile(r"[^\W\d_]*")
_NEVER_INSIDE = "†‡ˆ‰"  # a dash and an ellipsis stand between words, and a letter of Windows may
_LONGEST_WORD = 20  # letters on one side that are looked at
_ELISION = re.compile(
    r"(?:^..?|[cdjlmnst]|qu)'[aeiouyhàâéèêô]|'(?:s|t|re|ve|ll|d|m)$", re.IGNORECASE
)
_MAC_MARK = re.compile(r"‚[ÄÇÑ][\x80-\uffff]")  # ftfy takes two of its three signs for a letter
# A curly mark or a dash is three signs; the third, itself a sign of Windows, was damaged again.
_TWICE = re.compile(
    r"(?<=â[€\x80])(?:[ÂÅÆË][\x80-\uffff]|â[\x80-\x84€‚„][\x80-\uffff])(?![\x80-\xbf])"
)
# A Cyrillic or Arabic letter whose second byte is a no-break space, which became a plain one.
_PLAIN_SPACE = re.compile(r"(?<=[ÐØÙ]) (?=[ÐÑØÙ][ \x80-\uffff])")
_MARKS = "¿¡‘’“”–—…€•†™"


def undone(text: str) -> str:
    """A line without its damage, or the line itself; the cost is linear in its length."""
    from ftfy import fix_encoding

    repaired = _MAC_MARK.sub(_letter, _MAC_BYTE.sub(_of_one_byte, text))
    repaired = _TWICE.sub(_third, repaired)
    repaired = _PLAIN_SPACE.sub("\xa0", repaired)
    repaired = _C1.sub(_of_one_byte, fix_encoding(repaired))
    if _CYRILLIC.search(repaired):
        repaired = _GRAVE.sub("à ", _CYRILLIC.sub(_latin, repaired))
    return _plain(_LETTER_OF_SIGNS.sub(_letter, repaired), text)


def _third(match: re.Match[str]) -> str:
    """The third sign of a mark, from what its own bytes were read as."""
    for encoding in ("latin-1", "sloppy-windows-1252"):  # ftfy knows the second, bytes and all
        try:
            return match[0].encode(encoding).decode()
        except UnicodeError:
            continue
    return match[0]


def _latin(match: re.Match[str]) -> str:
    try:
        letter = match[0].encode("cp1251").decode()
    except UnicodeError:
        return match[0]
    return letter if letter.isalpha() else match[0]


def _of_one_byte(match: re.Match[str]) -> str:
    """A C1 control as the character that some program wrote with this byte."""
    byte, at, text = match[0].encode("latin-1"), match.start(), match.string
    sign, letter = byte.decode("cp1252", "ignore") or match[0], byte.decode("mac-roman")
    before = _LETTERS_BEFORE.search(text[max(at - _LONGEST_WORD, 0) : at])
    after = _LETTERS.match(text, at + 1, at + 1 + _LONGEST_WORD)
    assert before is not None
    assert after is not None
    if not (before[0] and after[0]):
        return sign
    is_apostrophe = _ELISION.search(f"{before[0]}'{after[0]}") is not None
    is_letter = sign in _NEVER_INSIDE or (sign in "‘’" and not is_apostrophe)
    return letter if is_letter and letter.isalpha() else sign


def _letter(match: re.Match[str]) -> str:
    try:
        letter = match[0].encode("cp437" if match[0][0] in "├┬" else "mac-roman").decode()
    except UnicodeError:
        return match[0]
    return letter if letter.isalpha() or letter in _MARKS else match[0]


def _plain(repaired: str, text: str) -> str:
    """Ligatures and marks of full width that came out of the repair, as they are written here."""
    return "".join(
        unicodedata.normalize("NFKC", character)
        if ord(character) in _LIGATURES or (ord(character) in _FULL_WIDTH and character not in text)
        else character
        for character in repaired
    )

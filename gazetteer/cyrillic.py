"""How the press of other languages spells Russian and Ukrainian names.

These are the transcriptions that newspapers use (Duden for German, the Polish, Czech and Dutch
press, French usage), not the scholarly ones. Each gives forms that English never has: Selenskyj,
Lawrow, Choïgou, Szojgu, Poetin.
"""

from __future__ import annotations

import re

LANGUAGES = ("cs", "de", "fr", "nl", "pl")

# Letter by letter into English, as a machine reads a foreign name that it does not know: Трамп
# comes back as Tramp, Байден as Bayden. Two spellings of one letter give two forms.
_HEARD = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщыэюяьъ",
        [
            *"a b v g g d e ye zh z i i yi y k l m n o p r s t u f".split(),
            *"kh ts ch sh shch y e yu ya".split(),
            "",
            "",
        ],
        strict=True,
    )
) | {"ё": "yo"}
_HEARD_ELSE = ({"х": "h", "й": "i"}, {"дж": "j", "кс": "x"})

_COMMON = dict(
    zip(
        "абдеиклмнопрстуфыэьъ’'",
        ("a b d e i k l m n o p r s t u f y e".split() + [""] * 4),
        strict=True,
    )
)
_TABLES: dict[str, dict[str, str]] = {
    "de": dict(
        zip("вгжзйхцчшщюяё", "w g sch s i ch z tsch sch schtsch ju ja jo".split(), strict=True)
    ),
    "fr": dict(
        zip("вгжзйхцчшщюяёу", "v g j z ï kh ts tch ch chtch iou ia e ou".split(), strict=True)
    ),
    "pl": dict(zip("вгжзйхцчшщюяё", "w g ż z j ch c cz sz szcz ju ja jo".split(), strict=True)),
    "cs": dict(zip("вгжзйхцчшщюяё", "v g ž z j ch c č š šč ju ja jo".split(), strict=True)),
    "nl": dict(
        zip("вгжзйхцчшщюяёу", "v g zj z j ch ts tsj sj sjtsj joe ja jo oe".split(), strict=True)
    ),
}
_UKRAINIAN = {
    "de": {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ji", "є": "je", "й": "j"},
    "fr": {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ï", "є": "ie"},
    "pl": {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ji", "є": "je"},
    "cs": {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ji", "є": "je"},
    "nl": {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ji", "є": "je"},
}
# Endings and neighbours that are not written letter by letter; the first that fits is taken.
_Rules = list[tuple[str, str]]
_BOTH: dict[str, _Rules] = {
    "de": [
        (r"(?<=[жчшщ])ё", "o"), (r"ый\b", "y"), (r"кс", "x"), (r"ль(?=[аеиоу])", "lj"),
        (r"(?<=[аеиоуыэюяєії])с(?=[аеиоуыэюяєії])", "ss"),
    ],
    "fr": [(r"с[кь]+ий\b", "ski"), (r"ый\b", "y"), (r"ин\b", "ine"), (r"г(?=[еиє])", "gu")],
    "pl": [
        (r"с[кь]+ий\b", "ski"), (r"ый\b", "y"), (r"(?<=[жчшщ])ё", "o"), (r"ль", "l"),
        (r"л(?=[іиюяёєї])", "l"), (r"нь", "ń"),
    ],
    "cs": [(r"ый\b", "yj"), (r"(?<=[жчшщ])ё", "o")],
    "nl": [(r"с[кь]+ий\b", "ski"), (r"ый\b", "y"), (r"(?<=[жчшщ])ё", "o")],
}  # fmt: skip
_ONLY: dict[str, dict[str, _Rules]] = {
    "ru": {
        "de": [(r"ий\b", "i"), (r"\bе|(?<=[аеиоуыьъ])е", "je")],
        "fr": [(r"ий\b", "i"), (r"(?<=[аеиоуыэюя])с(?=[аеиоуыэюя])", "ss")],
        "pl": [
            (r"л(?=е)", "l"), (r"л", "ł"), (r"(?<=[бвгджзкмнпрстфх])е", "ie"), (r"\bе", "je"),
        ],
        "cs": [(r"\bе", "je")],
        "nl": [(r"ий\b", "i"), (r"\bе", "je")],
    },
    "uk": {
        "de": [(r"ий\b", "yj")],
        "fr": [(r"ий\b", "y"), (r"ій\b", "iy")],
        "pl": [(r"л", "ł")],
        "cs": [(r"ий\b", "yj")],
        "nl": [(r"ий\b", "y")],
    },
}  # fmt: skip
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def is_cyrillic(text: str) -> bool:
    """Whether a spelling is in Cyrillic letters."""
    return _CYRILLIC.search(text) is not None


def heard(text: str) -> list[str]:
    """The ways in which a foreign name comes back into English letters from Cyrillic ones."""
    spellings = [text]
    first, digraphs = _HEARD_ELSE
    for letter, latin in digraphs.items():
        spellings += [re.sub(letter, latin, one, flags=re.IGNORECASE) for one in spellings]
    tables = [_HEARD, _HEARD | first]
    return sorted({_read(one, table) for one in spellings for table in tables})


def _read(text: str, letters: dict[str, str]) -> str:
    latin = "".join(letters.get(letter, letter) for letter in text.lower())
    return re.sub(r"(?<![^ -])\w", lambda match: match.group().upper(), latin)


def transcribed(text: str, source: str) -> dict[str, str]:
    """A Russian (`ru`) or Ukrainian (`uk`) name as each of `LANGUAGES` writes it."""
    return {language: _transcribed(text, source, language) for language in LANGUAGES}


def _transcribed(text: str, source: str, language: str) -> str:
    letters = _COMMON | _TABLES[language] | (_UKRAINIAN[language] if source == "uk" else {})
    rules = [(re.compile(p), latin) for p, latin in _BOTH[language] + _ONLY[source][language]]
    return "".join(_word(word, letters, rules) for word in re.split(r"([ -])", text))


def _word(word: str, letters: dict[str, str], rules: list[tuple[re.Pattern[str], str]]) -> str:
    small, at, written = word.lower(), 0, ""
    while at < len(small):
        matches = ((rule.match(small, at), latin) for rule, latin in rules)
        found = next(((m, latin) for m, latin in matches if m and m.end() > at), None)
        latin = found[1] if found else letters.get(small[at], small[at])
        at = found[0].end() if found else at + 1
        written += latin
    return written[:1].upper() + written[1:] if word[:1].isupper() else written

"""The words that the British and the Americans spell in two ways, by the rules of the difference.

The rules are those of any style guide: -our and -or, -ise and -ize, -re and -er, -ogue and -og,
-ence and -ense, -ll- and -l-, -ae- and -e-. What a rule makes of a word need not be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

# Stems that end in -re in Britain; others would be letters that changed places ("lettre").
_RE = ("cent", "theat", "met", "lit", "fib", "spect", "calib", "somb", "lust", "sab", "meag",
       "och", "scept", "sepulch", "goit", "nit", "mit")  # fmt: skip
_SINGLE_L = ("fulfi", "enro", "insta", "insti", "disti", "enthra", "appa")


def _after(*stems: str) -> str:
    return "(?:" + "|".join(f"(?<={stem})" for stem in stems) + ")"


# What the British have in a word, and what the Americans have there.
RULES = tuple(
    (late(british), american)
    for british, american in (
        (r"(?<=[a-z]{2})our(?=$|[a-z])", "or"),
        (r"(?<=[a-z]{3})is(?=e|ing|ation|abl)", "iz"),
        (r"(?<=al)ys(?=e|ing)", "yz"),
        (_after(*_RE) + r"re(?=s?$|d$)", "er"),
        (r"(?<=[a-z]{2})ogue(?=s?$|d$)", "og"),
        (_after("def", "off", "lic", "pret") + r"enc(?=e|el)", "ens"),
        (r"(?<=[a-z][aeiou])ll(?=ed$|ing|er|or|ous|ist)", "l"),
        (_after(*_SINGLE_L) + r"l(?=s?$|ment)", "ll"),
        (_after("^ski", "^wi") + r"l(?=ful)", "ll"),
        (r"[ao]e(?=[a-z]{3})", "e"),
        (r"amme(?=s?$)", "am"),
        (r"(?<=[a-z]g)e(?=ment|ing)", ""),
        (r"(?<=[a-z][kvzt])e(?=able)", ""),
        (r"(?<=l)ph(?=ur|at|id)", "f"),
        (r"(?<=^che)que(?=s?$|d$|r)", "ck"),
    )
)


def spellings(word: str) -> Iterator[str]:
    """What the rules make of a British word, one difference at a time."""
    for british, american in RULES:
        for match in british.finditer(word):
            yield word[: match.start()] + american + word[match.end() :]

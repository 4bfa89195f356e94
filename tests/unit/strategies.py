"""Text that is difficult on purpose."""

from __future__ import annotations

from hypothesis import strategies as st

# What has gone wrong somewhere: letters whose case is not simple, marks, joiners, spaces and line
# ends that are not the usual ones, quotation marks, digits of other scripts.
DIFFICULT = [
    *"İıſ\u212aςΣσßẞŉǅǆ\u0301\u0307\u200d\u200c\ufe0f😀漢か\u05d0\u0627\u202e\u2066\u2028\u2029",
    *"\u0085\x0b\x0c\r\xa0\u2009\u200b\ufeff\xad'’‘ʼ`´\"“”„«»-‐\u2011–—…٣३߁²ⅧⒶﬁ_\ufffc",
    *("👩\u200d🚀", "漢字", "\u05d0\u05d1", "\u0627\u0644"),
]
DIFFICULT += [" ", "  ", "\n", "\r\n", "\n\n", ". ", ", ", "? "]


def difficult_text(*fragments, most=24):
    """Text of these fragments in any case, with difficult characters in and between them."""
    known = fragments or ("lakh", "Kim", "Jong", "un", "1", "near", "The", "and", "İstanbul")
    cases = [f(text) for text in known for f in (str, str.upper, str.lower, str.title)]
    parts = st.one_of(st.sampled_from(cases), st.sampled_from(DIFFICULT), st.just(" "))
    return st.lists(parts, max_size=most).map("".join)


def characters():
    """Any character that Unicode has given a meaning."""
    return st.characters(exclude_categories=("Cs", "Cn"))


def words():
    """Words of letters, often with letters whose case is not simple."""
    letters = st.one_of(
        st.sampled_from("aAbBkKsSiIİıſKςΣσßẞ"), st.characters(categories=("L", "Mn"))
    )
    return st.text(letters, min_size=1, max_size=6)

"""Hostile text takes time in proportion to its length.

MTLINT_LONG_TESTS=1 runs the same on 1 to 8 MB.
"""

from __future__ import annotations

import os
from time import process_time

import pytest

from mtlint.text.document import Document
from tests.unit.building import default_linter

LONG = bool(os.environ.get("MTLINT_LONG_TESTS"))
SMALL, LARGE = (1 << 20, 1 << 23) if LONG else (1 << 15, 1 << 18)

# Eight times the text may take three times longer than that (noise, caches, garbage collection);
# comparing each with each would take eight times longer.
MOST_GROWTH = 3 * LARGE / SMALL
TOO_SHORT = 0.02  # seconds; below it a time is mostly noise
MOST_SECONDS = 0.04 * LARGE / 1000  # a hundred times what prose takes

TEXTS = {
    "one line without spaces": "x",
    "one word of capitals and digits": "A1",
    "only full stops": ".",
    "only punctuation": "., ;:!?…-",
    "punctuation with spaces": " . , ; ",
    "only capitals": "THE CAPITAL WORD ",
    "only spaces": " ",
    "only line ends": "\n",
    "only quotation marks": "“",
    "quotations": "“one lakh” ",
    "straight quotation marks": "\"'",
    "one line of an anchor": "lakh ",
    "one line of quantities": "1 lakh ",
    "one line of a cut name": "Kim Jong ",
    "one line of places": "Near East ",
    "one line of places in full": "Near East Asia ",
    "doubled words": "the the ",
    "lines of furniture": "Leave a comment\n",
    "headings of furniture": "Related posts\n\n",
    "lines of shares": "Share this:\n",
    "opening brackets": "([{",
    "ampersands": "&amp; ",
    "combining marks": "a\u0301\u0301",
    "no-break spaces": "\xa0",
    "initials": "A. B. ",
}

MARKUP = {
    "emphasis": ("markdown", "*a "),
    "brackets": ("markdown", "["),
    "links": ("markdown", "[a]("),
    "quotes": ("markdown", "> "),
    "lists": ("markdown", "- "),
    "backquotes": ("markdown", "`a``"),
    "shortcodes": ("markdown", "{{< a "),
    "tags": ("html", "<div>"),
    "open tags": ("html", "<a "),
    "inline tags": ("html", "<b>lakh "),
    "comments": ("html", "<!-- "),
    "entities": ("html", "&amp;lakh "),
    "tables": ("html", "<table><tr><td>"),
}


def seconds(text, format_):
    """The processor's time for one reading; the best of two, since noise only adds."""
    times = []
    for _ in range(2):
        start = process_time()
        default_linter().check(Document.from_text(text, format_))
        times.append(process_time() - start)
        if times[0] > 0.25:  # long enough to be no noise
            break
    return min(times)


def assert_linear(piece, format_="plain"):
    """Hold the time for a large text against that for a small one."""
    seconds(piece * 100, format_)  # patterns are compiled at their first candidate
    small, large = (
        seconds((piece * (size // len(piece) + 1))[:size], format_) for size in (SMALL, LARGE)
    )
    assert large < MOST_GROWTH * max(small, TOO_SHORT), (small, large)
    assert large < MOST_SECONDS, (small, large)


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_time_grows_no_faster_than_hostile_text(piece):
    """Twice the text, about twice the time."""
    assert_linear(piece)


@pytest.mark.parametrize(("format_", "piece"), MARKUP.values(), ids=MARKUP)
def test_time_grows_no_faster_than_hostile_markup(format_, piece):
    """The same for nested and broken markup."""
    assert_linear(piece, format_)

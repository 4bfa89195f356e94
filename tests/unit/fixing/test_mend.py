"""Fixing a document until nothing changes, and what stops that."""

from __future__ import annotations

import re
from functools import partial
from types import SimpleNamespace

import pytest

from mtlint.errors import FixError
from mtlint.fixing.mend import MOST_PASSES, mend
from mtlint.model import Applicability, Edit, Finding, Fix, Severity
from mtlint.text.document import Document


def finding(start, end, text, rule="a/b"):
    """A finding of these characters with the safe fix that puts a text in their place."""
    fix = Fix((Edit(start, end, text),), Applicability.SAFE, "")
    return Finding(rule, start, end, "", Severity.WARNING, 1.0, (fix,))


def outcome(find, document, gates=None):
    """What a function from a text to findings gives for a document; it opens no gate."""
    return SimpleNamespace(findings=tuple(find(document.source.text)), gates=gates or frozenset())


def mended(text, find, format_="plain"):
    """A text mended by the fixes of what a function finds in it."""
    document = Document.from_text(text, format_)
    return mend(document, outcome(find, document), partial(outcome, find))


def replacing(pattern, text, rule="a/b"):
    """A function that finds a pattern and would put a text in its place."""
    return lambda source: [
        finding(*match.span(), text, rule) for match in re.finditer(pattern, source)
    ]


def test_the_text_is_linted_until_nothing_changes():
    """A repair that makes room for the next one is followed by it."""
    result = mended("aaaa b", replacing("aa", "a"))
    assert result.document.source.text == "a b"


def test_gates_stay_as_they_were():
    """Every pass is linted with the gates of the text as first read."""
    find, seen = replacing("aa", "a"), []
    document = Document.from_text("aaaa b")

    def check(document, gates):
        seen.append((document.source.text, gates))
        return outcome(find, document, gates)

    mend(document, outcome(find, document, {"hi"}), check)
    assert seen == [("aa b", {"hi"}), ("a b", {"hi"}), ("a b", None)]


def test_a_gate_that_a_repair_opens_is_open_from_then_on():
    """The next run would find it open, and would have something to fix."""
    document = Document.from_text("a c")

    def check(document, gates):
        text = document.source.text
        gates = frozenset({"hi"} if text.startswith("b") else ()) if gates is None else gates
        return outcome(replacing("c", "d") if gates else replacing("a", "b"), document, gates)

    result = mend(document, check(document, None), check)
    assert result.document.source.text == "b d"
    assert result.outcome.gates == {"hi"}


def test_rules_that_undo_each_other_are_named():
    """A cycle ends when a text comes back, and nothing of it is kept."""

    def find(text):
        return [finding(0, 1, "b", "to/b") if text[0] == "a" else finding(0, 1, "a", "to/a")]

    with pytest.raises(FixError, match=r"the fixes of to/a and to/b undo each other"):
        mended("a word", find)


def test_a_rule_that_took_no_part_in_the_cycle_is_not_named():
    """What was repaired before the cycle began is no part of the fight."""

    def find(text):
        if "x" in text:
            return replacing("x", "", "other/one")(text)
        return [finding(0, 1, "b", "to/b") if text[0] == "a" else finding(0, 1, "a", "to/a")]

    with pytest.raises(FixError, match=r"^the fixes of to/a and to/b undo each other"):
        mended("a wordx", find)


def test_a_rule_that_feeds_itself_is_stopped():
    """A text that grows with every pass never comes back; ten passes are enough."""
    with pytest.raises(FixError, match=rf"still changing after {MOST_PASSES} passes, by a/b"):
        mended("a", replacing("a$", "aa"))


def test_after_ten_passes_what_was_fixed_is_kept():
    """Findings that come to light one by one do not feed each other."""
    result = mended("one lakh. " * 12, lambda text: replacing("lakh", "x")(text)[:1])
    assert result.document.source.text == "one x. " * MOST_PASSES + "one lakh. " * 2
    assert len(result.fixed) == MOST_PASSES
    assert len(result.outcome.findings) == 1


def test_what_was_fixed_is_told_with_its_place_in_the_repaired_text():
    """Later edits before it move it along."""
    result = mended("one lakh, teh end", lambda text: [
        *replacing("lakh", "hundred thousand", "unit/lakh")(text),
        *(replacing("teh", "the", "typo/teh")(text) if "lakh" not in text else []),
    ])  # fmt: skip
    text = result.document.source.text
    assert text == "one hundred thousand, the end"
    assert [(f.rule, text[f.start : f.end]) for f in result.fixed] == [
        ("unit/lakh", "hundred thousand"),
        ("typo/teh", "the"),
    ]
    assert result.outcome.findings == ()


def test_a_fix_that_changes_nothing_is_not_made():
    """It would be made for ever."""
    result = mended("the end", replacing("the", "the"))
    assert result.fixed == ()


@pytest.mark.parametrize(
    ("format_", "text", "pattern", "replacement"),
    [
        ("markdown", "See [here](a.md) now.", "here", "he]re"),
        ("markdown", "It is **the** end.", "the", ""),
        ("markdown", "Run `a b` now.", "Run", "Run `"),
        ("markdown", "A\nB c", "B", "\n\n    B"),
        ("markdown", "Title\n=====\n\nText", "Title\n", ""),
        ("html", "<p>It is <b>so</b> now.</p>", "now", "<i>now</i>"),
        ("html", "<p>a &amp; b</p>", "&amp;", "and"),
        ("html", '<p class="a">x</p>', '"a"', '"b"'),
        ("plain", "See https://a.example/teh now.", "teh", "the"),
        ("plain", "Write to teh@a.example now.", "teh", "the"),
        ("plain", "Hello {name}, welcome.", "name", "Name"),
        ("plain", "Hello %(name)s, welcome.", "name", "Name"),
    ],
)
def test_a_fix_that_touches_what_is_not_prose_is_not_made(format_, text, pattern, replacement):
    """Links, code, tags, entities, addresses, placeholders: the rule is named, the text stays."""
    with pytest.raises(FixError, match=r"^the fixes of a/b would (change|make) .*; not fixed$"):
        mended(text, replacing(pattern, replacement), format_)


def test_the_rule_that_touches_what_is_not_prose_is_named_alone():
    """Others that were made in the same pass have nothing to do with it."""

    def find(text):
        found = [
            *replacing("lakh", "x", "unit/lakh")(text),
            *replacing("here", "]", "bad/one")(text),
        ]
        return sorted(found, key=lambda f: f.start)

    with pytest.raises(FixError, match=r"^the fixes of bad/one would"):
        mended("A lakh [here](a.md).", find, "markdown")


@pytest.mark.parametrize(
    ("format_", "text", "pattern", "repaired"),
    [
        ("markdown", "One.\n\n## Related\n\nTwo `c`.", r"## Related\n\n", "One.\n\nTwo `c`."),
        ("markdown", "One.\n\n- Share\n- Two", r"- Share\n", "One.\n\n- Two"),
        ("plain", "One.\nRead more: https://a.example/b\nTwo", r"Read .*\n", "One.\nTwo"),
        ("html", "<p>a <b>b</b>x<i>c</i></p>", "x", "<p>a <b>b</b><i>c</i></p>"),
    ],
)  # fmt: skip
def test_what_belongs_to_a_line_that_is_taken_out_goes_with_it(format_, text, pattern, repaired):
    """The mark of a heading or an item, an address in a line of words, words between tags."""
    result = mended(text, replacing(pattern, ""), format_)
    assert result.document.source.text == repaired

"""Anchors: every match of a pattern holds one of them."""

from __future__ import annotations

from functools import cache

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from mtlint.checks.base import alternation
from mtlint.errors import RuleError
from mtlint.ruleset.anchors import AnchorFinder
from mtlint.scan import Scanner
from mtlint.scan_tables import pack, tables
from mtlint.text.characters import fold
from mtlint.text.document import Document
from mtlint.text.lexicon import lexicon
from tests.unit.building import compile_text, pattern_rule, rule_text
from tests.unit.strategies import DIFFICULT

PATTERNS = (
    r"\bNear East Asian?\b",
    r"\b(?:one|two|three)? ?lakhs?\b",
    r"\b(?:know|knows|knew) what is (?:the|a|an)\b",
    r"\b\d{1,3}(?:,\d{2,3})+ crore\b",
    r"\b[A-Z][a-z]+-jong\b",
    r"\b(?P<first>comments?|replies)\s+(?:are|were)\s+closed\b",
    r"(?<!\w)lakh(?!\w)",
    r"(?<=\W)crore(?=\W|$)",
    r"\blakh\b(?:\s+\w+){0,3}\s+rupees\b",
    r"(?i:posted by)\s\S+",
    r"\[caption[^\]]{0,20}\]",
    r"&(?:amp|quot);",
    r"utm_(?:source|medium)",
    r"\bjong(?:-| )?[iu]n\b",
    r"\b(?>lakh|crore)s?+\b",
    r"\bgrand\s?mosque\b",
    r"\bthe\s*[“\"]?lakh[”\"]?\b",
    r"wp-content|xmlrpc\.php",
    r"\b(?:share|tweet) this (?:article|on \w+)\b",
    r"\blakh[a-c]?\b",
    r"x{2,3}lakhish",
)


@cache
def finder():
    """The finder that the compiler uses."""
    return AnchorFinder(lexicon())


@st.composite
def matches(draw):
    """A pattern and a text that holds one of its matches, in any case."""
    pattern = draw(st.sampled_from(PATTERNS))
    text = draw(st.from_regex(pattern.replace("?+", "?").replace("(?>", "(?:")))
    text = draw(st.sampled_from([str, str.upper, str.lower]))(text)
    around = st.sampled_from(["", " ", ". ", *DIFFICULT])
    return pattern, draw(around) + text + draw(around)


@settings(max_examples=500, deadline=None)
@given(matches())
def test_every_match_holds_an_anchor(drawn):
    """Wherever a pattern matches, the scan has a hit inside the match."""
    pattern, text = drawn
    anchors, _ = finder().derive(pattern)
    document = Document.from_text(text)
    hits = Scanner(["r"], tables([pack(anchors)])).scan(document).get("r", [])
    for block in document.prose.blocks:
        for match in regex.finditer(pattern, document.block_text(block), regex.IGNORECASE):
            start, end = block.start + match.start(), block.start + match.end()
            assert any(start <= hit < end for hit in hits), (match, anchors)


@pytest.mark.parametrize(
    ("pattern", "words", "literals"),
    [
        (r"\blakhs?\b", {("lakh",), ("lakhs",)}, set()),
        (r"\bgrand mosque\b", {("grand", "mosque")}, set()),
        (r"\bthe lakh\b", {("the", "lakh")}, set()),
        (r"\blakh\b.*\bthe\b", {("lakh",)}, set()),
        (r"\b(?:the )?lakh\b", {("lakh",)}, set()),
        (r"lakh", set(), {"lakh"}),
        (r"\w+lakh\b", set(), {"lakh"}),
        (r"\d+(?:lakh|crore)", set(), {"lakh", "crore"}),
    ],
)
def test_the_rarest_words_of_a_pattern_are_its_anchors(pattern, words, literals):
    """Whole words are looked up as words, parts of words as literals."""
    anchors, share = finder().derive(pattern)
    assert {anchor.words for anchor in anchors.words} == words
    assert set(anchors.literals) == literals
    assert finder().is_selective(share)


@pytest.mark.parametrize(
    "pattern", [r"\b(\w+) \1\b", r"\d+", r"\bÉlan", r"lak?h?", r"(?:lakh)?", r"[a-z]+ing?"]
)
def test_a_pattern_without_anything_fixed_has_no_rare_anchor(pattern):
    """Optional and repeated parts, classes and back references promise nothing."""
    derived = finder().derive(pattern)
    assert derived is None or not finder().is_selective(derived[1])


def test_a_pattern_with_common_anchors_only_is_refused_with_the_reason():
    """The author learns which anchors there are and what to do."""
    with pytest.raises(
        RuleError, match=r"too common to look for: of stand in one of 1 paragraphs.*as `anchor`"
    ):
        pattern_rule(r"\bof the\b")


def test_a_pattern_without_anchors_is_refused_with_the_reason():
    """The same where nothing at all stands in every match."""
    with pytest.raises(RuleError, match="no word or literal stands in every match; name some"):
        pattern_rule(r"\b(\w+) \1\b")


def test_a_declared_anchor_is_taken_as_it_is():
    """Words become word anchors, anything else a literal; a list stands for its entries."""
    keys = "pattern = '\\w+'\nanchor = ['lakh', 'Near East', 'utm_', '@things']\n"
    (rule,) = compile_text(rule_text(keys=keys), lists=[("things", "crore\nx&y  # comment")])
    words = finder().declared(["lakh", "near east", "crore", "utm_"])
    assert set(words.words) == {
        finder().word(*w) for w in (["lakh"], ["near", "east"], ["crore"], ["utm_"])
    }
    assert rule.anchors == pack(finder().declared(["crore", "lakh", "near east", "utm_", "x&y"]))


def test_a_declared_class_that_does_not_exist_is_told_with_the_known_ones():
    """A slip in the name of a class is an error."""
    with pytest.raises(
        RuleError, match="no character class is called 'coma'; known are symbol, lower"
    ):
        pattern_rule(r"\w+", "anchor-classes = [['coma']]\n")


def test_the_parts_of_a_literal_decide_how_rare_it_is():
    """Blanks round a common word do not make it rare."""
    share = finder().shares.literal
    assert share(" the ") == pytest.approx(finder().shares.word("the"))
    assert share(" lakh ") == pytest.approx(finder().shares.word("lakh"))
    assert share("the") > share("xquz")
    assert share("   ") == 1


def test_a_number_is_commoner_than_the_lexicon_says():
    """The lexicon has no single numbers of two digits and more."""
    assert finder().word("april", "19").key == 0
    assert finder().shares.word("1999") > finder().shares.word("lakh")


def test_a_word_list_of_any_size_gives_anchors():
    """A long alternation is not given up; every entry is an anchor."""
    entries = [f"zzword{number}" for number in range(1000)]
    anchors, _ = finder().derive(rf"\b{alternation(entries)}\b")
    assert {anchor.words[0] for anchor in anchors.words} == set(entries)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?P<v>lakh|crore)(?P<a> (?:\w+ )?|, )(?P<n>\w+)", {("lakh",), ("crore",)}),
        (r"(?:\w+ |[(])(?P<n>lakhs?)(?= (?:of|for)|[.,]|$)", {("lakh",), ("lakhs",)}),
        (r"(?<![\w/.-])(?:lakh \d+|crore)(?!\w)", {("lakh",), ("crore",)}),
        (r"\b(?:in|at) (?:\d+ |\w+, )crore\b", {("crore",)}),
    ],
)
def test_a_word_ends_where_what_follows_is_of_no_word(pattern, words):
    """Whatever stands beside a word in a match, and in whatever way its edge is told."""
    anchors, _ = finder().derive(pattern)
    assert {anchor.words for anchor in anchors.words} == words
    assert not anchors.literals


@pytest.mark.parametrize("pattern", [r"\w*lakh(?: |s)", r"(?<!-)lakh(?!-)", r"lakh(?:(?!x)\w)*"])
def test_a_word_of_which_no_edge_is_known_is_looked_for_as_a_literal(pattern):
    """It may be a part of another word."""
    anchors, _ = finder().derive(pattern)
    assert not anchors.words
    assert set(anchors.literals) <= {"lakh", "lakhs", "lakh "}


@settings(max_examples=300, deadline=None)
@given(matches())
def test_every_match_holds_one_of_the_words_of_its_company(drawn):
    """Beside an anchor, whatever the case."""
    pattern, text = drawn
    anchors, _ = finder().derive(pattern)
    company = finder().company(pattern, anchors)
    for match in regex.finditer(pattern, text, regex.IGNORECASE):
        words = {fold(word) for word in regex.findall(r"\w+", match.group())}
        assert not company or words & company


@pytest.mark.parametrize(
    ("pattern", "company"),
    [
        (r"\blakh\b(?:\s+\w+){0,3}\s+rupees\b", {"rupees"}),
        (r"\b(?:lakh|crore) \w+ (?:tonnes?|rupees)\b", {"tonne", "tonnes", "rupees"}),
        (r"\blakh\b(?:\s+\w+){0,3}\s+the\b", set()),
        (r"\blakh rupees\b", set()),
        (r"\blakh\b(?:\s+rupees\b)?", set()),
        (r"\blakh\b \w+ish\b", set()),
    ],
)
def test_the_company_of_an_anchor_is_the_rarest_other_word(pattern, company):
    """None where it stands everywhere, is not in every match, or is a part of the anchor."""
    anchors, _ = finder().derive(pattern)
    assert finder().company(pattern, anchors) == company

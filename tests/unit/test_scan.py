"""The one pass loses nothing that running every pattern alone would find."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from operator import itemgetter

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mtlint.checks import CHECKS
from mtlint.engine import lint
from mtlint.ruleset.library import sources
from mtlint.ruleset.loader import load_rules
from mtlint.ruleset.schema import Anchors, PackedAnchors
from mtlint.scan import Scanner
from mtlint.scan_strings import Strings
from mtlint.scan_tables import StringTable, pack, tables
from mtlint.text import tokens as tokens_module
from mtlint.text.characters import fold
from mtlint.text.document import Document
from tests.unit.building import compile_text, default_linter, pattern_rule, rule_text, ruleset
from tests.unit.strategies import DIFFICULT, difficult_text

# Patterns that are hard to anchor: optional parts, alternatives, classes, letters whose case is
# not simple, edges of words told in other ways than \b.
PATTERNS = (
    r"\bNear East Asian?\b",
    r"(?<!\w)Kim[ -]Jong(?!\w)",
    r"\b(?:lakh|crore)s?\b",
    r"\b\d+(?:\.\d+)?\s+lakh\b",
    r"\bKim\s+(?:Jong|Yo)[-\s]un\b",
    r"istanbul",
    r"\bİstanbul",
    r"\bMASSE\b|\bmaße\b",
    r"\bΟδός\b|\bσας\b",
    r"\bkelvin\b",
    r"lakh[ ,]*jong",
    r"(?:and\s+)?jong(?=\s|$)",
    r"\b(?P<word>lakh) (?P=word)\b",
    r"[“\"]jong[”\"]",
    r"\bun\b\W+near\b",
    r"(?i:LAKH)\xa0?kim",
    r"jong’s|jong's",
    r"\bfi?le[sſ]\b",
)

FRAGMENTS = (
    *("Near East Asia", "Kim", "Jong", "Jong-un", "Yo", "un", "1.5", "lakh", "crores", "and"),
    *(
        "İstanbul",
        "ISTANBUL",
        "ıstanbul",
        "Masse",
        "maße",
        "Οδός",
        "ΟΔΌΣ",
        "σας",
        "σασ",
        "\u212aelvin",
    ),
    *("near", "“jong”", '"JONG"', "jong’s", "ﬁles", "fileſ", "files"),
)


@cache
def by_hand():
    """The patterns above as rules in force."""
    rules = []
    for number, pattern in enumerate(PATTERNS):
        text = rule_text(f"test/n{number}", f"pattern = '''{pattern}'''\n")
        rules += compile_text(text)
    return ruleset(*rules)


@cache
def example_texts():
    """The examples of the rules, good and bad, without their marks, each with the rule's id."""
    rules = [loaded.rule for loaded in load_rules(sources())]
    examples = [(rule.id, e) for rule in rules for e in (*rule.bad, *rule.good)]
    marks = str.maketrans("", "", "⟦⟧")
    return [(id_, e.text.translate(marks)) for id_, e in examples if e.format == "plain"]


def signals(rules, check, document, hits):
    """What the rules of one check see, in order."""
    found = rules.checker(check).run(document, hits)
    return sorted((signal.rule, signal.start, signal.end) for signal in found)


def assert_nothing_is_lost(rules, check, text, only=None):
    """Hold what all rules, or one, find behind anchors against what they find in every block."""
    document = Document.from_text(text)
    hits = rules.scanner.scan(document)
    asked = [rule for rule in rules.rules_of(check) if only in (None, rule)]
    own = {rule: hits[rule] for rule in asked if rule in hits}
    # So near each other that all of a block is looked at.
    places = [at for block in document.prose.blocks for at in range(block.start, block.end, 24)]
    everywhere = {rule: places for rule in asked if places}
    expected = signals(rules, check, document, everywhere)
    assert signals(rules, check, document, own) == expected


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(difficult_text(*FRAGMENTS))
@example("1.5\xa0lakh\n\nISTANBUL İSTANBUL ıstanbul")
@example("ΟΔΌΣ σας ΣΑΣ\u2028jong’s")
def test_no_match_of_a_difficult_pattern_is_lost(text):
    """Every match stands in a block where the scan found an anchor."""
    assert_nothing_is_lost(by_hand(), "pattern", text)


@st.composite
def mangled_examples(draw):
    """Examples of the default rules, in any case, cut up, with difficult characters put in."""
    texts = draw(st.lists(st.sampled_from(example_texts()), min_size=1, max_size=4))
    pieces = []
    for _, text in texts:
        change = draw(st.sampled_from([str, str, str.upper, str.lower, str.title]))
        at = draw(st.integers(0, len(text)))
        between = draw(st.sampled_from(["", "", *DIFFICULT]))
        pieces.append(change(text[:at]) + between + change(text[at:]))
    return draw(st.sampled_from(["\n\n", "\n", " ", ""])).join(pieces)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(mangled_examples())
def test_no_match_of_a_default_pattern_is_lost(text):
    """The same for the rules of the library, on their own examples."""
    assert_nothing_is_lost(default_linter().ruleset, "pattern", text)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, str.swapcase])
def test_no_match_of_a_default_pattern_is_lost_for_its_case(change):
    """A pattern whose anchors know one case only says so itself."""
    for rule, examples in groupby(example_texts(), itemgetter(0)):
        text = "\n\n".join(change(text) for _, text in examples)
        assert_nothing_is_lost(default_linter().ruleset, "pattern", text, rule)


def scan(text, *anchors):
    """Where these anchors stand: packed ones, or the fields of anchors of rule r."""
    document = Document.from_text(text)
    packed = [a if isinstance(a, PackedAnchors) else pack(Anchors(*a)) for a in anchors]
    scanner = Scanner(["r"] * len(packed), tables(packed))
    return scanner.scan(document).get("r", [])


def word_anchor(*words):
    """Anchors of neighbouring words, as the compiler makes them."""
    (rule,) = compile_text(rule_text(keys=f"pattern = 'x'\nanchor = ['{' '.join(words)}']\n"))
    return rule.anchors


def test_a_word_anchor_is_found_as_a_whole_word_only():
    """Case does not count, parts of words do not either."""
    assert scan("Lakh lakhs LAKH a-lakh", word_anchor("lakh")) == [0, 11, 18]


def test_a_phrase_is_found_at_its_rarest_word():
    """Other words between break it, other characters do not."""
    text = "near east asia, near the east, Near\nEast — asia"
    hits = scan(text, word_anchor("near", "east", "asia"))
    assert [text[at : at + 4].lower() for at in hits] == ["asia", "asia"]
    assert scan("near the east asia", word_anchor("near", "east", "asia")) == []


@pytest.mark.parametrize("text", ["near east", "east asia", "near", ""])
def test_a_phrase_that_the_text_breaks_off_is_no_hit(text):
    """The first and last words of a text have no neighbours on one side."""
    assert scan(text, word_anchor("near", "east", "asia")) == []


def test_a_class_sequence_is_found_wherever_its_characters_stand():
    """Sequences of one, two, three and more classes, at both ends of the text."""
    lower, space, comma, odd = 1, 6, 10, 7
    assert scan("a ,b", ((), (), ((lower, space, comma, lower),))) == [0]
    assert scan("a , b", ((), (), ((space, comma),))) == [1]
    assert scan("\xa0a\xa0", ((), (), ((odd,),))) == [0, 2]
    assert scan("ab ,", ((), (), ((lower, space, comma),))) == [1]
    assert scan(", a", ((), (), ((lower, space, comma, lower),))) == []


def test_a_literal_is_found_across_the_pieces_of_a_long_text(monkeypatch):
    """Where the text is cut for reading, no anchor is cut."""
    monkeypatch.setattr("mtlint.scan._PIECE", 7)
    monkeypatch.setattr("mtlint.scan._TOKENS", 2)
    monkeypatch.setattr(tokens_module, "_PIECE", 5)
    text = "one x&y two near east asia x&y ,a , b"
    assert scan(text, ((), ("x&y",))) == [4, 27]
    assert scan(text, word_anchor("near", "east", "asia")) != []
    assert scan(text, ((), (), ((6, 10, 1),))) == [30]
    assert scan(text, ((), (), ((10, 6),))) == [34]


def test_the_hits_of_all_kinds_come_in_order():
    """A rule with words, literals and classes has its offsets ascending."""
    anchors = PackedAnchors(word_anchor("lakh").words, b"", ("x&y",), ((6, 10),))
    assert scan("x&y lakh , x&y lakh", anchors) == [0, 4, 8, 11, 15]


def test_a_match_in_two_windows_of_a_long_block_is_found_once():
    """Where windows overlap, nothing is reported twice, and nothing is lost."""
    text = "one lakh " * 4000
    rules = ruleset(pattern_rule(r"\blakh\b"), checks=CHECKS)
    findings = lint(Document.from_text(text), rules).findings
    assert [finding.start for finding in findings] == list(range(4, len(text), 9))


@pytest.mark.parametrize("odd", ["İ", "ı", "ſ", "\N{KELVIN SIGN}"])
def test_a_letter_that_folds_to_ascii_hides_no_literal(odd):
    """Lower case is a matter of bytes only where no such letter stands."""
    text = f"{odd} “q” ǅ [{odd.upper()}x{odd}]"
    literal = f"[{fold(odd)}x{fold(odd)}]"
    assert scan(text, ((), (literal,))) == [text.index("[")]


def test_a_literal_with_a_letter_beyond_ascii_is_found_in_every_case():
    """The compiler gives every spelling, so that the scan need not fold all of Unicode."""
    (rule,) = compile_text(rule_text(keys="pattern = 'x'\nanchor = ['(čtk)']\n"))
    assert scan("– (ČTK) “(čTk)” (Čtk)", rule.anchors) == [2, 9, 16]


def test_strings_are_found_alike_before_and_after_much_text(monkeypatch):
    """One by one, with the first automaton, and with the quicker one that much text pays for."""
    monkeypatch.setattr("mtlint.scan_strings._FEW_BYTES", 150)
    monkeypatch.setattr("mtlint.scan_strings._MANY_BYTES", 300)
    literals = ("[ed]", "d]", "ed] – w", "[ed] – word [ed]", "[ed] – word [no]")
    scanner = Scanner(["r"], tables([PackedAnchors(literals=literals)]))
    document = Document.from_text("word [ed] – " * 5)
    found = [scanner.scan(document)["r"] for _ in range(8)]
    assert found == [found[0]] * 8
    assert len(found[0]) == 5 + 5 + 4 + 4


def test_strings_of_many_different_bytes_are_found_where_they_stand(monkeypatch):
    """The quicker automaton numbers its bytes, and takes none for one that no string has."""
    monkeypatch.setattr("mtlint.scan_strings._FEW_BYTES", 0)
    monkeypatch.setattr("mtlint.scan_strings._MANY_BYTES", 0)
    signs = "".join(map(chr, [*range(0x30, 0x41), *range(0x5B, 0x7F), *range(0xC0, 0x100)]))
    own = [signs[at : at + 2].encode() for at in range(0, len(signs) - 1, 3)]
    data = f"{signs} !{signs[::-1]}\N{KELVIN SIGN}{signs}".encode()
    table = StringTable(tuple(own), _column(1 for _ in own), _column(range(len(own))))
    strings = Strings(table, np.ones(len(own), np.bool_))
    strings.expect(len(data))
    rules, places = strings.find(data)
    assert len(set(b"".join(own))) > 64
    assert sorted(zip(rules.tolist(), places.tolist(), strict=True)) == [
        (number, match.start())
        for number, string in enumerate(own)
        for match in re.finditer(re.escape(string), data)
    ]


def _column(numbers):
    return np.fromiter(numbers, np.int32).tobytes()


def test_only_the_anchors_of_rules_in_force_are_found():
    """Of words, phrases, literals and classes, shared with a rule that is not in force or not."""
    anchors = PackedAnchors(word_anchor("lakh").words, b"", ("x&y",), ((6, 10),))
    phrase = word_anchor("near", "east", "asia")
    both = tables([anchors, anchors, phrase, PackedAnchors(literals=("a l",))])
    document = Document.from_text("x&y a lakh , near east asia")
    found = Scanner(["a", "b", "c", "d"], both).scan(document)
    assert found == {"a": [0, 6, 10], "b": [0, 6, 10], "c": [23], "d": [4]}
    for wanted in ("", "a", "b", "bc", "ad", "cd"):
        in_force = np.array([id_ in wanted for id_ in "abcd"], np.bool_)
        only = Scanner(["a", "b", "c", "d"], both, in_force).scan(document)
        assert only == {id_: found[id_] for id_ in wanted}

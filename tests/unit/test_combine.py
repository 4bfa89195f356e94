"""From signals to findings: gates, quotations, allowances, overlaps, replacements, markup."""

from __future__ import annotations

import pytest

from mtlint.model import Applicability, Severity
from tests.unit.building import check, pattern_rule, shown

HINDI = "languages = ['hi']\n"
LAKH = r"\blakhs?\b"


def word_rule(word, keys="", id_=None):
    """A rule that finds a word."""
    return pattern_rule(rf"\b{word}\b", keys, id_ or f"test/{word}")


SIGNS = (word_rule("lakh", HINDI), word_rule("crore", HINDI))
GATED = word_rule("kimchi", HINDI + "gate = 'signs'\n")
DECLARED = word_rule("bibimbap", HINDI + "gate = 'declared'\n")


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("One lakh came. Two crore left. The kimchi stayed.", True),
        ("One lakh and two crore and kimchi.", False),
        ("One lakh came. Two lakh left. The kimchi stayed.", False),
        ("One lakh came.\n\nTwo crore left.\n\nThe kimchi stayed.", True),
        ("The kimchi stayed. One lakh came.", False),
    ],
    ids=["two and two", "one sentence", "one rule", "two blocks", "one sign"],
)
def test_a_plausible_rule_needs_two_rules_in_two_sentences(text, is_open):
    """Chance and quotations make one sign, not two independent ones."""
    outcome = check(text, *SIGNS, GATED)
    assert ("test/kimchi" in [finding.rule for finding in outcome.findings]) == is_open
    assert outcome.gates == (frozenset({"hi"}) if is_open else frozenset())


def test_a_gated_rule_is_no_sign_itself():
    """Signs come from rules that fire alone only."""
    other = word_rule("sambal", HINDI + "gate = 'signs'\n")
    outcome = check("One lakh came. The kimchi. The sambal.", *SIGNS, GATED, other)
    assert [finding.rule for finding in outcome.findings] == ["test/lakh"]


def test_signs_of_one_language_do_not_open_the_gate_of_another():
    """Each language has a gate of its own."""
    korean = word_rule("kimchi", "languages = ['ko']\ngate = 'signs'\n")
    outcome = check("One lakh came. Two crore left. The kimchi.", *SIGNS, korean)
    assert len(outcome.findings) == 2


def test_a_declared_language_opens_both_gates():
    """The user knows."""
    text = "The kimchi and the bibimbap."
    assert check(text, GATED, DECLARED).findings == ()
    assert len(check(text, GATED, DECLARED, languages=["hi"]).findings) == 2


def test_signs_do_not_open_a_gate_that_has_to_be_declared():
    """Risky rules wait for the user."""
    text = "One lakh came. Two crore left. The bibimbap."
    assert len(check(text, *SIGNS, DECLARED).findings) == 2


def test_gates_from_an_earlier_reading_hold():
    """Repairing the signs does not close the gate."""
    text = "The kimchi stayed."
    assert len(check(text, GATED, gates=frozenset({"hi"})).findings) == 1
    closed = "One lakh came. Two crore left. The kimchi stayed."
    assert len(check(closed, *SIGNS, GATED, gates=frozenset()).findings) == 2


DAMAGE = word_rule("kimchi", "gate = 'damage'\n", "test/soft")
BROKEN = (word_rule("zzglued"), word_rule("zzlost"))


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("It is zzglued. It is zzlost. The kimchi stayed.", True),
        ("It is zzglued. It is zzglued. The kimchi stayed.", True),
        ("It is zzglued and zzlost. The kimchi stayed.", False),
        ("It is zzglued. The kimchi stayed.", False),
        ("It is zzglued. It is zzlost. The kimchi stayed." + " A calm sentence." * 500, False),
        ("It is zzglued. " * 4 + "The kimchi stayed." + " A calm sentence." * 500, True),
    ],
    ids=["two", "of one rule", "one sentence", "one", "in a long text", "many in a long text"],
)
def test_a_soft_rule_needs_a_broken_text(text, is_open):
    """Two sentences with something wrong, and one in every 500 words."""
    outcome = check(text, *BROKEN, DAMAGE)
    assert ("test/soft" in [finding.rule for finding in outcome.findings]) == is_open
    assert outcome.gates == (frozenset({"damage"}) if is_open else frozenset())


@pytest.mark.parametrize("keys", ["severity = 'info'\n", "gate = 'damage'\n"])
def test_a_habit_is_no_damage(keys):
    """Neither what only informs nor what waits for signs itself is a sign."""
    text = "It is zzhabit. It is zzhabit. The kimchi stayed."
    found = check(text, word_rule("zzhabit", keys), DAMAGE).findings
    assert "test/soft" not in [finding.rule for finding in found]


def test_a_text_stays_broken_while_it_is_repaired():
    """The gate stands as it stood on the text as given."""
    found = check("The kimchi stayed.", DAMAGE, gates=frozenset({"damage"})).findings
    assert [finding.rule for finding in found] == ["test/soft"]


def applicability(text, rule, **settings):
    """The applicability of the first finding's fix."""
    return check(text, rule, **settings).findings[0].fix.applicability


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “one lakh” today.", Applicability.UNSAFE),
        ("He said “no” to one lakh.", Applicability.SAFE),
        ("He said “one lakh today.", Applicability.SAFE),
        ('He said "one lakh" today.', Applicability.UNSAFE),
    ],
)
def test_a_fix_inside_a_quotation_is_never_safe(text, expected):
    """Somebody else's words are reported, not changed; an unbalanced block is unquoted."""
    assert applicability(text, word_rule("lakh", "replace = 'x'\n")) == expected


def test_a_rule_can_say_that_quotations_are_like_other_text():
    """`report` keeps the fix safe, `skip` finds nothing."""
    text = "He said “one lakh” today."
    report = word_rule("lakh", "replace = 'x'\nquoted = 'report'\n")
    skip = word_rule("lakh", "replace = 'x'\nquoted = 'skip'\n")
    assert applicability(text, report) == Applicability.SAFE
    assert check(text, skip).findings == ()
    assert len(check("one lakh", skip).findings) == 1


@pytest.mark.parametrize("declared", ["safe", "unsafe", "display"])
def test_a_fix_is_as_applicable_as_its_rule_declares(declared):
    """Nothing makes a fix safer than its author thought."""
    rule = word_rule("lakh", f"replace = 'x'\napplicability = '{declared}'\n")
    assert applicability("one lakh", rule) == declared
    in_quotes = applicability("“one lakh”", rule)
    assert in_quotes == (declared if declared == "display" else "unsafe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 1 lakh b", Applicability.SAFE),
        ("a **1 lakh** b", Applicability.SAFE),
        ("a 1 **lakh** b", Applicability.DISPLAY),
        ("a 1&nbsp;lakh b", Applicability.DISPLAY),
        ("a [1](x) lakh b", Applicability.DISPLAY),
    ],
)
def test_an_edit_that_crosses_markup_is_for_display_only(text, expected):
    """What stands between the parts would be lost."""
    rule = pattern_rule(r"\b\d\s+lakh\b", "replace = 'x'\n")
    (finding,) = check(text, rule, format_="markdown").findings
    assert finding.fix.applicability == expected


def test_of_findings_that_overlap_one_is_kept():
    """By priority, then the longer, then the earlier."""
    short, long = word_rule("lakh"), pattern_rule(r"\bone lakh\b", id_="test/long")
    first = pattern_rule(r"\blakh\b", "priority = 1\n", "test/first")
    text = "one lakh"
    assert shown(text, check(text, short, long)) == [("test/long", "one lakh")]
    assert shown(text, check(text, short, long, first)) == [("test/first", "lakh")]


def test_of_equal_findings_the_first_rule_by_name_is_kept():
    """Chance has no say."""
    rules = [word_rule("lakh", id_="b/b"), word_rule("lakh", id_="a/z")]
    assert shown("lakh", check("lakh", *rules)) == [("a/z", "lakh")]


def test_findings_that_only_adjoin_are_both_kept():
    """The end of one is the start of the other."""
    rules = [word_rule("lakh"), pattern_rule(r"\bcrore (?=lakh)", id_="test/one")]
    assert len(check("crore lakh", *rules).findings) == 2


@pytest.mark.parametrize("names", ["test/lakh", "test"])
def test_a_finding_replaces_those_inside_it(names):
    """Named by rule or family, even when they have the higher priority."""
    inner = word_rule("lakh", "priority = 5\n")
    outer = pattern_rule(r"\bone lakh\b", f"replaces = ['{names}']\n", "other/outer")
    assert shown("one lakh", check("one lakh", inner, outer)) == [("other/outer", "one lakh")]


def test_a_finding_replaces_nothing_outside_it():
    """The same rule elsewhere in the text is reported."""
    outer = pattern_rule(r"\bone lakh\b", "replaces = ['test/lakh']\n", "other/outer")
    text = "two lakh, one lakh"
    assert shown(text, check(text, word_rule("lakh"), outer)) == [
        ("test/lakh", "lakh"),
        ("other/outer", "one lakh"),
    ]


def test_a_rule_whose_gate_is_closed_replaces_nothing():
    """What is not reported hides nothing."""
    outer = pattern_rule(
        r"\bone lakh\b", HINDI + "gate = 'declared'\nreplaces = ['test/lakh']\n", "other/outer"
    )
    assert shown("one lakh", check("one lakh", word_rule("lakh"), outer)) == [("test/lakh", "lakh")]


@pytest.mark.parametrize("allowed", ["lakh", "LAKH", "Lakh"])
def test_a_word_that_is_allowed_is_left_alone(allowed):
    """In any case, and only it."""
    rule = pattern_rule(LAKH)
    assert shown("Lakh lakhs", check("Lakh lakhs", rule, allow=[allowed])) == [
        ("test/rule", "lakhs")
    ]


def test_a_house_style_switches_off_the_rules_against_it():
    """A house that writes Indian English keeps its lakhs."""
    rule = pattern_rule(LAKH, "house-style = 'indian-english'\n")
    assert len(check("one lakh", rule).findings) == 1
    assert check("one lakh", rule, house_style=["indian-english"]).findings == ()


def test_a_message_shows_the_match_and_the_fix():
    """The values of the rule are filled in; severity and confidence are the rule's."""
    rule = pattern_rule(r"\b(?P<n>\d) lakh\b", "replace = '{n|scale:100000}'\nseverity = 'error'\n")
    (finding,) = check("about 3 lakh people", rule).findings
    assert finding.message == "“3 lakh” is found"
    assert finding.severity is Severity.ERROR
    assert finding.confidence == 0.9
    assert [(e.start, e.end, e.text) for e in finding.fix.edits] == [(6, 12, "300,000")]
    assert finding.fix.message == "Replace with “300,000”"


def test_suggestions_without_a_preferred_one_are_no_fix():
    """Equally good repairs are offered, none is made."""
    rule = word_rule("lakh", "suggest = ['one', 'two']\n")
    (finding,) = check("a lakh", rule).findings
    assert finding.fix is None
    assert [fix.edits[0].text for fix in finding.suggestions] == ["one", "two"]


def test_many_findings_take_no_time_to_speak_of():
    """Replacing and settling do not compare all with all."""
    outer = pattern_rule(r"\blakh crore\b", "replaces = ['test/lakh']\n", "other/outer")
    outcome = check("lakh crore\n" * 20_000, word_rule("lakh"), outer)
    assert len(outcome.findings) == 20_000


def test_a_finding_keeps_those_inside_it_that_its_rule_names():
    """Whatever the priorities; what is not named goes, as it does inside any longer finding."""
    outer = pattern_rule(
        r"\bone lakh crore\b", "keeps = ['test/lakh']\npriority = 5\n", "other/outer"
    )
    rules = [outer, word_rule("lakh"), word_rule("crore")]
    assert shown("one lakh crore", check("one lakh crore", *rules)) == [
        ("other/outer", "one lakh crore"),
        ("test/lakh", "lakh"),
    ]


def test_what_a_lost_finding_would_keep_competes_as_any_other():
    """The outer one gave way to something longer, which keeps nothing."""
    outer = pattern_rule(r"\bone lakh\b", "keeps = ['test/lakh']\n", "other/outer")
    longer = pattern_rule(r"\bone lakh men\b", "priority = 5\n", "other/longer")
    found = check("one lakh men", outer, longer, word_rule("lakh"))
    assert shown("one lakh men", found) == [("other/longer", "one lakh men")]

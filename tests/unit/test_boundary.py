"""Small slips within a few words are one cut."""

from __future__ import annotations

from mtlint.model import Applicability
from tests.unit.building import check, compile_text, default_linter, pattern_rule, rule_text

CUT = compile_text(
    rule_text(
        "boundary/cut",
        "check = 'boundary'\nreplaces = ['test']\nparams.within = 2\n"
        "params.pieces.space = ['test/space']\nparams.pieces.capital = ['test/capital']\n",
    )
)[0]
SPACE = pattern_rule(r"\bglu(?=ed)", "replace = 'glu '\n", "test/space")
CAPITAL = pattern_rule(r"\bStray\b", "replace = 'stray'\n", "test/capital")


def test_two_kinds_within_a_few_words_are_one_finding():
    """It spans the pieces, names them and mends all of them at once."""
    [finding] = check("a glued and Stray word", CUT, SPACE, CAPITAL).findings
    assert (finding.rule, finding.start, finding.end) == ("boundary/cut", 2, 17)
    assert [(e.start, e.end) for e in finding.evidence] == [(2, 5), (12, 17)]
    [fix] = finding.fixes
    assert [edit.text for edit in fix.edits] == ["glu ", "stray"]
    assert fix.applicability is Applicability.UNSAFE


def test_one_kind_alone_is_no_cut():
    """Two lost spaces are two lost spaces."""
    found = check("a glued glued word", CUT, SPACE, CAPITAL).findings
    assert [finding.rule for finding in found] == ["test/space", "test/space"]


def test_pieces_far_apart_or_in_two_blocks_stay_single():
    """Nothing says that they have one cause."""
    for text in ("a glued and yet quite another Stray word", "a glued\n\nStray word"):
        found = check(text, CUT, SPACE, CAPITAL).findings
        assert [finding.rule for finding in found] == ["test/space", "test/capital"]


def test_a_piece_without_a_repair_leaves_the_cut_without_one():
    """Half a repair would hide the other half."""
    plain = pattern_rule(r"\bStray\b", "", "test/capital")
    [finding] = check("a glued and Stray word", CUT, SPACE, plain).findings
    assert finding.fixes == ()


def test_without_the_rule_the_pieces_are_found_by_themselves():
    """A rule that is switched off joins nothing."""
    found = check("a glued and Stray word", SPACE, CAPITAL).findings
    assert [finding.rule for finding in found] == ["test/space", "test/capital"]


def test_a_sentence_cut_by_a_link_is_shown_whole():
    """The comma, the capital and the name between them belong together."""
    text = "According to a harbor report Jonas Berg Plans to sail to the island in the spring."
    [finding] = default_linter().lint(text)
    assert finding.rule == "boundary/cut"
    assert text[finding.start : finding.end] == "According to a harbor report Jonas Berg Plans"


def test_a_cut_gives_way_to_a_name_between_its_pieces():
    """It would hide that the name is wrong, and the pieces are found without it."""
    cut = compile_text(
        rule_text(
            "boundary/cut",
            "check = 'boundary'\nreplaces = ['test']\nparams.within = 2\nparams.beside = ['name']\n"
            "params.pieces.space = ['test/space']\nparams.pieces.capital = ['test/capital']\n",
        )
    )[0]
    name = pattern_rule(r"\bKimm\b", "replace = 'Kim'\n", "name/slip")
    found = check("a glued Kimm Stray word", cut, SPACE, CAPITAL, name).findings
    assert [finding.rule for finding in found] == ["test/space", "name/slip", "test/capital"]
    found = check("a Kimm glued and Stray word", cut, SPACE, CAPITAL, name).findings
    assert [finding.rule for finding in found] == ["name/slip", "boundary/cut"]

"""What a document says is not to be reported is not reported, and nothing else."""

from __future__ import annotations

import pytest

from mtlint.checks import CHECKS
from mtlint.config import Config
from mtlint.engine import lint
from mtlint.linter import Linter
from mtlint.ruleset.ruleset import Ruleset
from mtlint.silence.names import USUAL
from mtlint.text.document import Document
from tests.unit.building import check, default_linter, pattern_rule

LAKH = "They asked for 1 lakh soldiers."


def reported(text, format_="markdown", linter=None):
    """The rules of what is reported, in order."""
    return [finding.rule for finding in (linter or default_linter()).lint(text, format_)]


def silenced(text, format_="markdown"):
    """The rules of what is silenced, with the reason."""
    outcome = default_linter().check(Document.from_text(text, format_))
    return [(one.finding.rule, one.by, one.reason) for one in outcome.silenced]


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        (f"{LAKH} <!-- mtlint: ignore[unit/lakh] -->", "markdown"),
        (f"<!-- mtlint: ignore[unit] -->\n{LAKH}", "markdown"),
        (f"<!-- mtlint: ignore[unit/*] -->\n\n{LAKH}", "markdown"),
        (
            f"<!--mtlint:ignore[unit,unit/lakh]-->\n{LAKH}",
            "markdown",
        ),
        (f"- one\n- {LAKH} <!-- mtlint: ignore[unit/lakh] -->\n", "markdown"),
        (f"> <!-- mtlint: ignore[unit/lakh] -->\n> {LAKH}\n", "markdown"),
        (f"| a | b |\n|---|---|\n| c | {LAKH} <!-- mtlint: ignore[unit/lakh] --> |\n", "markdown"),
        (f"{{/* mtlint: ignore[unit/lakh] */}}\n{LAKH}", "markdown"),
        (f"{LAKH} {{/* mtlint: ignore[unit/lakh] */}}", "markdown"),
        (f"<!-- mtlint: ignore[unit/lakh]\nfor two lines of reasons -->\n{LAKH}", "markdown"),
        (f"<div>\n<!-- mtlint: ignore[unit/lakh] -->\n<p>{LAKH}</p></div>", "markdown"),
        (f"<p>{LAKH}</p> <!-- mtlint: ignore[unit/lakh] -->", "html"),
        (f"<!-- mtlint: ignore[unit/lakh] -->\n<p>{LAKH}</p>", "html"),
        (f"<p>One\n<!-- mtlint: ignore[unit/lakh] -->\n{LAKH}</p>", "html"),
        (f"# mtlint: ignore[unit/lakh] quoted\n{LAKH}\n", "plain"),
        (f"They left.\r# mtlint: ignore[unit/lakh]\r{LAKH}\r", "plain"),
        (f"<!-- mtlint: disable[unit/lakh] -->\n\nThey.\n\n{LAKH}", "markdown"),
        (f"<!-- mtlint: disable[unit] -->\n\n{LAKH}\n\n<!-- mtlint: enable -->\n", "markdown"),
        (f"{LAKH}\n\n<!-- mtlint: ignore-file[unit] -->", "markdown"),
        (f"<!-- mtlint: ignore-file -->\n\n{LAKH}", "markdown"),
        ("They asked for 1 lakh [sic] soldiers.", "plain"),
        ("They asked for 1 *lakh* \\[*sic*\\] soldiers.", "markdown"),
        (f"---\ntitle: One\nmtlint:\n  ignore: [unit/lakh]\n---\n{LAKH}", "markdown"),
        (f"---\nmtlint: {{off: true}}\n---\n{LAKH}", "markdown"),
        (f"---\nmtlint:\n  ignore: unit\n---\n{LAKH}", "markdown"),
        (f"---\nmtlint:\n  allow:\n    - 1 Lakh\n---\n{LAKH}", "markdown"),
        (f'+++\n[mtlint]\nignore = ["unit/lakh"]\n+++\n{LAKH}', "markdown"),
    ],
)
def test_what_is_silenced_is_not_reported_and_the_comment_is_none_of_the_prose(text, format_):
    """Each format has comments of its own."""
    assert reported(text, format_) == []
    assert "unit/lakh" in [rule for rule, _, _ in silenced(text, format_)]
    words = Document.from_text(text, format_).prose.text.lower()
    assert "mtlint" not in words


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        (f"{LAKH} `<!-- mtlint: ignore[unit/lakh] -->`", "markdown"),
        (f"```\n<!-- mtlint: disable[unit/lakh] -->\n```\n\n{LAKH}", "markdown"),
        (f"    <!-- mtlint: disable[unit/lakh] -->\n\n{LAKH}", "markdown"),
        (f"`{{/* mtlint: ignore[unit/lakh] */}}` {LAKH}", "markdown"),
        (f"```\n{{/* mtlint: ignore-file */}}\n```\n\n{LAKH}", "markdown"),
        (f"<script>\n<!-- mtlint: disable[unit/lakh] -->\n</script>\n\n{LAKH}", "markdown"),
        (f"<pre>\n<!-- mtlint: disable[unit/lakh] -->\n</pre><p>{LAKH}", "html"),
        (f"<script>'<!-- mtlint: ignore-file -->'</script><p>{LAKH}", "html"),
        (f"<p title='<!-- mtlint: ignore-file -->'>{LAKH}", "html"),
        (f"<!-- mtlint: ignore[name] -->\n{LAKH}", "markdown"),
        (f"{LAKH}\n\n<!-- mtlint: ignore[unit/lakh] -->\nThey left.", "markdown"),
        (f"<!-- mtlint: ignore[unit/lakh] -->\nThey left.\n\n{LAKH}", "markdown"),
        (
            f"<!-- mtlint: disable[unit] -->\nA.\n\n<!-- mtlint: enable[unit/lakh] -->\n\n{LAKH}",
            "markdown",
        ),
        ("They asked for 1 lakh of [sic] soldiers.", "plain"),
        (f"Say # mtlint: ignore-file and {LAKH}", "plain"),
        (f"# mtlint: ignore[unit/lakh]\n\n{LAKH}", "markdown"),
        (f"---\nother:\n  ignore: [unit/lakh] # mtlint\n---\n{LAKH}", "markdown"),
    ],
)
def test_what_is_not_said_to_be_silenced_is_reported(text, format_):
    """Code is no comment, and a comment has its own rules and its own place."""
    assert "unit/lakh" in reported(text, format_)


@pytest.mark.parametrize(
    ("text", "remain"),
    [
        ("The old kimchi (sic) left.", 0),
        ("The <i>old kimchi</i> [Sic!] left.", 0),
        ("The old kimchi” [sic] left.", 0),
        ("The old kimchi left [sic].", 1),
        ("The kimchi [sic] and the old kimchi.", 1),
        ("The classic old kimchi (music).", 1),
    ],
)
def test_sic_is_about_the_word_before_it(text, remain):
    """The writer has seen the word, and only this one."""
    rule = pattern_rule(r"\b(?:old )?kimchi\b")
    assert len(check(text, rule, format_="html").findings) == remain


def test_a_reason_and_its_origin_are_kept():
    """Somebody may want to know why."""
    text = f"{LAKH} <!-- mtlint: ignore[unit/lakh] - the words of the minister -->"
    assert silenced(text) == [("unit/lakh", "comment", "the words of the minister")]


def test_a_comment_is_judged_only_where_its_rules_are_in_force():
    """A selection of rules makes no false alarm about what others have silenced."""
    text = f"<!-- mtlint: ignore[unit] -->\n{LAKH}\n\n<!-- mtlint: ignore -->\n{LAKH}\n"
    assert reported(text, linter=Linter(select=["name", "silence"])) == []
    assert reported(text, linter=Linter(select=["unit/crores-of", "silence"])) == []
    assert reported(text, linter=Linter(config={"ignore": ["silence"]})) == []


def test_what_depends_on_other_files_is_not_judged():
    """A hook is given a part of the files."""
    assert reported("<!-- mtlint: ignore[name/across-files] -->\nThey left.") == []


def test_complaints_can_be_silenced_by_name_only():
    """Who silences everything is told so all the same."""
    text = f"<!-- mtlint: disable -->\n{LAKH}"
    assert reported(text) == ["silence/no-rule"]
    assert reported(f"<!-- mtlint: ignore-file[silence] -->\n\n{text}") == []


def test_an_ignored_finding_is_not_repaired():
    """The comment holds for fixes too."""
    text = f"{LAKH} <!-- mtlint: ignore[unit/lakh] -->"
    assert default_linter().fix(text, "markdown", unsafe=True) == text


def test_a_fix_of_the_front_matter_is_exact():
    """The name is found where it stands."""
    text = f"---\nmtlint:\n  ignore: [unit, 'untis/lakh']\n---\n{LAKH}"
    (finding,) = default_linter().lint(text, "markdown")
    assert (finding.rule, text[finding.start : finding.end]) == (
        "silence/unknown-rule",
        "untis/lakh",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[polarity, unit]", "[unit]"),
        ("[unit, 'polarity']", "[unit]"),
        ('["polarity"]', "[]"),
        ("\n    - polarity # old\n    - unit", "\n    - unit"),
        ("\n    - unit\n    - polarity", "\n    - unit"),
    ],
)
def test_a_name_that_silences_nothing_is_taken_out_of_the_front_matter(before, after):
    """The list stays a list."""
    matter = "---\nmtlint:\n  ignore: {}\n---\n{}"
    body = LAKH if "unit" in after else "They left."
    assert default_linter().fix(matter.format(before, body), "markdown", unsafe=True) == (
        matter.format(after, body)
    )
    assert reported(matter.format(before, body)) == ["silence/unused"]


@pytest.mark.parametrize("matter", ["mtlint:\n  ingore: [x]", "mtlint: [", "mtlint: 5"])
def test_front_matter_that_is_not_understood_is_reported(matter):
    """A slip in it must not look as if it held."""
    assert reported(f"---\n{matter}\n---\nThey left.") == ["silence/unreadable"]


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("mtlint: ignore[unit", "the bracket is not closed"),
        ("mtlint:", "it says nothing"),
        ("mtlint: ingore[unit]", "there is no “ingore”; did you mean “ignore”?"),
    ],
)
def test_what_is_not_understood_is_said(comment, problem):
    """With the word that was meant, where one is near."""
    (finding,) = default_linter().lint(f"They left. <!-- {comment} -->", "markdown")
    assert finding.message == f"mtlint does not understand this: {problem}"


def test_the_usual_confidence_is_that_of_the_configuration():
    """What is in force by default is known in one place and repeated in another."""
    assert Config().min_confidence == USUAL


@pytest.mark.parametrize(
    ("names", "safe"),
    [
        ("unit/lakh", True),
        ("duplicate/word, unit/lakh", True),
        ("duplicate/word, name/two-spellings", False),  # looks at the whole text
        ("name", False),
        ("quote/mixed", False),  # waits for damage
        ("all", False),
    ],
)
def test_only_what_is_needless_for_certain_is_deleted_safely(names, safe):
    """What a rule finds elsewhere in the text, later, can be found here then."""
    document = Document.from_text(f"<!-- mtlint: ignore[{names}] -->\n\nThey left.\n", "markdown")
    found = default_linter().check(document).findings
    assert {finding.rule for finding in found} == {"silence/unused"}
    assert {finding.fix.applicability for finding in found} == {"safe" if safe else "unsafe"}


def test_what_is_selected_elsewhere_is_not_deleted_safely():
    """A family has rules for who asks for them; whoever wrote the comment may have asked."""
    text = "<!-- mtlint: ignore[test] -->\n\nThey left.\n"
    rules = pattern_rule("abc", id_="test/on"), pattern_rule("abd", "default = false", "test/off")
    for in_force, applicability in (rules, "safe"), (rules[:1], "unsafe"):
        found = check_known(text, in_force, known=rules)
        assert [finding.fix.applicability for finding in found] == [applicability]


def check_known(text, rules, known):
    """What is said of comments where some rules are in force and others known."""
    default = default_linter().ruleset
    own = [default[id_] for id_ in default.rules_of("silence")]
    in_force = sorted([*rules, *own], key=lambda rule: rule.id)
    ruleset = Ruleset(in_force, CHECKS, known=[*known, *own])
    return lint(Document.from_text(text, "markdown"), ruleset).findings

"""`mtlint rules`, `mtlint explain`, `mtlint test`, with the real engine and a rule of its own."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from mtlint.__main__ import main
from mtlint.ruleset.library import default_folder

RULE = """
[[rule]]
id = "house/frobnicate"
summary = "A word of the house"
message = "“{match}” is not a word; write “{fix}”"
why = "The house never liked it."
languages = ["hi", "ja"]
aliases = ["house/old-name"]
pattern = 'frobnicate[ds]?'
replace = "adjust"
[[rule.bad]]
text = "They ⟦frobnicate⟧ the machine."
fixed = "They FIXED the machine."
[[rule.good]]
text = "They adjust the machine."
note = "the right word"
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A folder with a rule of its own; returns the rule file."""
    monkeypatch.chdir(tmp_path)
    # Compiling the whole library for each test would take minutes.
    few = tmp_path / "few"
    few.mkdir()
    shutil.copy(default_folder() / "unit" / "indian-numbering.toml", few)
    monkeypatch.setattr("mtlint.ruleset.library.default_folder", lambda: few)
    (tmp_path / "mtlint.toml").write_text('rules = ["style"]\n', encoding="utf-8")
    file = tmp_path / "style" / "words.toml"
    file.parent.mkdir()
    file.write_text(RULE.replace("FIXED", "adjust"), encoding="utf-8")
    return file


def test_the_list_shows_what_matters_about_each_rule(house, capsys):
    """Id, severity, confidence, state, languages, summary."""
    assert main(["rules", "--family", "house"]) == 0
    _, line, _, count = capsys.readouterr().out.splitlines()
    shown = " ".join(line.split())
    assert shown == "house/frobnicate warning 0.90 on hi ja A word of the house"
    assert count == "1 rule"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--select", "house/*"], 1),
        (["--select", "house/old-name"], 1),
        (["--family", "house", "--language", "ja,xx"], 1),
        (["--family", "house", "--language", "xx"], 0),
    ],
)
def test_the_list_can_be_filtered(house, capsys, arguments, expected):
    """By family, language, and selectors, together."""
    assert main(["rules", "--output-format", "json", *arguments]) == 0
    assert len(json.loads(capsys.readouterr().out)) == expected


def test_the_list_as_json_keeps_its_schema(house, capsys):
    """Programs read it."""
    from tests.unit.report.test_formats import schema

    main(["rules", "--output-format", "json"])
    schema("rules").validate(json.loads(capsys.readouterr().out))


def test_rules_are_counted_by_family_and_language(house, capsys):
    """With their examples, anchors, and the confidence of those that were measured."""
    (house.parent / "measured.toml").write_text(
        '[rules."house/old-name"]\nconfidence = 0.75\nprior = 0.9\nfrom = { injected = [3, 1] }\n'
    )
    assert main(["rules", "--statistics", "--family", "house"]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["family", "rules", "on", "bad", "good", "anchors", "measured", "sure"],
        ["house", "1", "1", "1", "1", "3", "1", "0.75"],
        [],
        ["source", "language", "rules", "on", "bad", "good", "anchors", "measured", "sure"],
        ["hi", "Hindi", "1", "1", "1", "1", "3", "1", "0.75"],
        ["ja", "Japanese", "1", "1", "1", "1", "3", "1", "0.75"],
        [],
        ["all", "1", "1", "1", "1", "3", "1", "0.75"],
    ]


def test_the_counts_of_rules_as_json_keep_their_schema(house, capsys):
    """Families add up to all; languages need not."""
    from tests.unit.report.test_formats import schema

    house.write_text(house.read_text().replace('languages = ["hi", "ja"]', "default = false"))
    assert main(["rules", "--statistics", "--output-format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    schema("rules-statistics").validate(found)
    by_name = {group["name"]: group for group in found["families"]}
    assert by_name["house"]["on"] == 0
    assert by_name["house"]["confidence"] is None
    assert found["languages"][-1] == by_name["house"] | {"name": "any"}
    for key in ("rules", "on", "bad", "good", "anchors", "measured"):
        assert sum(group[key] for group in found["families"]) == found["all"][key]


def test_counts_are_no_ids(house, capsys):
    """Whoever asks for both is told."""
    assert main(["rules", "--statistics", "--output-format", "ids"]) == 2
    assert "--statistics counts rules" in capsys.readouterr().err


def test_a_filter_that_fits_nothing_is_wrong_usage(house, capsys):
    """A slip in a family does not give an empty list."""
    assert main(["rules", "--family", "hose"]) == 2
    assert "unknown rule or family 'hose'; did you mean 'house'?" in capsys.readouterr().err


def test_a_rule_is_explained(house, capsys):
    """Why, languages, examples of both kinds, confidence, silence, place; by either name."""
    for name in ("house/frobnicate", "house/old-name"):
        assert main(["explain", name]) == 0
        out = capsys.readouterr().out
        assert out.startswith("house/frobnicate: A word of the house\n  A warning: ")
        assert "  style/words.toml:2\n" in out
        assert "  The house never liked it.\n  It comes from Hindi and Japanese.\n" in out
        assert "  ✗  They ⟦frobnicate⟧ the machine.\n  →  They adjust the machine.\n" in out
        assert "  ✓  They adjust the machine.\n     (the right word)\n" in out
        assert "Confidence\n  0.90, as its author judged it" in out
        assert "`mtlint check --ignore house/frobnicate`" in out
        assert "pattern:" not in out


def test_a_rule_is_explained_with_its_keys_for_who_asks(house, capsys):
    """How it is written is for who writes rules. The command has a second name."""
    assert main(["rule", "house/frobnicate", "--keys"]) == 0
    assert "\nHow it is written\n  check: pattern\n" in (out := capsys.readouterr().out)
    assert "  pattern: frobnicate[ds]?\n" in out


def test_the_measured_confidence_of_a_rule_is_explained(house, capsys):
    """With what was counted, from the overlay beside the rules."""
    (house.parent / "measured.toml").write_text(
        '[rules."house/old-name"]\nconfidence = 0.75\nprior = 0.9\nfrom = { injected = [3, 1] }\n'
    )
    assert main(["explain", "house/frobnicate"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "0.75. Its author judged it 0.90. Then its findings were counted: 3 right and 1" in out


def test_the_page_of_a_rule_as_json_has_its_place(house, capsys):
    """Everything the file says, and where it says it."""
    main(["explain", "house/frobnicate", "--output-format", "json"])
    record = json.loads(capsys.readouterr().out)
    assert (record["file"], record["line"]) == (str(house), 2)
    assert record["good"][0]["note"] == "the right word"


def test_an_unknown_rule_names_the_nearest(house, capsys):
    """A slip in an id is easy to make."""
    assert main(["explain", "house/frobnicat"]) == 2
    err = capsys.readouterr().err
    assert err == (
        "mtlint: error: unknown rule 'house/frobnicat'; did you mean 'house/frobnicate'?\n"
    )


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("frobnicate", "did you mean 'house/frobnicate'?"),
        ("hous", "did you mean 'house'?"),
        ("house/zzzz", "'mtlint explain house' lists its family"),
        ("zzzz", "'mtlint rules' lists them"),
    ],
)
def test_an_unknown_name_says_where_to_look(house, capsys, name, hint):
    """A name without its family, a family, a family without such a rule, and nothing known."""
    assert main(["explain", name]) == 2
    assert capsys.readouterr().err == f"mtlint: error: unknown rule '{name}'; {hint}\n"


def test_a_family_is_explained(house, capsys):
    """What it is about, how many rules, which are on, where they come from."""
    assert main(["explain", "unit"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("unit: units that readers elsewhere do not count in\n  4 rules (4 warn")
    assert "; all on by default.\n  Source languages: Bengali" in out
    assert "\n  unit/lakh        warning  Lakh and crore\n" in out
    assert 'ignore = ["unit"]' in out
    house.write_text(house.read_text().replace("aliases", "default = false\naliases"))
    assert main(["explain", "house"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("house\n  1 rule (1 warning); none on by default.\n")
    assert "  house/frobnicate  warning  A word of the house (off by default)\n" in out


def test_a_family_as_json_names_its_rules(house, capsys):
    """For programs; how a rule is written is asked of one rule."""
    assert main(["explain", "house", "--output-format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record == {"family": "house", "about": "", "rules": ["house/frobnicate"]}
    assert main(["explain", "house", "--keys"]) == 2


def test_examples_that_hold_are_counted(house, capsys):
    """A configured file, and one that no configuration names, can be tested alike."""
    assert main(["test", "style/words.toml"]) == 0
    assert capsys.readouterr().out == "2 examples of 1 rule: all hold\n"
    assert main(["test", "style", "--isolated"]) == 0


def test_an_example_that_fails_is_named_with_its_place(house, capsys):
    """Status 1, one line with file, line, rule and what went wrong."""
    house.write_text(RULE, encoding="utf-8")
    assert main(["test", "style/words.toml"]) == 1
    problem, summary = capsys.readouterr().out.splitlines()
    assert problem.startswith("style/words.toml:2: house/frobnicate: bad example ")
    assert "not 'They FIXED the machine.'" in problem
    assert summary == "2 examples of 1 rule: 1 problem"


def test_a_file_without_rules_is_wrong_usage(house, tmp_path, capsys):
    """Nothing was tested, and that must not look like success."""
    (tmp_path / "empty").mkdir()
    assert main(["test", "empty"]) == 2
    assert "no rules in empty" in capsys.readouterr().err
    assert main(["test", "none.toml"]) == 2
    assert "none.toml: no such file or folder of rules" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("summary =", "sumary ="), "words.toml:4: unknown key 'sumary'"),
        (("'frobnicate[ds]?'", "'frobnicate['"), "words.toml:2: house/frobnicate: "),
        (('"house/old-name"', '"house/frobnicate"'), "words.toml:2: house/frobnicate: "),
    ],
)
def test_a_mistake_in_a_rule_file_ends_any_command(house, capsys, tmp_path, change, message):
    """A wrong key, a bad pattern, a name that is taken: one line with the place, status 2."""
    house.write_text(RULE.replace(*change), encoding="utf-8")
    (tmp_path / "a.md").write_text("Fine.\n", encoding="utf-8")
    for command in (["check", "a.md"], ["rules"], ["test"]):
        assert main(command) == 2
        err = capsys.readouterr().err
        assert err.startswith("mtlint: error: ")
        assert message in err
        assert err.count("\n") == 1


def test_an_unknown_selector_is_wrong_usage(house, capsys, tmp_path):
    """Also where there is nothing to check."""
    assert main(["check", "--select", "hose"]) == 2
    assert "unknown rule or family 'hose'; did you mean 'house'?" in capsys.readouterr().err


def test_the_rule_finds_what_it_should(house, capsys, tmp_path):
    """From the file to the line on the screen, with nothing replaced."""
    (tmp_path / "a.md").write_text("They *frobnicate* it.\n", encoding="utf-8")
    assert main(["check", "a.md", "--select", "house", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out == (
        "a.md:1:7: house/frobnicate “frobnicate” is not a word; write “adjust”\n"
    )


def test_the_rule_of_the_readme_holds(tmp_path, monkeypatch, capsys):
    """Who copies it has a rule that works."""
    monkeypatch.chdir(tmp_path)
    readme = Path(__file__).parents[2] / "README.md"
    (rule,) = re.findall(r"```toml\n(\[\[rule\]\].*?)```", readme.read_text("utf-8"), re.DOTALL)
    (tmp_path / "our-rules").mkdir()
    (tmp_path / "our-rules" / "idioms.toml").write_text(rule, encoding="utf-8")
    assert main(["test", "our-rules"]) == 0
    assert capsys.readouterr().out == "2 examples of 1 rule: all hold\n"


def test_the_rules_of_a_plugin_are_tested_too(house, tmp_path, monkeypatch, capsys):
    """By its folder and among all; they are not taken for a second copy of themselves."""
    (tmp_path / "mtlint.toml").write_text('plugins = ["guest_of_test_rules"]\n', encoding="utf-8")
    (tmp_path / "guest_of_test_rules.py").write_text(f"RULES = [{str(house.parent)!r}]\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert main(["test", "style", "--allow-plugins"]) == 0
    assert capsys.readouterr().out == "2 examples of 1 rule: all hold\n"
    sys.modules.pop("guest_of_test_rules")

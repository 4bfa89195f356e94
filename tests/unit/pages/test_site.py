"""The pages in docs/rules, and what is special about Markdown."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from pyromark import html

from mtlint.errors import RuleError
from mtlint.languages import NAMES
from mtlint.pages.families import FAMILIES
from mtlint.pages.markdown import Entry, page
from mtlint.pages.site import site, write
from mtlint.ruleset.library import default_folder
from mtlint.ruleset.loader import load_rules, read_sources
from mtlint.ruleset.schema import Bad, Good, Rule

DOCS = Path(__file__).parents[3] / "docs" / "rules"


@cache
def pages():
    """The pages of the package's own rules."""
    return site(default_folder())


def rules():
    """The package's own rules."""
    return [loaded.rule for loaded in load_rules(read_sources([default_folder()]))]


def test_the_pages_say_what_the_rule_files_say():
    """Whoever changes a rule runs `python -m mtlint.pages`."""
    there = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    stale = sorted(
        name for name in there.keys() | pages().keys() if there.get(name) != pages().get(name)
    )
    assert stale == [], "run `python -m mtlint.pages`"


def test_every_rule_has_one_place_and_links_lead_somewhere():
    """A heading each; every link names a page and a heading that are there."""
    headings = {
        (name, match[1])
        for name, text in pages().items()
        for match in re.finditer(r"^## (\S+/\S+)$", text, re.MULTILINE)
    }
    assert sorted(rule for _, rule in headings) == sorted(rule.id for rule in rules())
    places = {(name, rule.replace("/", "")) for name, rule in headings}
    for name, text in pages().items():
        link = re.compile(r"^[-|] \[\S+/\S+\]\(([^)#]*)#([^)]+)\)", re.MULTILINE)
        for target, anchor in link.findall(text):
            assert (target or name, anchor) in places


def test_every_family_and_every_language_has_a_name():
    """No code stands where a reader expects a word."""
    assert {rule.family for rule in rules()} == FAMILIES.keys()
    assert {code for rule in rules() for code in rule.languages} <= NAMES.keys()


def test_text_of_a_rule_is_not_markup():
    """Asterisks, tags, pipes and fences are shown as they stand; unseen characters are named."""
    rule = Rule(
        id="house/word", summary="a | *b*", message="m", why="<i>x</i> _y_", prior=0.8,
        bad=(Bad("```\n⟦*a*⟧\u200b"),), good=(Good("c", note="n"),),
    )  # fmt: skip
    text = "\n".join(page("house", [Entry(rule, None)]))
    shown = html(text)
    assert "&lt;i&gt;x&lt;/i&gt; _y_" in shown
    assert "- ```\n- ⟦*a*⟧⟨U+200B⟩\n</code>" in shown
    assert "a \\| \\*b\\*" in text


def test_a_large_family_has_a_page_for_each_file(tmp_path):
    """The page of the family lists them."""
    for file in ("one", "two"):
        table = '[[rule]]\nid = "house/ID"\nsummary = "s"\nmessage = "m"\nwhy = "w"\n'
        table += 'pattern = "x"\nbad = [{text = "⟦x⟧"}]\ngood = [{text = "y"}]\n'
        text = "".join(table.replace("ID", f"{file}-{number}") for number in range(101))
        (tmp_path / f"{file}.toml").write_text(text, encoding="utf-8")
    made = site(tmp_path)
    assert sorted(made) == ["README.md", "house-one.md", "house-two.md", "house.md"]
    assert "- [house/two-7](house-two.md#housetwo-7): s" in made["house.md"]


def test_pages_of_families_that_are_gone_are_taken_away(tmp_path):
    """Nothing stale stays beside the new pages; other files are left alone."""
    (tmp_path / "old.md").write_text("old")
    (tmp_path / "notes.txt").write_text("mine")
    assert write(tmp_path, {"new.md": "new\n"}) == ["old.md"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.md", "notes.txt"]


def test_a_mistake_in_a_rule_file_leaves_the_pages(tmp_path, monkeypatch, capsys):
    """The command says where it is and writes nothing."""
    from mtlint.pages.__main__ import main

    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "bad.toml").write_text("[[rule]]\nid = 3\n")
    monkeypatch.setattr("mtlint.pages.__main__.default_folder", lambda: tmp_path / "rules")
    assert main([str(tmp_path / "docs")]) == 2
    assert "bad.toml:2: id: expected a string" in capsys.readouterr().err
    assert not (tmp_path / "docs").exists()
    with pytest.raises(RuleError):
        site(tmp_path / "nowhere")

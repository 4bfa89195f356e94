"""`mtlint new-rule`: from sentences to a rule in a file, asked or with options."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtlint.__main__ import main
from mtlint.ruleset.library import default_folder

BAD = "The guards alarmed the fire brigade at once."
FIXED = "The guards called the fire brigade at once."
GOOD = "The noise alarmed the guards."
OPTIONS = ("--bad", BAD, "--fixed", FIXED, "--good", GOOD)
RULE = "house/alarmed-fire-brigade"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working folder, and a library of few rules."""
    few = tmp_path / "few"
    few.mkdir()
    shutil.copy(default_folder() / "unit" / "indian-numbering.toml", few)
    monkeypatch.setattr("mtlint.ruleset.library.default_folder", lambda: few)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def new_rule(folder, monkeypatch, capsys):
    """Runs the command, with answers as if at a terminal; what is left of them must be none."""

    def run(*arguments, answers=None):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: answers is not None))
        left = list(answers or ())

        def ask(question):
            sys.stdout.write(question)
            answer = left.pop(0)
            if isinstance(answer, type):
                raise answer
            sys.stdout.write(f"{answer}\n")
            return answer

        monkeypatch.setattr("builtins.input", ask)
        capsys.readouterr()
        status = main(["new-rule", *arguments])
        assert not left
        captured = capsys.readouterr()
        return SimpleNamespace(status=status, out=captured.out, err=captured.err)

    run.folder = folder
    return run


def everything_in(folder):
    """The files below a folder."""
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_options_say_it_all(new_rule, capsys):
    """The rule is written, the configuration names it, and the next check finds what it should."""
    (new_rule.folder / "a.md").write_text("# News\n\nThey alarm a fire brigade.\n")
    result = new_rule(*OPTIONS, "--text", ".", "--language", "German", "--yes")
    assert (result.status, result.err) == (0, "")
    assert "a.md:3: They ⟦alarm a fire brigade⟧." in result.out
    assert "Its examples hold." in result.out
    assert everything_in(new_rule.folder) == ["a.md", "mtlint.toml", "our-rules/rules.toml"]
    (rule,) = tomllib.loads((new_rule.folder / "our-rules/rules.toml").read_text())["rule"]
    assert (rule["id"], rule["languages"]) == (RULE, ["de"])
    assert main(["check", "a.md", "--select", "house", "--no-cache"]) == 1
    assert "“alarm a fire brigade” should read “call a fire brigade”" in capsys.readouterr().out
    assert main(["test", "our-rules"]) == 0


def test_a_second_rule_goes_behind_the_first(new_rule):
    """The configuration names the file already, and is left alone."""
    new_rule(*OPTIONS, "--yes")
    before = (new_rule.folder / "mtlint.toml").read_text()
    sentences = [option.replace("fire brigade", "mountain rescue") for option in OPTIONS]
    result = new_rule(*sentences, "--yes")
    assert "mtlint.toml" not in result.out
    rules = tomllib.loads((new_rule.folder / "our-rules/rules.toml").read_text())["rule"]
    assert [rule["id"] for rule in rules] == [RULE, "house/alarmed-mountain-rescue"]
    assert (new_rule.folder / "mtlint.toml").read_text() == before


def test_without_yes_nothing_is_written(new_rule):
    """Where nobody can be asked, the draft is only shown."""
    result = new_rule(*OPTIONS)
    assert result.status == 0
    assert f'id = "{RULE}"' in result.out
    assert "nothing is written; --yes writes it to our-rules/rules.toml" in result.out
    assert everything_in(new_rule.folder) == []


def test_somebody_at_a_terminal_is_asked(new_rule):
    """What is not understood is asked again; Enter takes what is proposed."""
    (new_rule.folder / "a.md").write_text("They alarm the fire brigade, alarm the crews.\n")
    result = new_rule(
        answers=[
            *(BAD, BAD, FIXED, GOOD),
            *("7", "1", "maybe", "y", "n", "", "crew"),  # the words and their forms
            *("none.md", "a.md", ""),
            *("German", "", "", "No English for it.", "house/brigade"),
            *("", ""),  # written, and named
        ]
    )
    assert (result.status, result.err) == (0, "")
    for told in ("have the same words", "“7” is neither", "y or n", "none.md: no such"):
        assert told in result.out
    (rule,) = tomllib.loads((new_rule.folder / "our-rules/rules.toml").read_text())["rule"]
    assert rule["id"] == "house/brigade"
    assert rule["why"] == "No English for it."
    assert "{noun:fire brigade, crew}" in rule["pattern"]
    assert "P<the>" not in rule["pattern"]
    assert 'rules = ["our-rules"]' in (new_rule.folder / "mtlint.toml").read_text()


def test_a_place_that_is_right_becomes_a_near_miss(new_rule):
    """It is left alone by the word that tells it apart, or by more words."""
    (new_rule.folder / "a.md").write_text(
        "He sold milliards of euros.\n\nA milliards for chance.\n"
    )
    sentences = ("--bad", "It cost milliards of euros.", "--fixed", "It cost billions of euros.")
    options = (*sentences, "--good", "It cost billions.", "--text", "a.md")
    result = new_rule(*options, answers=["1", "2", "", *[""] * 7])
    assert result.status == 0
    assert "Leave it alone where “for” follows? [Y/n]" in result.out
    (rule,) = tomllib.loads((new_rule.folder / "our-rules/rules.toml").read_text())["rule"]
    assert rule["good"][1] == {"text": "A milliards for chance."}
    assert rule["unless"] == [r"\bmilliards for\b(?!-)"]
    assert "⟦milliards⟧" in rule["bad"][0]["text"]
    shutil.rmtree(new_rule.folder / "our-rules")
    result = new_rule(*options, answers=["1", "2", "n", "1", "", *[""] * 7])
    assert result.status == 0
    (rule,) = tomllib.loads((new_rule.folder / "our-rules/rules.toml").read_text())["rule"]
    assert "unless" not in rule
    assert "⟦milliards of euros⟧" in rule["bad"][0]["text"]


def test_what_is_found_already_is_told(new_rule):
    """Somebody may go on all the same."""
    sentences = ("--bad", "It cost 5 lakh rupees.", "--fixed", "It cost half a million rupees.")
    result = new_rule(*sentences, "--good", "It cost rupees.", answers=["", "", "", ""])
    assert result.status == 0
    assert "mtlint finds something there already: unit/" in result.out
    assert result.out.endswith("nothing is written\n")
    assert everything_in(new_rule.folder) == []


@pytest.mark.parametrize("end", [KeyboardInterrupt, EOFError])
def test_leaving_leaves_nothing_behind(new_rule, end):
    """Ctrl-C and Ctrl-D, at the first question and at the last."""
    for answers in ([end], [BAD, FIXED, GOOD, "1", "", "", "", "", "", "", "", "", end]):
        result = new_rule(answers=answers)
        assert result.status == (130 if end is KeyboardInterrupt else 2)
        assert everything_in(new_rule.folder) == []
        assert "written" in result.out + result.err


def test_examples_that_do_not_hold_are_not_written(new_rule):
    """Unless somebody says so."""
    options = [*OPTIONS, "--good", "It cost 5 lakh.", "--yes"]
    result = new_rule(*options)
    assert result.status == 1
    assert "another rule, unit/" in result.out
    assert "nothing is written" in result.out
    assert everything_in(new_rule.folder) == []
    assert new_rule(*options, "--anyway").status == 1
    assert "our-rules/rules.toml" in everything_in(new_rule.folder)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "--bad is missing"),
        (("--bad", BAD), "without a repair, [[ ]] round the wrong words"),
        (("--bad", BAD, "--fixed", FIXED), "--good is missing"),
        ((*OPTIONS, "--out", "rules.txt"), "rules.txt: a rule file is called something.toml"),
        ((*OPTIONS, "--text", "none"), "none: no such file or folder"),
        ((*OPTIONS, "--id", "unit/lakh"), "there is a rule unit/lakh already"),
        ((*OPTIONS, "--gate", "often"), "invalid choice: 'often'"),
        ((*OPTIONS, "--fix", "x"), "unknown option '--fix'; did you mean '--fixed'?"),
    ],
)
def test_what_is_wrong_is_one_line(new_rule, arguments, message):
    """Status 2, and nothing is written."""
    result = new_rule(*arguments, "--yes")
    assert result.status == 2
    assert message in result.err
    assert result.err.count("\n") == 1
    assert everything_in(new_rule.folder) == []


def test_a_broken_rule_file_is_told_before_the_questions(new_rule):
    """So that no answers are lost."""
    (new_rule.folder / "our-rules").mkdir()
    (new_rule.folder / "our-rules" / "rules.toml").write_text("[[rule]\n")
    result = new_rule(answers=[])
    assert result.status == 2
    assert "our-rules/rules.toml:1:" in result.err


def document():
    """The page that leads somebody to a first rule."""
    return (Path(__file__).parents[2] / "docs" / "writing-rules.md").read_text(encoding="utf-8")


def test_the_page_shows_what_somebody_sees(folder, monkeypatch, capsys):
    """Question by question, with the answers that stand there."""
    articles = folder / "articles"
    articles.mkdir()
    (articles / "clinic.md").write_text(
        "# A day at the clinic\n\nMost patients perceive their appointments on time.\n\n"
        "The doctor perceived the appointment of a new director as a mistake.\n"
    )
    (articles / "town.md").write_text(
        "She had perceived an appointment at the town hall. The mood there had changed.\n"
    )
    (shown,) = re.findall(r"^```text\n(A new rule.*?)^```", document(), re.DOTALL | re.MULTILINE)
    at = 0

    def ask(question):
        nonlocal at
        begins = shown.index(question.rstrip(), at)
        at = begins + len(question.rstrip())
        answer = shown[at : shown.index("\n", at)]
        at += len(answer)
        sys.stdout.write(f"{question.rstrip()}{answer}\n")
        return answer.strip()

    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("builtins.input", ask)
    capsys.readouterr()
    assert main(["new-rule"]) == 0
    assert capsys.readouterr().out == shown


KINDS = re.findall(
    r"^\| (?:a|an) [^|]* \| ([A-Z][^|]*\.) \| ([A-Z][^|]*\.) \|", document(), re.MULTILINE
)


@pytest.mark.parametrize(("bad", "fixed"), KINDS)
def test_the_kinds_of_mistakes_that_the_page_names_become_rules(new_rule, bad, fixed):
    """Without any more help than their repair."""
    assert len(KINDS) == 5
    result = new_rule("--bad", bad, "--fixed", fixed, "--good", "This is so.")
    assert result.status == 0
    assert "Its examples hold." in result.out

"""`--staged` and `--diff-base` in real git repositories."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
CONCISE = ("--output-format", "concise")


@pytest.fixture
def git(tmp_path, monkeypatch):
    """Runs git in the folder of the test, without anybody's configuration."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments, cwd=tmp_path, status=0):
        done = subprocess.run(
            ["git", *IDENTITY, *arguments], cwd=cwd, capture_output=True, check=False
        )
        assert status is None or done.returncode == status, done.stderr
        return done.stdout.decode().strip()

    return run


@pytest.fixture
def commit(git, write):
    """Writes files and commits everything."""

    def commit(**files):
        for name, text in files.items():
            write(f"{name}.md", text)
        git("add", "-A")
        git("commit", "-q", "--allow-empty", "-m", "x")
        return git("rev-parse", "HEAD")

    return commit


@pytest.fixture
def repository(mtlint, git, commit):
    """A repository with an old article full of old findings; runs the command in it."""
    git("init", "-q", "-b", "main")
    commit(a="One lakh.\n\nAll is well.\n\nAnd teh end.\n", b="It has teh word.\n")
    return mtlint


OLD = "One lakh.\n\nAll is well.\n\nAnd teh end.\n"
NEW = "One lakh.\n\nAll is meh.\n\nAnd teh end.\n"


def test_only_changed_lines_are_reported(repository, write):
    """The old findings of the same file, and other files, are left out."""
    write("a.md", NEW)
    result = repository("check", "--diff-base", "HEAD", "--fail-on", "info", *CONCISE)
    assert (result.status, result.out) == (1, "a.md:3:8: style/meh found “meh”\n")


def test_what_was_there_before_does_not_fail(repository, write):
    """The status is that of what is reported."""
    write("a.md", OLD.replace("well", "fine"))
    result = repository("check", "--diff-base", "HEAD")
    assert (result.status, result.out) == (0, "nothing found; 1 file checked\n")


def test_staged_text_is_that_of_the_index(repository, write, git):
    """What is not staged yet is not looked at; positions are those of the index."""
    write("a.md", NEW)
    git("add", "a.md")
    write("a.md", "Now teh first.\n" + NEW)
    result = repository("check", "--staged", *CONCISE)
    assert result.out == "a.md:3:8: style/meh found “meh”\n"
    assert repository("check", "--diff-base", "HEAD", *CONCISE).out.count("\n") == 2


def test_a_staged_file_that_is_gone_from_the_work_tree_is_checked(repository, write, git):
    """The commit would have it."""
    path = write("news/c.md", "One lakh.\n")
    git("add", "news/c.md")
    path.unlink()
    path.parent.rmdir()
    for paths in ([], ["news"], ["news/c.md"]):
        result = repository("check", "--staged", *CONCISE, *paths)
        assert result.out == "news/c.md:1:5: unit/lakh found “lakh”\n"


def test_nothing_changed_is_told(repository):
    """It is no error."""
    for options in (["--staged"], ["--diff-base", "HEAD"]):
        result = repository("check", *options)
        assert (result.status, "no changed files to check in ." in result.err) == (0, True)


def test_new_files_are_all_new(repository, write, git):
    """Tracked or not yet; those that git ignores are not."""
    write(".gitignore", "ignored.md\n")
    write("ignored.md", "One lakh.\n")
    write("c.md", "One lakh.\n")
    result = repository("check", "--diff-base", "HEAD", *CONCISE)
    assert result.out == "c.md:1:5: unit/lakh found “lakh”\n"
    assert repository("check", "--staged", *CONCISE).out == ""
    git("add", "c.md")
    assert repository("check", "--staged", *CONCISE).out == result.out


def test_deleted_files_and_lines_give_nothing(repository, write, git, tmp_path):
    """What is gone cannot be wrong."""
    (tmp_path / "b.md").unlink()
    write("a.md", "One lakh.\n\nAnd teh end.\n")
    assert repository("check", "--diff-base", "HEAD", *CONCISE).out == ""
    git("add", "-A")
    result = repository("check", "--staged", *CONCISE)
    assert (result.status, result.out, result.err) == (0, "", "")


def test_a_renamed_file_is_compared_with_what_it_was(repository, write, git):
    """Only the line that changed with the new name counts."""
    git("mv", "a.md", "article.md")
    write("article.md", NEW)
    git("add", "-A")
    for options in (["--staged"], ["--diff-base", "HEAD"]):
        result = repository("check", *options, *CONCISE)
        assert result.out == "article.md:3:8: style/meh found “meh”\n"


def test_a_repository_without_a_commit_has_only_new_files(mtlint, write, git):
    """Everything that is staged counts, and there is no revision to compare with."""
    git("init", "-q")
    write("a.md", "One lakh.\n")
    git("add", "a.md")
    assert mtlint("check", "--staged", *CONCISE).out == "a.md:1:5: unit/lakh found “lakh”\n"
    result = mtlint("check", "--diff-base", "HEAD")
    assert result.status == 2
    assert "this repository has no commit 'HEAD'" in result.err


def test_three_dots_are_where_the_branch_began(repository, commit, git, write):
    """What has come to the other branch meanwhile is not ours."""
    git("checkout", "-q", "-b", "ours")
    commit(c="One lakh.\n")
    git("checkout", "-q", "main")
    commit(b="All is well.\n")
    git("checkout", "-q", "ours")
    for revision in ("main...", "main...HEAD"):
        result = repository("check", "--diff-base", revision, *CONCISE)
        assert result.out == "c.md:1:5: unit/lakh found “lakh”\n"
    assert "b.md:1:8" in repository("check", "--diff-base", "main", *CONCISE).out


def test_branches_with_nothing_in_common_are_one_error(repository, git, commit):
    """As in a shallow clone."""
    git("checkout", "-q", "--orphan", "other")
    commit(c="All is well.\n")
    result = repository("check", "--diff-base", "main...")
    assert result.status == 2
    assert "no commit is common to 'main' and HEAD" in result.err
    assert repository("check", "--diff-base", "main").status == 0


@pytest.mark.parametrize(
    "revision", ["nowhere", "a..b", "main...other", "--all", "HEAD:a.md", "", "..."]
)
def test_a_revision_that_is_none_is_one_error(repository, revision):
    """Nothing is checked instead; nor is an empty name HEAD, as where a variable is not set."""
    result = repository("check", f"--diff-base={revision}")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert f"--diff-base {revision}: " in result.err


def test_file_names_may_be_anything(repository, write, git):
    """Spaces, other scripts, quotes, line feeds, bytes that are no text, signs of patterns."""
    names = ["a b.md", "новини.md", '"q".md', "line\nfeed.md", ":(top)*.md", "-x.md", "a -> b.md"]
    names.append(os.fsdecode(b"caf\xe9.md"))
    for name in names:
        write(name, "One lakh.\n")
    whole = repository("check", "--diff-base", "HEAD", *CONCISE)
    assert whole.out.count("unit/lakh") == len(names)
    git("add", "-A")
    assert repository("check", "--staged", *CONCISE).out == whole.out
    git("commit", "-qm", "x")
    for name in names:
        write(name, "One lakh.\nAll is well.\nAnd teh end.\n")
    assert repository("check", "--diff-base", "HEAD", *CONCISE).out.count("typo/teh") == len(names)


def test_a_subfolder_has_its_own_changes_under_its_own_names(
    repository, write, git, tmp_path, monkeypatch
):
    """As a run without the option shows them; a folder above can be named."""
    write("news/c d.md", "One lakh.\n")
    write("e.md", "One lakh.\n")
    git("add", "-A")
    git("config", "diff.relative", "true")
    git("config", "diff.noprefix", "true")
    monkeypatch.chdir(tmp_path / "news")
    for options in (["--staged"], ["--diff-base", "HEAD"]):
        here = repository("check", *options, *CONCISE).out
        assert here == "c d.md:1:5: unit/lakh found “lakh”\n"
        above = repository("check", *options, "..", *CONCISE).out
        assert (
            above
            == "../e.md:1:5: unit/lakh found “lakh”\n../news/c d.md:1:5: unit/lakh found “lakh”\n"
        )


def test_settings_say_which_changes_are_checked(repository, write, git):
    """Folders, endings and excludes hold as in a walk; a file that is named is taken."""
    write("mtlint.toml", 'exclude = ["drafts/"]')
    for name in ("drafts/d.md", "node_modules/n.md", "c.py", "c.md"):
        write(name, "One lakh.\n")
    git("add", "-A")
    check = ("check", "--staged", *CONCISE)
    assert repository(*check).out == "c.md:1:5: unit/lakh found “lakh”\n"
    assert repository(*check, "drafts").out == "drafts/d.md:1:5: unit/lakh found “lakh”\n"
    assert repository(*check, "c.py").out == "c.py:1:5: unit/lakh found “lakh”\n"
    assert repository(*check, "drafts/d.md", "--force-exclude").out == ""


def test_submodules_and_links_are_left_alone(repository, write, git, commit, tmp_path):
    """What is in another repository is checked there."""
    other = tmp_path / "sub"
    other.mkdir()
    git("init", "-q", cwd=other)
    (other / "s.md").write_text("One lakh.\n")
    git("add", "-A", cwd=other)
    git("commit", "-qm", "x", cwd=other)
    git("-c", "advice.addEmbeddedRepo=false", "add", "sub")
    (tmp_path / "link.md").symlink_to("b.md")
    git("add", "link.md")
    assert repository("check", "--staged", *CONCISE).out == ""
    git("commit", "-qm", "x")
    (other / "s.md").write_text("Two lakh.\n")
    assert repository("check", "--diff-base", "HEAD", *CONCISE).out == ""


def test_a_repository_inside_that_is_not_tracked_is_left_alone(repository, git, tmp_path):
    """It is listed as a folder."""
    (tmp_path / "other").mkdir()
    git("init", "-q", cwd=tmp_path / "other")
    (tmp_path / "other" / "s.md").write_text("One lakh.\n")
    assert repository("check", "--diff-base", "HEAD", *CONCISE).out == ""


def test_a_link_that_becomes_a_file_is_new(repository, git, commit, tmp_path):
    """The place it pointed to is not its text."""
    (tmp_path / "link.md").symlink_to("b.md")
    commit()
    (tmp_path / "link.md").unlink()
    (tmp_path / "link.md").write_text("It has teh word.\n")
    expected = "link.md:1:8: typo/teh found “teh”\n"
    assert repository("check", "--diff-base", "HEAD", *CONCISE).out == expected
    git("add", "-A")
    assert repository("check", "--staged", *CONCISE).out == expected


def test_line_endings_do_not_make_a_change(repository, write, git):
    """A work tree with other endings than the repository is the same text."""
    git("config", "core.autocrlf", "true")
    write("a.md", NEW.replace("\n", "\r\n"))
    result = repository("check", "--diff-base", "HEAD", *CONCISE)
    assert result.out == "a.md:3:8: style/meh found “meh”\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_text_that_git_takes_for_binary_is_compared_all_the_same(
    repository, write, git, encoding
):
    """Lines are lines of text, whatever the bytes."""
    write("u.md", OLD.encode(encoding))
    git("add", "-A")
    git("commit", "-qm", "x")
    write("u.md", NEW.encode(encoding))
    result = repository("check", "--diff-base", "HEAD", *CONCISE)
    assert result.out == "u.md:3:8: style/meh found “meh”\n"


def test_a_conflict_is_told_and_the_rest_is_checked(repository, write, git, commit):
    """Its text in the index is that of two sides."""
    git("checkout", "-q", "-b", "ours")
    commit(a=OLD.replace("well", "fine"))
    git("checkout", "-q", "main")
    commit(a=OLD.replace("well", "meh"))
    git("merge", "-q", "ours", status=1)
    write("c.md", "One lakh.\n")
    git("add", "c.md")
    result = repository("check", "--staged", *CONCISE)
    assert (result.status, result.out) == (2, "c.md:1:5: unit/lakh found “lakh”\n")
    assert result.err == "mtlint: error: a.md: in the conflict of a merge; not checked\n"
    result = repository("check", "--diff-base", "main~1", *CONCISE)
    assert result.out == "a.md:4:8: style/meh found “meh”\nc.md:1:5: unit/lakh found “lakh”\n"


def test_there_is_no_repository(mtlint, write, git):
    """It is said in one line."""
    write("a.md", "One lakh.\n")
    result = mtlint("check", "--staged")
    assert result.status == 2
    assert "need a git repository, and the working folder is in none" in result.err


def test_there_is_no_git(repository, monkeypatch, tmp_path):
    """The same."""
    monkeypatch.setenv("PATH", str(tmp_path))
    result = repository("check", "--staged")
    assert result.status == 2
    assert "--staged and --diff-base need git, which does not run: no such file" in result.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--staged", "--diff-base", "HEAD"], "give one"),
        (["--staged", "-"], "git knows nothing of standard input"),
        (["--staged", "missing.md"], "missing.md: no such file or directory"),
        (["--staged", "/"], "/: not in the git repository"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_error(repository, options, message):
    """And nothing is silently left out."""
    result = repository("check", *options, stdin="")
    assert (result.status, message in result.err) == (2, True)


def test_a_text_that_is_too_large_is_left_out(repository, write, git):
    """As in a walk, before it is read."""
    write("mtlint.toml", "max-file-size = 100")
    write("c.md", "One lakh.\n" * 20)
    git("add", "-A")
    for options in (["--staged"], ["--diff-base", "HEAD"]):
        result = repository("check", *options)
        assert result.status == 0
        assert "notice: c.md: 200 bytes is above max-file-size (100 bytes); left out" in result.err
        assert repository("check", *options, "c.md").status == 2


def test_the_baseline_holds_for_changed_lines_too(repository, write, git):
    """What was accepted is not new because its line was touched elsewhere."""
    repository("check", "--add-baseline")
    write("a.md", "One lakh.\n\nAll is well.\n\nAnd teh end. It is meh.\n")
    git("add", "-A")
    for options in (["--staged"], ["--diff-base", "HEAD"], ["--staged", "--jobs", "2"]):
        result = repository("check", *options, *CONCISE)
        assert result.out.splitlines()[-1] == "a.md:5:20: style/meh found “meh”"


def test_a_finding_on_a_changed_line_has_its_own_fingerprint(repository, write):
    """The same that it has among all findings of the file."""
    write("a.md", OLD + "\nAnd teh end.\n")
    options = ("check", "a.md", "--output-format", "json")
    one = json.loads(repository(*options, "--diff-base", "HEAD").out)
    every = json.loads(repository(*options).out)
    assert [x["fingerprint"] for x in one] == [every[-1]["fingerprint"]]
    assert every[-2]["fingerprint"] != every[-1]["fingerprint"]


def test_accepting_changes_accepts_only_them(repository, write, tmp_path):
    """The old findings of the file do not slip in."""
    write("a.md", NEW)
    repository("check", "--diff-base", "HEAD", "--add-baseline")
    text = (tmp_path / ".mtlint-baseline.json").read_text()
    assert text.count('"a.md"') == text.count("style/meh") == 1

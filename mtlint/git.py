"""What git knows about a repository, asked of git itself; nothing is changed, no shell is used."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import msgspec

from mtlint.errors import GitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Whatever the user has configured, so that the answers are what is expected here.
_SETTINGS = ("diff.relative=false", "diff.autoRefreshIndex=true", "core.quotePath=false")
_DIFF = ("diff", "--raw", "-z", "--no-abbrev", "--find-renames", "--ignore-submodules=all")


class Change(msgspec.Struct, frozen=True):
    """A regular file that was added or changed.

    Attributes:
        path: relative to the root of the repository, as the system spells it.
        old: names the bytes that it had, perhaps under another path; empty for a new file.
        new: names the bytes that it has in the index; of no meaning for the work tree.
        unmerged: whether it is in the conflict of a merge.
    """

    path: str
    old: str = ""
    new: str = ""
    unmerged: bool = False


class Repository:
    """The repository round the working folder.

    Attributes:
        root: the absolute path of its work tree, without links.

    Raises:
        GitError: there is no git, or no repository with a work tree.
    """

    def __init__(self) -> None:
        self.root = os.fsdecode(_git("rev-parse", "--show-toplevel").removesuffix(b"\n"))
        self.root = os.path.realpath(self.root)

    def staged(self) -> list[Change]:
        """What a commit would add or change; everything, where there is no commit yet.

        Raises:
            GitError: git says why.
        """
        return list(_changes(_git(*_DIFF, "--cached", "--")))

    def since(self, revision: str) -> list[Change]:
        """What was added or changed in the work tree since a revision, files git ignores left out.

        Args:
            revision: of a commit; with "..." behind it, the commit where the branch left that one.

        Raises:
            GitError: there is no such commit, or git says why.
        """
        tracked = list(_changes(_git(*_DIFF, _commit(revision), "--")))
        listed = _git("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ":/")
        others = [os.fsdecode(name) for name in listed.split(b"\0") if name]
        # A name that ends in a slash is another repository.
        return [*tracked, *(Change(name) for name in others if not name.endswith("/"))]

    def sizes(self, names: Iterable[str]) -> dict[str, int]:
        """How many bytes the named blobs have."""
        return {name: int(size) for name, size, _ in self._blobs(names, "--batch-check")}

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """The bytes of the named blobs.

        Raises:
            GitError: one is missing, as in a clone without them.
        """
        return {name: data for name, _, data in self._blobs(names, "--batch")}

    def _blobs(self, names: Iterable[str], how: str) -> Iterator[tuple[str, bytes, bytes]]:
        wanted = sorted(set(names) - {""})
        if not wanted:
            return
        answer = _git("cat-file", how, stdin="\n".join(wanted).encode() + b"\n")
        at = 0
        for name in wanted:
            end = answer.index(b"\n", at)
            _, kind, *size = answer[at:end].split(b" ")
            if kind != b"blob":
                raise GitError(f"git does not have {name}, the text of a file (a partial clone?)")
            at = end + 1
            if how == "--batch":
                stop = at + int(size[0])
                yield name, size[0], answer[at:stop]
                at = stop + 1
            else:
                yield name, size[0], b""


def _commit(revision: str) -> str:
    """The commit to compare with."""
    base, dots, head = revision.partition("...")
    if not base or base.startswith("-") or ".." in base or head not in ("", "HEAD"):
        raise GitError(
            f"--diff-base {revision}: give one revision, or one with '...' behind it "
            "for the commit where this branch left it"
        )
    try:
        commit = _git("rev-parse", "--verify", "--quiet", f"{base}^{{commit}}")
    except GitError:
        raise GitError(
            f"--diff-base {revision}: this repository has no commit '{base}'; "
            "a shallow clone may have to fetch it"
        ) from None
    if dots:
        try:
            commit = _git("merge-base", commit.decode().strip(), "HEAD")
        except GitError:
            raise GitError(
                f"--diff-base {revision}: no commit is common to '{base}' and HEAD; "
                "a shallow clone may have to fetch more"
            ) from None
    return commit.decode().strip()


def _changes(raw: bytes) -> Iterator[Change]:
    """The changes in the output of `git diff --raw -z`.

    That is `:OLD-MODE NEW-MODE OLD NEW STATUS`, then one path, or two after a rename, each with a
    null byte behind it.
    """
    parts = iter(raw.split(b"\0"))
    unmerged = set()
    for head in parts:
        if not head:
            break
        old_mode, mode, old, new, status = head[1:].decode().split(" ")
        path = os.fsdecode(next(parts))
        if status[0] in "RC":
            path = os.fsdecode(next(parts))
        if status == "U":
            unmerged.add(path)
            yield Change(path, unmerged=True)
        elif mode.startswith("100") and path not in unmerged:
            was_file = old_mode.startswith("100")  # and not a link
            yield Change(path, old if was_file else "", new)


def _git(*arguments: str, stdin: bytes = b"") -> bytes:
    settings = [part for one in _SETTINGS for part in ("-c", one)]
    # The words of git are shown to the user, and looked into.
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are made here, and no shell reads them
            ["git", *settings, *arguments],  # noqa: S607 - the user's own git
            input=stdin,
            capture_output=True,
            env=environment,
            check=False,
        )
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise GitError(f"--staged and --diff-base need git, which does not run: {reason}") from None
    if done.returncode:
        raise GitError(_complaint(done.stderr.decode("utf-8", "backslashreplace")))
    return done.stdout


def _complaint(words: str) -> str:
    if "not a git repository" in words:
        return "--staged and --diff-base need a git repository, and the working folder is in none"
    told = [line for line in words.splitlines() if line.strip()]
    return f"git: {told[0].removeprefix('fatal: ') if told else 'failed without a word'}"

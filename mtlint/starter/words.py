"""What was seen in words, and as a configuration file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.starter.hooks import local_hooks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.starter.look import Seen

_FORMATS = {"plain": "plain text", "markdown": "Markdown", "html": "HTML"}
_MOST_FOLDERS = 5


def seen(found: Seen) -> Iterator[str]:
    """What was seen, a line each."""
    if not found.formats:
        yield "There are no files here that mtlint reads."
    for name, count in found.formats.most_common():
        yield f"{_files(count)} of {_FORMATS.get(name, name)}"
    if found.folders:
        yield f"in {_folders(found)}"
    for folder, why in found.exclude.items():
        yield f"left out: {folder}/ ({why})"
    for ending, count in found.not_read.most_common():
        yield f"not read: {_files(count)} with {ending}, which there is no format for"
    yield from _habits(found)


def _habits(found: Seen) -> Iterator[str]:
    """What the files that were read have in common."""
    of = f"of the {_files(found.samples)} that were read"
    if found.front_matter:
        yield f"{found.front_matter:,} {of} have front matter, which is left alone"
    if found.undecoded:
        yield f"{found.undecoded:,} {of} are not UTF-8: set `encoding` to what they are"
    if found.lakh:
        yield f"{found.lakh:,} {of} count in lakh and crore"


def _folders(found: Seen) -> str:
    names = [
        f"{'this folder itself' if name == '.' else f'{name}/'} ({count:,})"
        for name, count in found.folders.most_common(_MOST_FOLDERS)
    ]
    more = len(found.folders) - len(names)
    return ", ".join(names) + (f" and {more:,} more" if more > 0 else "")


def _files(count: int) -> str:
    return f"{count:,} file{'s' * (count != 1)}"


def configuration(found: Seen) -> str:
    """The text of the configuration file: what was decided, and what could be, as comments."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Seen) -> Iterator[str]:
    yield "# Settings of mtlint; `mtlint check --show-settings` prints them all with their values."
    yield ""
    if found.exclude:
        yield "exclude = ["
        for folder, why in found.exclude.items():
            yield f"  {_string(f'/{folder}/')},  # {why}"
        yield "]"
    else:
        yield '# exclude = ["drafts/"]  # as in a .gitignore'
    if found.undecoded:
        yield '# encoding = "cp1252"  # some files are not UTF-8'
    yield '# source-languages = ["hi", "ru"]  # if it is known what the text was translated from'
    yield '# ignore = ["boilerplate"]  # rules and families that are not wanted'
    yield '# allow = ["Kim Jong In"]  # words and names that are right as they stand'
    yield ""
    yield "[house-style]"
    yield from _style(found)


def _style(found: Seen) -> Iterator[str]:
    # Whether they are house style or what a translation left is not to be seen from here.
    if found.lakh:
        of = f"{found.lakh:,} of the {_files(found.samples)} that were read"
        yield f"# {of} count in lakh and crore; if these are your own words:"
        yield "# indian-english = true"
    else:
        yield "# indian-english = true  # lakh and crore are our own words"


def _string(text: str) -> str:
    """A string as TOML writes it, which is as JSON does."""
    return msgspec.json.encode(text).decode()


def advice(found: Seen) -> Iterator[str]:
    """What to do next."""
    if found.formats:
        yield "next: mtlint check --statistics"
    if found.has_hook:
        yield f"{found.pre_commit} has a hook with mtlint already"
        return
    name = found.pre_commit or ".pre-commit-config.yaml"
    yield f"to check each commit with pre-commit, add to {name}:"
    yield ""
    if not found.pre_commit:
        yield "repos:"
    yield from local_hooks()

"""The pages of docs/rules: a page a family with every rule, and an index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.pages.families import FAMILIES, titled
from mtlint.pages.markdown import Entry, anchor, escaped, page
from mtlint.pages.measured import measured_of, read_measured
from mtlint.ruleset.loader import load_rules, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# A page with more is slow to show; such a family has a page for each of its rule files.
_MOST_RULES = 200

_HEAD = """\
# Rules

Written by `python -m mtlint.pages` from the rule files; never edited by hand.

Every rule with its reason, its examples and its confidence. In the examples `-` is the text as it
was found, with ⟦…⟧ round what is reported, and `+` is the text after the fix, or after each
suggestion.
`mtlint explain unit/lakh` prints the same in a terminal. [Writing rules](../writing-rules.md) leads
from a wrong sentence to a rule of one's own.

A finding is silenced where it stands by a comment, `<!-- mtlint: ignore[unit/lakh] reason -->`. A
rule is switched off with `ignore = ["unit/lakh"]` in `mtlint.toml`, its whole family with
`ignore = ["unit"]`; for some files under `[per-file-overrides."archive/**"]`, for one run with
`mtlint check --ignore unit/lakh`. `min-confidence` says how sure a rule has to be.
"""

Pages = dict[str, list[Entry]]


def site(folder: Path) -> dict[str, str]:
    """The pages for the rules of a folder: file name -> text.

    Raises:
        RuleError: a rule file has a mistake.
    """
    sources = read_sources([folder])
    measured = read_measured([folder])
    families: dict[str, Pages] = {}
    for loaded in load_rules(sources):
        entry = Entry(loaded.rule, measured_of(loaded.rule, measured))
        family = families.setdefault(loaded.rule.family, {})
        family.setdefault(Path(loaded.file).stem, []).append(entry)
    texts = {"README.md": "\n".join(_index(families)) + "\n"}
    for name, pages in families.items():
        texts |= {file: "\n".join(lines) + "\n" for file, lines in _family(name, pages)}
    return texts


def _family(name: str, pages: Pages) -> Iterator[tuple[str, Iterator[str]]]:
    entries = [entry for one in pages.values() for entry in one]
    if len(entries) <= _MOST_RULES:
        yield f"{name}.md", page(titled(name), entries)
        return
    yield f"{name}.md", _contents(name, pages)
    for part, its in pages.items():
        yield f"{name}-{part}.md", page(f"{titled(name)}: {part}", its)


def _contents(name: str, pages: Pages) -> Iterator[str]:
    yield f"# {titled(name)}"
    yield ""
    yield "[All families](README.md)"
    for part, entries in pages.items():
        yield ""
        yield f"## {part}"
        yield ""
        file = f"{name}-{part}.md"
        for entry in entries:
            rule = entry.rule
            yield f"- [{rule.id}]({file}#{anchor(rule.id)}): {escaped(rule.summary)}"


def _index(families: Mapping[str, Pages]) -> Iterator[str]:
    yield _HEAD
    yield "| family | what it is about | rules |"
    yield "|---|---|---:|"
    total = 0
    for name, pages in families.items():
        count = sum(map(len, pages.values()))
        total += count
        yield f"| [{name}]({name}.md) | {FAMILIES.get(name, '')} | {count:,} |"
    yield f"| **in all** | | {total:,} |"


def write(folder: Path, texts: Mapping[str, str]) -> Sequence[str]:
    """Write pages, and take away those of families that are gone; returns the names of these."""
    folder.mkdir(parents=True, exist_ok=True)
    gone = sorted(path.name for path in folder.glob("*.md") if path.name not in texts)
    for name in gone:
        (folder / name).unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return gone

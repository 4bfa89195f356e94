"""Compile the gazetteer: `python -m gazetteer.build MATERIAL [TARGET]`.

MATERIAL is the folder of the licensed material; the file is `TARGET/entities.txt`, by default in
`rules/gazetteer`. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer import licensed, sources
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE = Path(__file__).parent
_HEAD = """\
# The gazetteer, written by `python -m gazetteer.build`; do not edit. Sources: SOURCES.md.
# A line is an entity: name, kind and fields, parted by tabs (see mtlint/checks/entity_forms.py).
"""
_TRIGGERED = frozenset({"wrong", "literal", "framed", "ambiguous"})

# A single word this common in English text is somebody's name or word there ("Roma" 3.9).
_COMMON = 3.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, and tell what was left out of it."""
    parser = argparse.ArgumentParser(prog="python -m gazetteer.build", description=__doc__)
    parser.add_argument("material", type=Path, help="folder of the licensed material")
    parser.add_argument("target", type=Path, nargs="?", default=_HERE.parent / "rules/gazetteer")
    options = parser.parse_args(arguments)
    lines, dropped = compiled(_HERE, options.material)
    content = _HEAD + "".join(f"{line}\n" for line in lines)
    (options.target / "entities.txt").write_text(content, "utf-8", newline="\n")
    sys.stdout.write(f"{len(lines)} entities, {len(content.encode()) / 1024:.0f} KiB\n")
    sys.stdout.writelines(f"left out: {reason}\n" for reason in dropped)
    return 0


def compiled(folder: Path, material: Path) -> tuple[list[str], list[str]]:
    """The lines of the file in order, and what was left out of them and why."""
    entries = {(kind, name): fields for kind, name, fields in sources.entries(folder)}
    long_forms = licensed.long_forms(material)
    for kind, names in licensed.names(material).items():
        known = {name for _, name in entries}
        for name in names:
            if name not in known:
                entries[kind, name] = {}
    for name, form in long_forms.items():
        fields = entries.get(("country", name))
        if fields is not None and not {"official", "un"} & fields.keys():
            fields["long"] = [form]
    return _lines(entries, licensed.evidence(material))


def _lines(
    entries: dict[tuple[str, str], sources.Fields], evidence: frozenset[str]
) -> tuple[list[str], list[str]]:
    right = {name for _, name in entries}
    right |= {v for fields in entries.values() for key in ("variants", "long") for v in fields.get(key, ())}
    dropped: list[str] = []
    lines = []
    for (kind, name), fields in sorted(entries.items(), key=lambda item: (item[0][1], item[0][0])):
        kept = {key: _checked(key, own, fields, right, evidence, dropped, name) for key, own in fields.items()}
        shown = [f"{key}={';'.join(own)}" for key, own in sorted(kept.items()) if own]
        lines.append("\t".join([name, kind, *shown]))
    return lines, dropped


def _checked(
    key: str,
    values: list[str],
    fields: sources.Fields,
    right: set[str],
    evidence: frozenset[str],
    dropped: list[str],
    name: str,
) -> list[str]:
    """The values of a field: no form that is right elsewhere, and context where it is a name."""
    if not sources.is_language(key):
        return values
    kept = []
    for value in values:
        form = value.partition("->")[0].strip(" ~")
        if form in right:
            dropped.append(f"{key} {form} for {name}: another name is written so")
            continue
        doubtful = value.startswith("~") or form in evidence or _is_common(form)
        if doubtful and not fields.get("of"):
            dropped.append(f"{key} {form} for {name}: somebody's name, and nothing tells whose")
            continue
        kept.append(f"~{value}" if doubtful and not value.startswith("~") else value)
    return kept


def _is_common(form: str) -> bool:
    return " " not in form and lexicon().zipf_of(form) >= _COMMON


if __name__ == "__main__":
    sys.exit(main())

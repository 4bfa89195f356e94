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
from gazetteer.sieve import Sieve
from mtlint.checks.entity_forms import entity

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE = Path(__file__).parent
_HEAD = """\
# The gazetteer, written by `python -m gazetteer.build`; do not edit. Sources: SOURCES.md.
# A line is an entity: name, kind and fields, parted by tabs (see mtlint/checks/entity_forms.py).
"""

Entries = dict[tuple[str, str], sources.Fields]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, and tell what was left out of it."""
    parser = argparse.ArgumentParser(prog="python -m gazetteer.build", description=__doc__)
    parser.add_argument("material", type=Path, help="folder of the licensed material")
    parser.add_argument("target", type=Path, nargs="?", default=_HERE.parent / "rules/gazetteer")
    options = parser.parse_args(arguments)
    lines, dropped = compiled(_HERE, options.material)
    content = _HEAD + "".join(f"{line}\n" for line in lines)
    (options.target / "entities.txt").write_text(content, "utf-8", newline="\n")
    sys.stdout.writelines(f"left out: {reason}\n" for reason in dropped)
    sys.stdout.write(f"{len(lines)} entities, {len(content.encode()) / 1024:.0f} KiB\n")
    return 0


def compiled(folder: Path, material: Path) -> tuple[list[str], list[str]]:
    """The lines of the file in order, and what was left out of them and why.

    Raises:
        ValueError: a line cannot be read back.
    """
    entries = _entries(folder, material)
    sieve = Sieve(entries, licensed.evidence(material))
    lines = [
        _line(kind, name, sieve.kept(name, fields))
        for (kind, name), fields in sorted(entries.items(), key=lambda item: item[0][::-1])
    ]
    for line in lines:
        entity(line)
    return lines, sieve.dropped


def _entries(folder: Path, material: Path) -> Entries:
    """Everything by kind and name: the hand-made sources, then what only the material names."""
    entries = {(kind, name): fields for kind, name, fields in sources.entries(folder)}
    known = {name for _, name in entries}
    for kind, names in licensed.names(material).items():
        entries |= {(kind, name): {} for name in names if name not in known}
    for name, form in licensed.long_forms(material).items():
        fields = entries.get(("country", name))
        if fields is not None and not {"official", "un"} & fields.keys():
            fields["long"] = [form]
    return entries


def _line(kind: str, name: str, fields: sources.Fields) -> str:
    shown = [f"{key}={';'.join(own)}" for key, own in sorted(fields.items()) if own]
    return "\t".join([name, kind, *shown])


if __name__ == "__main__":
    sys.exit(main())

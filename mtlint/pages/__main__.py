"""`python -m mtlint.pages [FOLDER]`: writes the pages of the rules, by default to docs/rules."""

from __future__ import annotations

import sys
from pathlib import Path

from mtlint.errors import RuleError
from mtlint.pages.site import site, write
from mtlint.ruleset.library import default_folder


def main(arguments: list[str]) -> int:
    """Write the pages; the status is 2 where a rule file has a mistake."""
    folder = Path(arguments[0] if arguments else "docs/rules")
    try:
        texts = site(default_folder())
    except RuleError as error:
        sys.stderr.write(f"mtlint: error: {error}\n")
        return 2
    write(folder, texts)
    sys.stdout.write(f"{len(texts)} pages in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

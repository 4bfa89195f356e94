r"""The hooks for pre-commit, as `mtlint init` offers them.

`.pre-commit-hooks.yaml` has them for who takes mtlint from its repository; a test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = r"\.(?:md|markdown|mdx|html?|txt)$"

# id, name, command, whether pre-commit may run several at once. What repairs comes first.
HOOKS = (
    ("mtlint-fix", "mtlint (safe fixes)", "mtlint check --fix --fix-only --force-exclude", False),
    ("mtlint", "mtlint", "mtlint check --force-exclude", True),
)


def local_hooks() -> Iterator[str]:
    """The lines of a repository called "local", whose hooks run the mtlint that is installed."""
    yield "  - repo: local"
    yield "    hooks:"
    for name, title, entry, is_parallel in HOOKS:
        note = "" if is_parallel else "  # repairs what is safe; leave it out to be told only"
        yield f"      - id: {name}{note}"
        yield f"        name: {title}"
        yield f"        entry: {entry}"
        yield "        language: system"
        yield "        types: [text]"
        yield f"        files: {FILES}"
        if not is_parallel:
            yield "        require_serial: true"

"""Where a new rule goes: the rule file, and the line of the configuration that names it."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from mtlint.aside import Aside
from mtlint.errors import UsageError
from mtlint.settings import file_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER, FILE = "our-rules", "rules.toml"

_LIST = re.compile(r"^(?:tool\.mtlint\.)?rules\s*=\s*\[", re.MULTILINE)
# The head of a table, with the comment on it.
_TABLE = re.compile(r"^(?:[ \t]*#[^\n]*\n)*[ \t]*\[", re.MULTILINE)
_OUR_TABLE = re.compile(r"^\[tool\.mtlint\][^\n]*\n", re.MULTILINE)


class Place(msgspec.Struct, frozen=True):
    """A rule file, and the configuration that has to name it.

    Attributes:
        file: the rule file.
        configuration: the file with the settings; where there is none, the one to be made.
        is_named: whether that names the rule file, or a folder round it, already.
    """

    file: Path
    configuration: Path
    is_named: bool

    @property
    def entry(self) -> str:
        """What the configuration has to name: the file, or its folder when that is for rules."""
        base, file = (Path(os.path.abspath(p)) for p in (self.configuration.parent, self.file))  # noqa: PTH100 - links stay
        folder = file.parent
        wanted = file if folder == base or not folder.is_relative_to(base) else folder
        return wanted.relative_to(base).as_posix() if wanted.is_relative_to(base) else str(wanted)


def place(out: str | None, root: str | None, rules: Sequence[str]) -> Place:
    """Where a new rule is to go.

    Args:
        out: the file that was asked for.
        root: the folder of the configuration that holds here, if there is one.
        rules: the absolute files and folders of rules that it names.

    Raises:
        UsageError: the file is no TOML file.
    """
    base = Path(root or Path.cwd())
    configuration = Path(file_in(str(base)) or base / "mtlint.toml")
    if out is None:
        first = Path(rules[0]) if rules else base / FOLDER
        file = first if first.suffix == ".toml" else first / FILE
    else:
        file = Path(out)
    if file.suffix != ".toml" or file.is_dir():
        raise UsageError(f"{file}: a rule file is called something.toml")
    resolved = file.resolve()
    is_named = any(resolved.is_relative_to(Path(one).resolve()) for one in rules)
    return Place(file, configuration, is_named)


def append(file: Path, row: str) -> None:
    """Put a rule at the end of a file, which is made where it is missing; whole or not at all.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        new = f"{old.rstrip()}\n\n{row}" if old.strip() else row
        tomllib.loads(new)
        _write(file, new)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: a rule does not fit at its end ({error})") from None
    except (OSError, UnicodeDecodeError) as error:
        raise _unwritten(file, error) from None


def name_rules(configuration: Path, entry: str) -> bool:
    """Have a configuration name a file or folder of rules; False where that is left to its author.

    What it says otherwise stays, comments too.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        old = configuration.read_text(encoding="utf-8") if configuration.exists() else ""
        new = next(_with_entry(old, entry, configuration.name), None)
        if new is None:
            return False
        _write(configuration, new)
    except (OSError, UnicodeDecodeError) as error:
        raise _unwritten(configuration, error) from None
    return True


def _with_entry(old: str, entry: str, name: str) -> Iterator[str]:
    """The configuration with the entry, wherever that can be put so that all else is the same."""
    table = _settings(tomllib.loads(old), name)
    wanted = {**table, "rules": [entry, *table.get("rules", ())]}
    quoted = msgspec.json.encode(entry).decode()
    line = f"rules = [{quoted}]\n"
    comma = ", " if table.get("rules") else ""
    tries = [old[: m.end()] + quoted + comma + old[m.end() :] for m in _LIST.finditer(old)]
    if name == "pyproject.toml":
        tries += [old[: m.end()] + line + old[m.end() :] for m in _OUR_TABLE.finditer(old)]
    else:
        first = _TABLE.search(old)
        at = first.start() if first else len(old)
        head = old[:at].rstrip()
        tries.append(
            f"{head}\n{line}\n{old[at:]}".lstrip() if first else f"{head}\n{line}".lstrip()
        )
    yield from (new for new in tries if _settings_or_nothing(new, name) == wanted)


def _settings(table: dict[str, Any], name: str) -> dict[str, Any]:
    if name == "pyproject.toml":
        table = table.get("tool", {}).get("mtlint", {})
    return table


def _settings_or_nothing(text: str, name: str) -> dict[str, Any] | None:
    try:
        return _settings(tomllib.loads(text), name)
    except tomllib.TOMLDecodeError:
        return None


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with Aside(file, keeps=True, synced=True) as aside:
        aside.file.write(text.encode())


def _unwritten(file: Path, error: OSError | UnicodeDecodeError) -> UsageError:
    reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
    return UsageError(f"{file}: cannot be written: {reason}")

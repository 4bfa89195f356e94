"""What decides a result besides the file: rules, settings, the program and what it stands on."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.config import Config
    from mtlint.linter import Linter

# These keys say which files are checked, and what is done with what is found in them. A new key is
# thought to change results until it is named here.
_BESIDE_THE_POINT = (
    *("exclude", "include", "max-file-size", "formats", "per-file-overrides"),
    # Of rules, what they say is looked at, not where they stand.
    *("rules", "fail-on", "cache", "baseline"),
)

# The packages whose versions change what is found.
PACKAGES = frozenset(
    (
        *("ahocorasick_rs", "ftfy", "justhtml", "langdetect", "msgspec", "numpy", "pathspec"),
        *("pyromark", "pyspellchecker", "pyyaml", "rapidfuzz", "regex", "rich", "shtab"),
        *("wcwidth", "wordfreq"),
    )
)


def conditions(
    config: Config, linter: Linter, *, explain: bool, score: bool = False
) -> bytes | None:
    """A digest of all that decides what is found in a file of this configuration but the file.

    None where results depend on more than can be named: the other files of the run, or the code of
    plugins.
    """
    if config.across_files or not config.cache or not set(linter.ruleset.checks) <= set(CHECKS):
        return None
    settings = msgspec.to_builtins(config)
    for key in _BESIDE_THE_POINT:
        settings.pop(key, None)
    parts = (program(), linter.ruleset.hash, sorted(settings.items()), explain, score)
    return _digest(msgspec.json.encode(parts))


@cache
def program() -> str:
    """A digest of this program, its language and its libraries.

    Of its own code the contents count: in a checkout they change while the version stands still,
    and a cache that is carried to another machine finds other times there.
    """
    code = [(name, _digest(Path(path).read_bytes()).hex()) for name, path in sorted(_code())]
    return _digest(msgspec.json.encode((sys.version, sorted(_installed()), code))).hex()


def _code() -> Iterator[tuple[str, str]]:
    """The files of the package, with their names in it; rules are looked at when compiled."""
    package = str(Path(__file__).parent.parent)
    for folder, folders, files in os.walk(package):
        folders[:] = [name for name in folders if name not in ("__pycache__", "rules")]
        for name in files:
            path = os.path.join(folder, name)  # noqa: PTH118 - two hundred files
            yield path[len(package) :].replace(os.sep, "/"), path


def _installed() -> Iterator[str]:
    """The libraries with their versions, as the names of the folders that describe them say."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names are enough
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                package = name.partition("-")[0].lower().replace("-", "_").replace(".", "_")
                if package in PACKAGES:
                    yield name


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()

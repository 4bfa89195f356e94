"""Where results are kept: in a folder of the cache that belongs to this user alone."""

from __future__ import annotations

import os
import stat
from importlib.util import find_spec
from pathlib import Path

from mtlint.cache import ONLY_MINE, cache_folder, make

_FILE = "results-1.sqlite"  # counts up when the table changes


def results_file() -> tuple[str | None, str]:
    """The file for results, its folder made; or None and the reason in a few words.

    What others may write is not believed, and what was found in a text is nobody else's business.
    Where none can be written at all there is no reason to give: nothing is kept there.
    """
    folder = cache_folder() / "results"
    if find_spec("_sqlite3") is None:  # a Python that was built without it
        return None, ""
    try:
        make(folder)
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode):
            return None, f"{folder} is not a folder"
        if hasattr(os, "geteuid"):
            if status.st_uid != os.geteuid():
                return None, f"{folder} belongs to another user"
            if stat.S_IMODE(status.st_mode) != ONLY_MINE:
                Path(folder).chmod(ONLY_MINE)
    except OSError:
        return None, ""
    return str(folder / _FILE), ""

"""Measuring memory. Imports little, as what it imports would be measured too."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_KIBI = 1024


def peak_memory() -> int:
    """The most bytes of memory that this process has held at once.

    On Linux `getrusage` counts what the parent held when it started the process; the status file
    does not.
    """
    if _STATUS.exists():
        for line in _STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * _KIBI
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * _KIBI

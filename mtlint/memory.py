"""Giving back, between the checks of a long text, the memory that nothing needs any more."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from mtlint import cache as disk

if TYPE_CHECKING:
    from collections.abc import Callable


# Checks after which what was freed is given back: what the next ones take, they have to ask for.
_OFTEN = 5


def give_back(checks: int) -> None:
    """Give the system the memory of mapped tables, and after some checks what was freed.

    Where the system does not know how, nothing happens.

    Args:
        checks: how many have run.
    """
    disk.let_go()
    if checks % _OFTEN == 0:
        _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    """The C library's function for what was freed, which glibc alone has; or one that does nothing.

    Without it the holes that one check leaves behind stand beside the columns of the next.
    """
    with suppress(ImportError, AttributeError):
        import ctypes  # some Pythons are made without it

        if sys.platform == "linux":
            trim = ctypes.CDLL(None).malloc_trim
            trim.argtypes = [ctypes.c_size_t]
            return trim
    return int

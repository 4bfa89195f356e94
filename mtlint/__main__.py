"""The console script: answers `--version` at once, and turns whatever happens into a status."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # that of `typing` would cost `--version` half of its time
if TYPE_CHECKING:
    from typing import NoReturn

_EXIT_ERROR = 2
_EXIT_INTERRUPTED = 130  # as a shell says it of a program that was interrupted
_EXIT_BROKEN_PIPE = 141  # and of one whose reader went away


def console() -> NoReturn:
    """Run the command line and leave: a tenth of a short run is to take apart what it made."""
    status = main()
    if sys.getprofile() or sys.gettrace():
        sys.exit(status)  # who watches the program writes at its end what was seen
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = status or _EXIT_ERROR
    os._exit(status)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    _open_closed_streams()
    is_version = arguments in (["--version"], ["-V"], ["version"])
    # NumPy's linear algebra, which nothing here uses, starts threads when it is imported: a quarter
    # of the start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Modules and rules stay: looking through them for garbage would take a tenth of the start.
    gc.disable()
    try:
        status = _version() if is_version else _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _EXIT_INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at its end, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _EXIT_BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - the one round the command line
        return _internal_error(error)
    finally:
        gc.enable()
    return status


def _open_closed_streams() -> None:
    """Let what nobody reads go nowhere: Python has None for a stream that was closed before it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - no pathlib yet


def _version() -> int:
    from mtlint import __version__  # and nothing else

    sys.stdout.write(f"mtlint {__version__}\n")
    return 0


def _run(arguments: list[str]) -> int:
    from mtlint.errors import MtlintError  # not for --version

    try:
        from mtlint.cli.parser import run_command  # the same

        return run_command(arguments)
    except MtlintError as error:
        message = " ".join(str(error).split("\n"))
        sys.stdout.flush()
        sys.stderr.write(f"mtlint: error: {message}\n")
        return _EXIT_ERROR


def _internal_error(error: Exception) -> int:
    if os.environ.get("MTLINT_DEBUG"):
        sys.excepthook(type(error), error, error.__traceback__)
    what = " ".join(f"{type(error).__name__}: {error}".split())
    sys.stderr.write(
        f"mtlint: error: internal error: {what}; this is a bug: "
        "run again with MTLINT_DEBUG=1 for the traceback and report it\n"
    )
    return _EXIT_ERROR


if __name__ == "__main__":
    console()

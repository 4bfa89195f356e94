"""Options that several commands have, and what they say as settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint.config import options as config_options
from mtlint.config import suggestion
from mtlint.errors import UsageError
from mtlint.formats import FORMATS
from mtlint.settings import SettingsFinder

if TYPE_CHECKING:
    import argparse

    Group = argparse.ArgumentParser | argparse._ArgumentGroup  # noqa: SLF001 - it has no public name

# Options that stand for a key of the configuration.
_LISTS = ("select", "ignore", "extend-select", "exclude")
_VALUES = ("min-confidence", "fail-on", "across-files", "baseline")


def add_settings(group: Group, *keys: str) -> None:
    """Add the options that stand for these keys; their help comes from the configuration."""
    for key in keys:
        text = config_options()[key].description.replace("%", "%%")
        if key in _LISTS:
            group.add_argument(f"--{key}", action="append", metavar="LIST", help=text)
        elif key == "across-files":
            group.add_argument("--across-files", action="store_true", default=None, help=text)
        elif key == "fail-on":
            group.add_argument("--fail-on", metavar="SEVERITY", help=text)
        else:
            group.add_argument(f"--{key}", type=float, metavar="NUMBER", help=text)


def add_sources(group: Group) -> None:
    """Add the options that say where settings come from."""
    add = group.add_argument
    add("--config", metavar="FILE", help="use this configuration file for everything")
    add("--isolated", action="store_true", help="use no configuration file")
    add("--allow-plugins", action="store_true", help="run the code of the configured plugins")


def known_format(name: str | None) -> None:
    """Make sure that a format exists.

    Raises:
        UsageError: it does not.
    """
    if name is not None and name not in FORMATS:
        hint = suggestion(name, FORMATS) or f"; known are {', '.join(FORMATS)}"
        raise UsageError(f"unknown format '{name}'{hint}")


def number_of_jobs(value: str) -> int | None:
    """The number of workers; None for "auto".

    Raises:
        UsageError: it is neither "auto" nor a number above 0.
    """
    if value == "auto":
        return None
    if not value.isdecimal() or int(value) < 1:
        raise UsageError(f"--jobs {value}: neither 'auto' nor a number above 0")
    return int(value)


def make_finder(options: argparse.Namespace) -> SettingsFinder:
    """The settings that these options ask for.

    Raises:
        UsageError: they contradict each other.
        ConfigurationError: the configuration file that they name has a mistake.
    """
    if options.config is not None and options.isolated:
        raise UsageError("--config names a file and --isolated uses none; give one of them")
    return SettingsFinder(
        command_line(options), config_file=options.config, isolated=options.isolated
    )


def command_line(options: argparse.Namespace) -> dict[str, Any]:
    """The keys of the configuration that were given as options.

    Raises:
        UsageError: `--select` names no rule: nothing would be looked for, and nothing found.
    """
    given: dict[str, Any] = {}
    for key in (*_LISTS, *_VALUES):
        value = getattr(options, key.replace("-", "_"), None)
        if value is not None:
            given[key] = split(value) if key in _LISTS else value
    if given.get("select") == []:
        raise UsageError("--select names no rule; leave it out for the default rules")
    return given


def split(values: list[str]) -> list[str]:
    """The parts of options that may be repeated and may hold several, parted by commas."""
    return [part.strip() for value in values for part in value.split(",") if part.strip()]

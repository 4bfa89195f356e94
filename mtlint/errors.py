"""One family of errors: each is one line that says what happened, where, and what to do."""

from __future__ import annotations

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_ERROR = 2


class MtlintError(Exception):
    """A problem to tell the user in one line; the command line ends with status 2."""

    kind = "error"


class UsageError(MtlintError):
    """The command line or the library was asked for something that does not exist."""

    kind = "usage"


class SelectorError(UsageError):
    """A selector fits no rule; `key` is the setting that has it."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class ConfigurationError(MtlintError):
    """A configuration file has a mistake; the message names file and key."""

    kind = "configuration"


class BaselineError(MtlintError):
    """A baseline cannot be used; the message names its file."""

    kind = "baseline"


class GitError(MtlintError):
    """Git is missing, or cannot answer; the message has its words."""

    kind = "git"


class RuleError(MtlintError):
    """A rule file has a mistake; the message names file and line."""

    kind = "rule"


class PluginError(MtlintError):
    """A plugin did not load; the message names it."""

    kind = "plugin"


class SourceError(MtlintError):
    """A file cannot be read as text; the other files are still checked."""

    kind = "source"


class CheckError(MtlintError):
    """A check failed or a pattern ran out of time on one document."""

    kind = "check"


class FixError(MtlintError):
    """The fixes of one file cannot be made; it is left as it was, and the others go on."""

    kind = "fix"

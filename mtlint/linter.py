"""The library's front door: a linter, built once, used for millions of texts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from mtlint.batches import batches
from mtlint.config import Config, check_table
from mtlint.engine import lint, lint_all
from mtlint.plugins import load_plugins
from mtlint.ruleset.library import library
from mtlint.ruleset.ruleset import Ruleset
from mtlint.ruleset.selection import select_rules
from mtlint.text.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mtlint.engine import Outcome
    from mtlint.model import Finding
    from mtlint.origin.model import Origin
    from mtlint.score.model import Score


class Linter:
    """Rules in force, ready to run.

    Args:
        select: rule ids, families or globs to run instead of the default rules.
        config: settings as in a configuration file, or a `Config`.
        rules: folders of further rule files, besides those that `config` names.
        plugins: Python modules with further checks and rules; only what is named here is loaded.
        measured: whether the confidence of rules is what was measured, or what their authors say.

    Raises:
        UsageError: a selector fits no rule.
        ConfigurationError: `config` has an unknown key or a value of the wrong type.
        RuleError: a rule file has a mistake; names its file and line.
        PluginError: a plugin does not load; names it.
    """

    def __init__(
        self,
        *,
        select: Sequence[str] | None = None,
        config: Config | Mapping[str, object] | None = None,
        rules: Sequence[Path] = (),
        plugins: Sequence[str] = (),
        measured: bool = True,
    ) -> None:
        self.config = _config(config)
        found = load_plugins(plugins)
        folders = [*found.folders, *map(_path, self.config.rules), *rules]
        self.library = library(folders, found.checks)
        known = self.library.rules
        if not measured:
            known = tuple(msgspec.structs.replace(r, confidence=r.prior) for r in known)
        selected = select_rules(
            known,
            select=self.config.select if select is None else select,
            extend_select=self.config.extend_select,
            ignore=self.config.ignore,
            min_confidence=self.config.min_confidence,
        )
        self.ruleset = Ruleset(
            selected,
            found.checks,
            languages=self.config.source_languages,
            house_style=[name for name, is_on in self.config.house_style.items() if is_on],
            allow=self.config.allow,
            known=known,
            tables=self.library.tables,
        )

    def lint(self, text: str, format: str = "plain") -> list[Finding]:
        """The findings of a text, ordered by position; offsets are code points of `text`.

        Raises:
            UsageError: no format has that name.
            CheckError: a check failed, or a pattern ran out of time.
        """
        outcome = self.check(Document.from_text(text, format))
        if outcome.errors:
            raise outcome.errors[0]
        return list(outcome.findings)

    def check(self, document: Document, gates: frozenset[str] | None = None) -> Outcome:
        """Everything a document gives, with what went wrong beside what was found."""
        return lint(document, self.ruleset, gates)

    def check_all(
        self, documents: Iterable[Document], *, across: bool = False
    ) -> Iterator[Outcome]:
        """What each of some documents gives, in their order: quicker than one after another.

        Args:
            documents: read as they are needed, a few at a time.
            across: whether the names of each are held against those of the others.
        """
        if across:
            from mtlint.text.elsewhere import spellings  # few look across their documents

            documents = list(documents)
            elsewhere = spellings(documents)
            documents = [document.among(elsewhere) for document in documents]
        for batch in batches(documents, lambda document: len(document.source.text)):
            yield from lint_all(batch, self.ruleset)

    def origin(self, document: Document, outcome: Outcome | None = None) -> Origin:
        """The languages a document reads as if it came from; often none.

        Args:
            document: the text.
            outcome: what `check` gave for it, if that is known.
        """
        from mtlint.origin.infer import infer, signs  # few texts are asked for it

        outcome = outcome or self.check(document)
        return infer(document, signs(outcome.signals, self.ruleset))

    def score(
        self, document: Document, outcome: Outcome | None = None, origin: Origin | None = None
    ) -> Score:
        """How dense a document's findings are, and how far it reads like machine translation.

        Args:
            document: the text.
            outcome: what `check` gave for it, if that is known.
            origin: what `origin` gave for it, if that is known.
        """
        from mtlint.score.infer import score  # few texts are asked for it

        outcome = outcome or self.check(document)
        origin = origin or self.origin(document, outcome)
        return score(document, outcome.findings, origin.languages, self._families)

    @cached_property
    def _families(self) -> frozenset[str]:
        return frozenset(rule.family for rule in self.ruleset.rules)

    def fix(self, text: str, format: str = "plain", unsafe: bool = False) -> str:  # noqa: FBT001, FBT002 - public
        """The text after its safe fixes (or all but display fixes), until nothing changes.

        Gates stay as they were on the text as given.

        Raises:
            UsageError: no format has that name.
            CheckError: a check failed, or a pattern ran out of time.
            FixError: fixes undo each other, or would change what is not prose.
        """
        from mtlint.fixing.mend import mend  # linting needs none of it

        document = Document.from_text(text, format)
        mended = mend(document, self._sound(document), self._sound, unsafe=unsafe)
        return mended.document.source.text

    def _sound(self, document: Document, gates: frozenset[str] | None = None) -> Outcome:
        """What a document gives, if no check fails on it."""
        outcome = self.check(document, gates)
        if outcome.errors:
            raise outcome.errors[0]
        return outcome


def _config(config: Config | Mapping[str, object] | None) -> Config:
    if isinstance(config, Config):
        return config
    check_table(dict(config or {}), "config")
    return msgspec.convert(dict(config or {}), Config)


def _path(name: str) -> Path:
    from pathlib import Path

    return Path(name)

"""How linters are made for the settings of a run."""

from __future__ import annotations

import pytest

from mtlint.config import Config
from mtlint.errors import ConfigurationError, UsageError
from mtlint.run import make_linter
from mtlint.settings import COMMAND_LINE

WRONG = Config(ignore=("no-such-family",))


def test_a_wrong_selector_in_a_file_is_told_with_file_and_key():
    """Among several files it is not plain which one has it."""
    with pytest.raises(ConfigurationError) as raised:
        make_linter(WRONG, origins={"ignore": "/site/mtlint.toml"})
    assert str(raised.value).startswith("/site/mtlint.toml: ignore: unknown rule or family")


@pytest.mark.parametrize("origins", [None, {"ignore": COMMAND_LINE}])
def test_a_wrong_selector_on_the_command_line_has_no_file(origins):
    """Who typed it knows where it stands."""
    with pytest.raises(UsageError, match=r"^unknown rule or family 'no-such-family'"):
        make_linter(WRONG, origins=origins)

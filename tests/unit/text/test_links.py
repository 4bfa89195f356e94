"""Words that are all that a link says."""

import pytest

from mtlint import Document
from mtlint.text.links import link_round, names_its_target
from tests.unit.building import default_linter


@pytest.mark.parametrize(
    ("text", "format_", "target"),
    [
        (
            "It is [undici](https://undici.example/x) that asks.",
            "markdown",
            "https://undici.example/x",
        ),
        ("It is [undici][] that asks.\n\n[undici]: https://u.example", "markdown", ""),
        ('<p>It is <a href="/undici">undici</a> that asks.</p>', "html", ' href="/undici"'),
        ("It is [the undici](https://undici.example) that asks.", "markdown", None),
        ("It is [undici](https://undici.example) that asks.", "plain", None),
    ],
)
def test_where_a_link_of_one_word_leads(text, format_, target):
    """As far as its source says it beside the words."""
    document = Document.from_text(text, format_)
    start = document.prose.text.index("undici")
    assert link_round(document, start, start + 6) == target
    named = bool(target) and "undici" in target
    assert names_its_target(document, start, start + 6) == named


def test_a_name_that_its_address_has_is_written_as_its_owner_writes_it():
    """A word that its address does not have is looked at as any other."""
    named = (
        "The work is that of [automotiveindustry](https://example.org/automotiveindustry) alone."
    )
    other = named.replace("org/automotiveindustry", "org/page")
    assert default_linter().lint(named, "markdown") == []
    assert [f.rule for f in default_linter().lint(other, "markdown")] == ["glue/words"]

"""Words that are all that a link says."""

import pytest

from mtlint import Document
from mtlint.text.links import names_its_target, target_of
from tests.unit.building import default_linter

HOST, PATH = "https://undici.example.org/x", "https://example.org/a/undici/"


@pytest.mark.parametrize(
    ("text", "format_", "target", "is_name"),
    [
        (f"It is [undici]({HOST}) that asks.", "markdown", HOST, True),
        (f"It is [undici]({PATH}) that asks.", "markdown", PATH, True),
        (f"It is [undici][] that asks.\n\n[undici]: {HOST}", "markdown", HOST, True),
        (f"It is [undici][it] that asks.\n\n[it]: <{HOST}>", "markdown", HOST, True),
        ("It is [undici][] that asks.", "markdown", "", False),
        ('<p>It is <a class="a" href="/undici">undici</a> that asks.</p>', "html", "/undici", True),
        ('<p>It is <a href="/a" title="undici">undici</a> now.</p>', "html", "/a", False),
        ("It is [undici](/undici-in-rome) that asks.", "markdown", "/undici-in-rome", False),
        (f"It is [the undici]({HOST}) that asks.", "markdown", "", False),
        (f"It is [undici]({HOST}) that asks.", "plain", "", False),
    ],
)
def test_where_a_link_of_one_word_leads(text, format_, target, is_name):
    """A name is the name of a host, or the last of a path."""
    document = Document.from_text(text, format_)
    start = document.prose.text.index("undici")
    assert target_of(document, start, start + 6) == target
    assert names_its_target(document, start, start + 6) == is_name


def test_nothing_is_no_name():
    """Of no words nothing is said."""
    document = Document.from_text(f"It is [undici]({HOST}) that asks.", "markdown")
    assert not any(names_its_target(document, at, at) for at in range(len(document.prose.text)))


def test_a_name_that_its_address_has_is_written_as_its_owner_writes_it():
    """A word that its address does not have is looked at as any other."""
    named = (
        "The work is that of [automotiveindustry](https://example.org/automotiveindustry) alone."
    )
    other = named.replace("org/automotiveindustry", "org/page")
    assert default_linter().lint(named, "markdown") == []
    assert [f.rule for f in default_linter().lint(other, "markdown")] == ["glue/words"]


def test_a_foreign_link_is_found_still():
    """What it leads to has another name."""
    text = "They spoke on Monday. [Подробнее об этом](/page) was all that he said to the press."
    assert [f.rule for f in default_linter().lint(text, "markdown")] == ["leftover/script"]


@pytest.mark.parametrize(
    ("link", "format_"),
    [
        ("[Waiting for approval](#waiting-for-approval)", "markdown"),
        ("[Waiting for approval](https://example.org/12-waiting-for-approval.html)", "markdown"),
        ("[Waiting for approval][]", "markdown"),
        ('<a href="/help/waiting_for_approval">Waiting for approval</a>', "html"),
    ],
)
def test_a_title_in_a_link_keeps_its_capital(link, format_):
    """The address of what it leads to says that it is one."""
    defined = "\n\n[Waiting for approval]: /waiting-for-approval" if link.endswith("[]") else ""
    text = f"There are changes that need to land, and for these you may see {link} too.{defined}"
    assert default_linter().lint(text, format_) == []
    other = text.replace("-for-", "-in-").replace("_for_", "_in_")
    assert [f.rule for f in default_linter().lint(other, format_)] == ["casing/stray-clause"]

"""Blocks that stand in a document before."""

from __future__ import annotations

from mtlint.text.copies import BlockTable, Copy
from mtlint.text.document import Document


def table(*lines):
    """The blocks of a page of these lines."""
    return BlockTable(Document.from_text("\n\n".join(lines)))


def test_a_page_pasted_twice_is_one_copy():
    """Short lines between the long ones belong to it."""
    page = ("one two three four", "five", "six seven eight nine ten")
    assert list(table(*page, *page).copies(4, 4)) == [Copy(3, 3, 0)]


def test_the_same_words_in_another_order_are_no_copy():
    """The sums of their hashes are equal, and do not decide."""
    assert not list(table("one two three four", "four three two one").copies(4, 4))


def test_a_changed_paragraph_inside_a_copy_does_not_end_it():
    """Somebody edited one of the two."""
    before = "the minister opened a bridge over the river on friday at noon"
    after = "the minister opened a bridge over the river on friday morning"
    page = ("one two three four", before, "five six seven eight")
    again = ("one two three four", after, "five six seven eight")
    assert list(table(*page, *again).copies(4, 4)) == [Copy(3, 3, 0)]


def test_short_lines_count_only_beside_each_other():
    """“Read more” may stand in many places."""
    assert list(table("Read more", "Read more", "text", "Read more").copies(4, 2)) == [
        Copy(1, 1, 0)
    ]


def test_neighbours_that_differ_in_a_word_are_alike():
    """Two versions of one paragraph."""
    start, rest = "the minister opened a", "bridge over the river on friday at noon today"
    page = table(f"{start} new {rest}", f"{start} {rest}", "nobody else spoke that day")
    assert list(page.alike(5, 1)) == [(1, 0)]

"""Documents read as one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document
from mtlint.text.joined import Joined
from tests.unit.strategies import difficult_text

TEXTS = ["The talks began.\n\nMr Petrenko left", "", "He said so so", "so it was — in Kyiv.\n"]


def joined(texts, format_="plain"):
    """Some texts as one document."""
    return Joined([Document.from_text(text, format_) for text in texts])


@given(st.lists(difficult_text(), min_size=1, max_size=6))
def test_the_parts_get_the_columns_that_they_would_have_alone(texts):
    """Tokens, capitals and names are cut out of those of all."""
    for text, part in zip(texts, joined(texts).parts, strict=True):
        alone = Document.from_text(text)
        for name in ("start", "length", "hash", "classes"):
            assert np.array_equal(getattr(part.tokens, name), getattr(alone.tokens, name)), name
        assert np.array_equal(part.capitals, alone.capitals)
        assert np.array_equal(part.names, alone.names)
        assert np.array_equal(part.marks.place, alone.marks.place)
        assert part.marks.signs == alone.marks.signs
        assert np.array_equal(part.unusual.index, alone.unusual.index)
        assert np.array_equal(part.unusual.zipf, alone.unusual.zipf)


def test_each_block_is_that_of_its_part():
    """With its kind and its line breaks, at its own place."""
    texts = ["# Talks\n\none\ntwo", "* item\n\nthree"]
    whole = joined(texts, "markdown")
    found = []
    for block in whole.prose.blocks:
        part, base = whole.part_at(block.start)
        breaks = tuple(at - base for at in block.breaks)
        found.append((part.source.text, block.start - base, block.end - base, block.kind, breaks))
    alone = [
        (text, block.start, block.end, block.kind, block.breaks)
        for text in texts
        for block in Document.from_text(text, "markdown").prose.blocks
    ]
    assert found == alone


def test_hits_are_given_to_the_part_that_they_stand_in():
    """In its own offsets; one between two parts is nobody's."""
    whole = joined(TEXTS)
    starts = [
        whole.prose.text.index(word) for word in ("talks", "Petrenko", "0zqx", "said", "Kyiv")
    ]
    hits = whole.hits_apart({"rule": starts, "other": starts[-1:]})
    assert hits == [
        {"rule": [TEXTS[0].index("talks"), TEXTS[0].index("Petrenko")]},
        {},
        {"rule": [TEXTS[2].index("said")]},
        {"rule": [TEXTS[3].index("Kyiv")], "other": [TEXTS[3].index("Kyiv")]},
    ]


def test_what_a_part_may_be_edited_at_is_asked_of_the_part():
    """An entity is taken whole, wherever its document stands among the others."""
    whole = joined(["<p>Plain text.</p>", "<p>Fish &amp; chips</p>"], "html")
    text = whole.prose.text
    fish, sign = text.index("Fish"), text.index("&")
    assert whole.prose.editable(fish, fish + 4)
    assert not whole.prose.editable(sign, sign + 1)

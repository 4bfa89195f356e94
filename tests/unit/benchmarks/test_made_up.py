"""The prose that speed is measured on where there is no other."""

from benchmarks import made_up
from tests.unit.building import default_linter


def test_made_up_prose_is_the_same_each_time_and_has_little_to_find():
    """A text full of findings would measure how long it takes to write them down."""
    texts = made_up.texts(20)
    assert texts == made_up.texts(20)
    words = sum(len(text.split()) for text in texts)
    found = sum(len(default_linter().lint(text)) for text in texts)
    assert words > 10_000
    assert found < words / 500

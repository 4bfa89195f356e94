"""The month of a document."""

from __future__ import annotations

import pytest

from mtlint.report.html_dates import month_of, spread


@pytest.mark.parametrize(
    ("path", "month"),
    [
        ("news/2024-05-17-title.md", "2024-05"),
        ("2024/05/a.md", "2024-05"),
        ("20240517_a.md", "2024-05"),
        ("2019/archive/2024_05.md", "2024-05"),
        ("article-202405.md", None),
        ("12024-05-17.md", None),
        ("2024-13-01.md", None),
        ("000_6480f91ceefd7faf.txt", None),
        ("a.md", None),
    ],
)
def test_a_path_tells_the_month_where_it_holds_a_date(path, month):
    """Numbers that only look like a date tell none."""
    assert month_of(path, "") == month


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: x\ndate: 2021-03-04T10:00:00Z\n---\nText",
        "\ufeff---\r\npublished_at: '2021-03-04'\r\n---\r\nText",
        '+++\npubDate = "2021-03-04"\n+++\n',
    ],
)
def test_front_matter_tells_the_month_before_the_path(text):
    """The author's word counts more than a folder's name."""
    assert month_of("2024-05-17.md", text) == "2021-03"


def test_a_date_outside_front_matter_is_no_date_of_the_document():
    """Articles speak of other days."""
    assert month_of("a.md", "date: 2021-03-04\n") is None
    assert month_of("a.md", "---\ntitle: x\n---\ndate: 2021-03-04\n") is None


def test_the_months_between_are_there():
    """An empty month is a gap that a reader sees."""
    assert spread(["2023-11", "2024-02"]) == ["2023-11", "2023-12", "2024-01", "2024-02"]

"""Takes the picture in docs/: `python -m tests.browser.picture REPORT.html PICTURE.png [dark]`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import CHROMIUM, QUIET


def main(report: str, picture: str, scheme: str = "light") -> None:
    """Open a report in a window of the size of a page and save what is seen."""
    with sync_playwright() as program:
        browser = program.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        size = {"width": 1200, "height": 1500}
        tab = browser.new_page(viewport=size, color_scheme=scheme)
        tab.goto(Path(report).absolute().as_uri())
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The HTML report in a real browser; they are left out where there is none."""

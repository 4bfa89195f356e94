"""From findings to repaired text: choose fixes, apply them, lint again until nothing changes."""

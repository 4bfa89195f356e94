"""What a rule says, for people: `mtlint explain` and the pages in docs/rules."""

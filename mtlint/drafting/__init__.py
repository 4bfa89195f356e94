"""From three sentences to a rule: what `mtlint new-rule` does."""

"""What a run over text says about a set of rules: one module for each way of measuring."""

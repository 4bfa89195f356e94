"""Rules as data: their schema, loading, compiling, selecting, and the examples that test them."""

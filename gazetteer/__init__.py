"""The gazetteer: hand-made sources and the command that compiles them into `rules/gazetteer`."""

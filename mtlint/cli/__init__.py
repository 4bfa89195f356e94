"""The command line: parsing and exit status, one file a command, no logic."""

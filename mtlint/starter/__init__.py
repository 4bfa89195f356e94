"""What `mtlint init` sees in a folder, and the configuration it makes of that."""

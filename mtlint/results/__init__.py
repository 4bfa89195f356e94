"""What earlier runs found, so that a file that has not changed is not checked again."""

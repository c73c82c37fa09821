"""The wizard, with and without its window."""

"""Hostile bundles as files, and a table of how each is refused. Made by :mod:`tests.corpus.bundles.make`."""

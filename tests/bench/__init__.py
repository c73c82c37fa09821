"""Measurements (``make bench``): each against the least that the same work can cost, in one run."""

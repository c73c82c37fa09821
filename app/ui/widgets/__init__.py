"""Pieces that pages are built from. Each takes plain data and reports by signals; none knows a service."""

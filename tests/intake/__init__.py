"""Lists and scans as they come in."""

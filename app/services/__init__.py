"""One use case per function: it opens a session, works, closes, and returns frozen values and what it touched."""

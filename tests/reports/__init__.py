"""Papers: what prints, reads back as it was written, and never stops at bad data."""

"""The window: the only package that knows Qt (with bootstrap). Text for people is Vietnamese and lives here."""

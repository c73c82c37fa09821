"""The plan: its stages, days, duties and groups."""

"""The list of people, and the pages of one person and one household."""

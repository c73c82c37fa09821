"""Every step from the first database to today's, in order. One person owns this folder at a time."""

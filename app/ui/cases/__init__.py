"""The list of cases and a case's own page, tab by tab."""

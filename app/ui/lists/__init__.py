"""Taking in an office's Excel list, step by step."""

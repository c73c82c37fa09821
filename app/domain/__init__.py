"""The rules of the world: pure values and functions, no files, no clock, no window."""

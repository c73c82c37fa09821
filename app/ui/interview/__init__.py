"""The interview that finds the group."""

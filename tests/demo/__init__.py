"""The demo commune."""

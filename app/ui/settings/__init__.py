"""Set-up, sitting down, and the settings of this machine."""

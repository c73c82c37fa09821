"""Paper visit sheets: typed one after the other, and those met on them who wait for a group."""

"""Files as they once were: every later version opens them."""

"""Lists as offices send them."""

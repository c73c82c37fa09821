"""The wizard: a case taken down at the door, screen by screen."""

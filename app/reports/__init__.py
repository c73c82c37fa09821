"""Papers as PDF. Each module owns the frozen dataclass that it prints; none sees a session or a mapped row."""

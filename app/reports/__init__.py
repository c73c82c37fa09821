"""Papers: PDF, and later Excel and Word. Each module owns the frozen dataclass it prints; none sees a session or a row."""

"""The packs: what a civil servant may change without a programmer, read from ``resources/`` and checked."""

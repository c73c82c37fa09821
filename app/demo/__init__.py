"""A synthetic commune to try the program on: nobody in it exists."""

from __future__ import annotations

from pathlib import Path

TOLD = "demo.txt"
"""Lies beside the homes of a demo: what its visitors have to know."""


def told_of(home: Path) -> str:
    """What stands beside a home of a demo; empty for any other home."""
    note = home.resolve().parent / TOLD
    return note.read_text("utf-8").strip() if note.is_file() else ""

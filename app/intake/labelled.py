"""Lines with a label in a note: where a list tells what no field of the record is for (``Kết quả: đã nộp hồ sơ``)."""

from __future__ import annotations


def line_of(note: str | None, label: str) -> str | None:
    """What the line with this label says, or None."""
    for line in (note or "").splitlines():
        if line.startswith(label + ": "):
            return line.removeprefix(label + ": ")
    return None


def with_line(note: str | None, label: str, text: str) -> str:
    """The note with that line put in the place of the one with the same label, or at its end."""
    lines, fresh = (note or "").splitlines(), f"{label}: {text}"
    for at, line in enumerate(lines):
        if line.startswith(label + ": "):
            return "\n".join([*lines[:at], fresh, *lines[at + 1 :]])
    return "\n".join([*lines, fresh])


def has_text(note: str | None, text: str) -> bool:
    """Whether the note says this already, on lines of its own."""
    lines = (note or "").splitlines()
    return all(line in lines for line in text.splitlines())


def with_text(note: str | None, text: str) -> str:
    """The note with this at its end; what others wrote there stays."""
    return "\n".join([*(note or "").splitlines(), text])

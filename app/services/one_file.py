"""Many papers in one file, to be printed in one go (in một lượt)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from app.storage import write_whole


def write_one(parts: Sequence[tuple[str, bytes]], title: str, out: Path) -> None:
    """Write ``parts`` (what each is called in the outline, and its PDF) one after the other to ``out``.

    Raises: EnvironmentFault: see :func:`app.storage.atomic_write`.
    """
    from app.reports.one_file import write_one_file  # pikepdf is imported when something is printed

    whole = io.BytesIO()
    write_one_file(parts, title, whole)
    write_whole(out, whole.getvalue(), private=True)

"""The page that tries a printer (trang in thử): nobody's data is on it."""

from __future__ import annotations

import io


def sample() -> bytes:
    """Two pages as a PDF."""
    from app.reports.test_sheet import write_test_sheet  # reportlab is imported when something is printed

    out = io.BytesIO()
    write_test_sheet(out)
    return out.getvalue()

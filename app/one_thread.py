"""PDFium serves one thread at a time, and ours are two: papers are written in one while another shows a page."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

PDFIUM = threading.RLock()
"""Held while PDFium opens, draws or closes; not from one page to the next."""


def alone(work: Callable[P, T]) -> Callable[P, T]:
    """Hold :data:`PDFIUM` while ``work`` runs."""

    @wraps(work)
    def held(*args: P.args, **kwargs: P.kwargs) -> T:
        with PDFIUM:
            return work(*args, **kwargs)

    return held

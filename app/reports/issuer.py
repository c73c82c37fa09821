"""Who issues a paper. Light to import: no reportlab, so that services can fill papers without loading it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the paper (cơ quan ban hành).

    ``above`` is the body directly above it (cơ quan chủ quản), empty if none is printed; ``name`` one or two lines
    ("Ủy ban nhân dân", "xã Tuy An Đông"); ``place`` the place name that stands before the date.
    """

    name: tuple[str, ...]
    place: str
    above: str = ""

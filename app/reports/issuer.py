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


def issuer_of(unit_name: str, province_name: str, *, police: bool = False) -> Issuer:
    """The commune's people's committee, or its ``police``, under that of the province."""
    unit, province = in_a_sentence(unit_name), in_a_sentence(province_name)
    kind = next((kind for kind in _KINDS if unit_name.startswith(f"{kind} ")), "")
    place = unit_name.removeprefix(kind).strip() or unit
    if police:
        return Issuer((f"Công an {unit}",), place, f"Công an {province}")
    return Issuer(("Ủy ban nhân dân", unit), place, f"Ủy ban nhân dân {province}")


_KINDS = ("Xã", "Phường", "Đặc khu", "Thị trấn", "Thị xã", "Huyện", "Quận", "Tỉnh", "Thành phố")


def in_a_sentence(name: str) -> str:
    """``Xã Tuy An Đông`` → ``xã Tuy An Đông``; a bare province name gets its word."""
    return name[0].lower() + name[1:] if name.startswith(_KINDS) else f"tỉnh {name}"


def in_a_head(name: str) -> str:
    """In capitals, as a letterhead has it; a line ends before ``THÀNH PHỐ``, never within it."""
    for kind in _KINDS:
        name = name.replace(kind.lower(), kind.lower().replace(" ", "\N{NO-BREAK SPACE}"))
    return name.upper()

"""Who works with the records (vai trò). What each may do stands in :mod:`app.domain.permissions`."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A role of the working group (Tổ công tác). The values are wire names and never change.

    Titles for people come from the plan pack (`Plan.roles`), because communes name them differently:
    "Trưởng thôn" here, "Tổ trưởng tổ dân phố" or "Trưởng buôn" there.
    """

    HAMLET_HEAD = "hamlet_head"
    """Trưởng thôn, trưởng buôn, tổ trưởng tổ dân phố: knows every door."""
    FIELD_MEMBER = "field_member"
    """Thành viên tổ đi cơ sở: visits and fills in the wizard."""
    AREA_POLICE = "area_police"
    """Cảnh sát khu vực, Công an xã: population data, numbers, residence, cards."""
    JUSTICE_OFFICER = "justice_officer"
    """Công chức tư pháp – hộ tịch: births, civil status, nationality."""
    SOCIAL_OFFICER = "social_officer"
    """Công chức văn hóa – xã hội: health insurance, care, benefits, land and housing."""
    CLERK = "clerk"
    """Văn phòng, Trung tâm phục vụ hành chính công: lists, filing, receipts, reports."""
    GROUP_HEAD = "group_head"
    """Tổ trưởng, tổ phó Tổ công tác: decides, closes, settles conflicts."""
    ADMINISTRATOR = "administrator"
    """Người quản trị máy: devices, accounts, backups. Does not, as such, read people's records."""


FIELD_ROLES = frozenset({Role.HAMLET_HEAD, Role.FIELD_MEMBER})
"""Roles that laptops in the field are prepared for."""

OFFICE_ROLES = frozenset(Role) - FIELD_ROLES

FIRST_ACCOUNT = (Role.ADMINISTRATOR, Role.GROUP_HEAD)
"""What the first account of an office holds, so that an office of one person can work."""

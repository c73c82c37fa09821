"""Older ops in today's words: one small function per step of the wire schema, applied one after the other.

Wire names never change; a step may split a field or give a value another shape. Lifting works on what is in an op,
never on the stored row, so that office and laptop lift alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.models.spec import SCHEMA

#: From a step to the next: (entity, fields) → fields. The key is the step that the op was written in.
Lift = Callable[[str, dict[str, Any]], dict[str, Any]]
LIFTS: Mapping[int, Lift] = {}


def lifted(
    entity: str, fields: dict[str, Any], schema: int, *, lifts: Mapping[int, Lift] = LIFTS, to: int = SCHEMA
) -> dict[str, Any]:
    """The fields of an op as the step ``to`` writes them. A newer op comes back as it is: the caller holds it."""
    for step in sorted(lifts):
        if schema <= step < to:
            fields = lifts[step](entity, fields)
    return fields

"""Who sits at a machine (tài khoản)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.permissions import Action, may, may_read, may_write
from app.domain.roles import Role


@dataclass(frozen=True, slots=True)
class Account:
    """A person who works with the records. ``areas`` are the ids of the areas given to them; none means all that
    the machine holds."""

    id: str
    name: str
    roles: tuple[Role, ...]
    areas: tuple[str, ...] = ()

    def may(self, action: Action) -> bool:
        return may(self.roles, action)

    def may_write(self, entity: str, field: str, value: object = None) -> bool:
        return may_write(self.roles, entity, field, value)

    def may_read(self, entity: str, field: str) -> bool:
        return may_read(self.roles, entity, field)

"""The fourteen kinds of special residents that the plan names (diện A1…B8), and the usual way of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.sourced import Source


class Group(StrEnum):
    """Nhóm A has no record in the national population database (CSDLQGDC); nhóm B has one."""

    A = "A"
    B = "B"


CATEGORY_CODES = ("A1", "A2", "A3", "A4", "A5", "A6", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8")

NEVER_A_GOAL = frozenset({"residence_deleted"})
"""Results that help nobody by themselves: a way may pass through them, and is never sought for them."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the playbook: what experience or a text advises. Advice, never a rule."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One procedure on the usual way of a category (lộ trình mẫu).

    ``when``: facts that must hold, ``"not x"`` for those that must not (all of them).
    ``after``: results (codes of ``results``) that must be there first, if another step on the way yields them.
    ``optional_when``: facts under which the step is the person's choice; None means never.
    """

    procedure: str
    when: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    optional_when: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """One diện. ``wording`` is the plan's own sentence, with its scanning slips mended.

    ``claims`` and ``evidence`` are codes of the code tables. ``goal`` names the results that the way seeks: each that
    some step of it can yield under the case's facts (a card for citizens, a certificate for those who are none).
    Striking somebody's registration is never among them (:data:`NEVER_A_GOAL`). ``sensitive`` marks categories whose
    very code tells of a punishment, a sanction or a treatment. ``suggested`` is False for what no classifier may
    propose, and ``reference_only`` for what is kept solely as a reference to a written decision in force (B7).
    """

    code: str
    title: str
    wording: str
    source: Source
    claims: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    route: tuple[RouteStep, ...] = ()
    goal: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    sensitive: bool = False
    suggested: bool = True
    reference_only: bool = False

    @property
    def group(self) -> Group:
        return Group(self.code[0])

    @property
    def first_procedures(self) -> tuple[str, ...]:
        """The procedures that need no result of another: what work begins with."""
        return tuple(step.procedure for step in self.route if not step.after)

    def contradicted_by_number(self, has_number: bool) -> bool:
        """Whether a personal number (số ĐDCN), or the lack of one, speaks against this category.

        A ⇒ no number yet: once it is given the case is finished, or moves to a B category (KH, III.2.1.1). Not so
        the other way: the plan's group B "has a record", yet a number may simply not be known at the door.
        """
        return self.group is Group.A and has_number

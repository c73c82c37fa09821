"""Who may do what: one literal table of role × entity × field, and one of actions (phân quyền).

The table judges every write at the door of the journal, on this machine, and again every operation that another
machine sent: a signature says who wrote, not what they may. How it was decided:

- People at the door (hamlet head, field member) write down what they see and hear: people, households, answers, claims,
  papers, visits, obstacles. They may open a case and say what it waits on; they do not close it, assign it or give it a
  day. They do not touch areas, delete people, households or cases, seal anybody, judge a claim, or write what an
  authority decided on a step.
- The hamlet head knows people, not files: no steps, no religion.
- Each officer writes all that is known of a case, and what the authority decided on a step: in a commune of one
  police desk and one justice desk they stand in for each other. Areas are drawn by the police and the group's head.
- A re-check is drawn and given out by the police and the group's head; whoever does it writes what was found.
- The desks ask the field about a value; people at the door answer. What holds in the whole commune is settled by the
  police, justice and the group's head. Every print of a person's paper is written down, by whoever printed it.
- The plan is changed by the police and the group's head; who sits in its working group is written by them and the
  clerk. Everybody says what became of a task, also of an order that has no row yet; reports, targets, findings,
  letters to the level above and the files that show what was done are the desks'.
- Anybody may say that two records might be one person, or are not; that they are is said by who may merge them.
- Deleting (``gone``) of a person, household, area or case belongs to the police officer and the group's head.
- The administrator keeps machines and accounts, and reads no one's record. In a small office the first account is
  administrator and head of the group.
- An account may hold several roles: it may do what any one of them may.

Roles inside a home are enforced by the program, not by cryptography.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from app.domain.roles import OFFICE_ROLES, Role


def _fields(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENTITIES: Mapping[str, frozenset[str]] = {
    "area": _fields("name kind code note gone"),
    "household": _fields("area_id label address note gone"),
    "resident": _fields(
        "area_id name other_names born sex id_number old_number ethnicity religion nationality birth_place home_town "
        "birth_registered_at phone membership mother father guardian sealed note "
        "civil_status opened_to merged_into gone"
    ),
    "case": _fields("resident_id category opened_on found_by state closing waits_on assignee due note team task gone"),
    "answer": _fields("case_id key value gone"),
    "claim": _fields("case_id kind statement standing reason gone"),
    "evidence": _fields(
        "case_id kind supports told_by seen_as seen_on number issued_by issued_on strength note says place raw gone"
    ),
    "settlement": _fields("case_id about taken weighed reason by day gone"),
    "attachment": _fields("resident_id case_id evidence_id title media_type size sha256 gone"),
    "residence": _fields("resident_id kind place since until note gone"),
    "visit": _fields("household_id case_id day by outcome note told_by sheet gone"),
    "step": _fields(
        "case_id procedure state complete_on filed_on due_on done_on authority file_code result note responsible "
        "channel pauses grounds notified_on confirmed_by gone"
    ),
    "obstacle": _fields(
        "case_id kind authority text tried opened_on closed_on answer procedure lacks level "
        "reported_on answered_on gone"
    ),
    "handoff": _fields(
        "resident_id case_id kind sender receiver sent_on sent_by due taken_on taken_by result done_on text gone"
    ),
    "recheck": _fields("case_id sample stratum seed drawn_on assignee due done_on done_by verdict differences gone"),
    "benefit": _fields("case_id kind state applied_on applied_by done_on result note gone"),
    "note": _fields("case_id by day text gone"),
    "likeness": _fields("first second verdict reason by day gone"),
    "question": _fields("resident_id entity row field text asked_by asked_on answer answered_by answered_on gone"),
    "printed": _fields("resident_id case_id kind title number copy day by why masked basis handed_to gone"),
    "setting": _fields("key value by day note gone"),
    "edition": _fields("plan since number issued_on document by day note gone"),
    "task": _fields(
        "plan kind key title text owner partners person category unit parent first due state measure result evidence "
        "value done_on done_by source note gone"
    ),
    "enclosure": _fields("task_id title media_type size sha256 by day gone"),
    "appointment": _fields("plan seat name position body phone account number signed_on since until note gone"),
    "report": _fields(
        "plan duty kind sender receiver first last due state number figures narrative made_on made_by sent_on "
        "received_on received_by replaces sha256 note gone"
    ),
    "target": _fields("plan indicator unit label value printed first last by note gone"),
    "measurement": _fields("plan indicator unit value whole cause source by entered_on day note gone"),
    "flaw": _fields(
        "rule resident_id household_id other subject origin found_on state reason request_id answer answered_on by day "
        "gone"
    ),
    "request": _fields(
        "plan kind title number receiver made_on sent_on due state answer answered_on by note text gone"
    ),
    "mark": _fields("resident_id kind value number day until source by note gone"),
    "turnout": _fields(
        "resident_id drive state unit school class_name place reason papers letter_number letter_on answer told_on "
        "done_on desk by day note gone"
    ),
}
"""Every shared entity and its journaled fields. Wire names: they never change."""

ALL: Final = frozenset({"*"})
NONE: Final[frozenset[str]] = frozenset()

# What people at the door write of each entity.
_PERSON = ENTITIES["resident"] - {"sealed", "opened_to", "merged_into", "gone"}
_HOUSEHOLD = ENTITIES["household"] - {"gone"}
_CASE_OPENED = _fields("resident_id category opened_on found_by state waits_on note")
_CLAIM_STATED = _fields("case_id kind statement reason")
_STEP_PREPARED = _fields("case_id procedure state complete_on filed_on due_on authority note responsible channel")
_OBSTACLE_MET = _fields("case_id kind authority text tried opened_on procedure lacks gone")
_BENEFIT_SEEN = _fields("case_id kind state applied_on applied_by note")
_RECHECKED = _fields("done_on done_by verdict differences")
_ANSWERED = _fields("answer answered_by answered_on")
_TASK_DONE = _fields("plan kind key title unit parent state result evidence value done_on done_by note")

WRITE: Mapping[Role, Mapping[str, frozenset[str]]] = {
    Role.HAMLET_HEAD: {
        "area": NONE,
        "household": _HOUSEHOLD,
        "resident": _PERSON - {"religion"},
        "case": _CASE_OPENED,
        "answer": ALL,
        "claim": _CLAIM_STATED,
        "evidence": ALL,
        "attachment": ALL,
        "residence": ALL,
        "visit": ALL,
        "step": NONE,
        "obstacle": _OBSTACLE_MET,
        "settlement": NONE,
        "handoff": ALL,
        "recheck": _RECHECKED,
        "benefit": _BENEFIT_SEEN,
        "note": ALL,
        "likeness": ALL,
        "question": _ANSWERED,
        "printed": ALL,
        "setting": NONE,
        "edition": NONE,
        "task": _TASK_DONE,
        "enclosure": NONE,
        "appointment": NONE,
        "report": NONE,
        "target": NONE,
        "measurement": NONE,
        "flaw": NONE,
        "request": NONE,
        "mark": ALL,
        "turnout": ALL,
    },
    Role.FIELD_MEMBER: {
        "area": NONE,
        "household": _HOUSEHOLD,
        "resident": _PERSON,
        "case": _CASE_OPENED,
        "answer": ALL,
        "claim": _CLAIM_STATED | {"standing"},
        "evidence": ALL,
        "attachment": ALL,
        "residence": ALL,
        "visit": ALL,
        "step": _STEP_PREPARED,
        "obstacle": _OBSTACLE_MET,
        "settlement": NONE,
        "handoff": ALL,
        "recheck": _RECHECKED,
        "benefit": _BENEFIT_SEEN,
        "note": ALL,
        "likeness": ALL,
        "question": _ANSWERED,
        "printed": ALL,
        "setting": NONE,
        "edition": NONE,
        "task": _TASK_DONE,
        "enclosure": NONE,
        "appointment": NONE,
        "report": NONE,
        "target": NONE,
        "measurement": NONE,
        "flaw": NONE,
        "request": NONE,
        "mark": ALL,
        "turnout": ALL,
    },
    Role.AREA_POLICE: {
        "area": ALL,
        "household": ALL,
        "resident": ALL,
        "case": ALL,
        "answer": ALL,
        "claim": ALL,
        "evidence": ALL,
        "attachment": ALL,
        "residence": ALL,
        "visit": ALL,
        "step": ALL,
        "obstacle": ALL,
        "settlement": ALL,
        "handoff": ALL,
        "recheck": ALL,
        "benefit": ALL,
        "note": ALL,
        "likeness": ALL,
        "question": ALL,
        "printed": ALL,
        "setting": ALL,
        "edition": ALL,
        "task": ALL,
        "enclosure": ALL,
        "appointment": ALL,
        "report": ALL,
        "target": ALL,
        "measurement": ALL,
        "flaw": ALL,
        "request": ALL,
        "mark": ALL,
        "turnout": ALL,
    },
    Role.JUSTICE_OFFICER: {
        "area": NONE,
        "household": _HOUSEHOLD,
        "resident": _PERSON | {"sealed", "opened_to"},
        "case": ENTITIES["case"] - {"gone", "closing"},
        "answer": ALL,
        "claim": ALL,
        "evidence": ALL,
        "attachment": ALL,
        "residence": ALL,
        "visit": ALL,
        "step": ALL,
        "obstacle": ALL,
        "settlement": ALL,
        "handoff": ALL,
        "recheck": _RECHECKED,
        "benefit": ALL,
        "note": ALL,
        "likeness": ALL,
        "question": ALL,
        "printed": ALL,
        "setting": ALL,
        "edition": NONE,
        "task": ALL,
        "enclosure": ALL,
        "appointment": NONE,
        "report": ALL,
        "target": NONE,
        "measurement": ALL,
        "flaw": ALL,
        "request": ALL,
        "mark": ALL,
        "turnout": ALL,
    },
    Role.SOCIAL_OFFICER: {
        "area": NONE,
        "household": _HOUSEHOLD,
        "resident": _PERSON | {"sealed", "opened_to"},
        "case": ENTITIES["case"] - {"gone", "closing"},
        "answer": ALL,
        "claim": ALL,
        "evidence": ALL,
        "attachment": ALL,
        "residence": ALL,
        "visit": ALL,
        "step": ALL,
        "obstacle": ALL,
        "settlement": ALL,
        "handoff": ALL,
        "recheck": _RECHECKED,
        "benefit": ALL,
        "note": ALL,
        "likeness": ALL,
        "question": ALL,
        "printed": ALL,
        "setting": NONE,
        "edition": NONE,
        "task": ALL,
        "enclosure": ALL,
        "appointment": NONE,
        "report": ALL,
        "target": NONE,
        "measurement": ALL,
        "flaw": ALL,
        "request": ALL,
        "mark": ALL,
        "turnout": ALL,
    },
    Role.CLERK: {
        "area": NONE,
        "household": _HOUSEHOLD,
        "resident": _PERSON,
        "case": ENTITIES["case"] - {"gone", "closing"},
        "answer": ALL,
        "claim": _CLAIM_STATED,
        "evidence": ALL,
        "attachment": ALL,
        "residence": ALL,
        "visit": ALL,
        "step": ALL,
        "obstacle": ALL,
        "settlement": NONE,
        "handoff": ALL,
        "recheck": _RECHECKED,
        "benefit": ALL,
        "note": ALL,
        "likeness": ALL,
        "question": ALL,
        "printed": ALL,
        "setting": NONE,
        "edition": NONE,
        "task": ALL,
        "enclosure": ALL,
        "appointment": ALL,
        "report": ALL,
        "target": ALL,
        "measurement": ALL,
        "flaw": ALL,
        "request": ALL,
        "mark": ALL,
        "turnout": ALL,
    },
    Role.GROUP_HEAD: {
        "area": ALL,
        "household": ALL,
        "resident": ALL,
        "case": ALL,
        "answer": ALL,
        "claim": ALL,
        "evidence": ALL,
        "attachment": ALL,
        "residence": ALL,
        "visit": ALL,
        "step": ALL,
        "obstacle": ALL,
        "settlement": ALL,
        "handoff": ALL,
        "recheck": ALL,
        "benefit": ALL,
        "note": ALL,
        "likeness": ALL,
        "question": ALL,
        "printed": ALL,
        "setting": ALL,
        "edition": ALL,
        "task": ALL,
        "enclosure": ALL,
        "appointment": ALL,
        "report": ALL,
        "target": ALL,
        "measurement": ALL,
        "flaw": ALL,
        "request": ALL,
        "mark": ALL,
        "turnout": ALL,
    },
    Role.ADMINISTRATOR: {
        "area": ALL,
        "household": NONE,
        "resident": NONE,
        "case": NONE,
        "answer": NONE,
        "claim": NONE,
        "evidence": NONE,
        "attachment": NONE,
        "residence": NONE,
        "visit": NONE,
        "step": NONE,
        "obstacle": NONE,
        "settlement": NONE,
        "handoff": NONE,
        "recheck": NONE,
        "benefit": NONE,
        "note": NONE,
        "likeness": NONE,
        "question": NONE,
        "printed": NONE,
        "setting": NONE,
        "edition": NONE,
        "task": NONE,
        "enclosure": NONE,
        "appointment": NONE,
        "report": NONE,
        "target": NONE,
        "measurement": NONE,
        "flaw": NONE,
        "request": NONE,
        "mark": NONE,
        "turnout": NONE,
    },
}
"""Role × entity × field: what may be written. ``ALL`` covers the fields of a later version too."""

NOT_THESE_VALUES: Mapping[tuple[Role, str, str], frozenset[str]] = {
    **{(role, "case", "category"): frozenset({"B7"}) for role in Role if WRITE[role]["case"]},
    (Role.HAMLET_HEAD, "case", "state"): frozenset({"closed"}),
    (Role.FIELD_MEMBER, "case", "state"): frozenset({"closed"}),
    (Role.JUSTICE_OFFICER, "case", "state"): frozenset({"closed"}),
    (Role.SOCIAL_OFFICER, "case", "state"): frozenset({"closed"}),
    (Role.CLERK, "case", "state"): frozenset({"closed"}),
    (Role.FIELD_MEMBER, "step", "state"): frozenset({"done", "refused"}),
    (Role.HAMLET_HEAD, "benefit", "state"): frozenset({"granted", "refused"}),
    (Role.FIELD_MEMBER, "benefit", "state"): frozenset({"granted", "refused"}),
    (Role.HAMLET_HEAD, "likeness", "verdict"): frozenset({"same"}),
    (Role.FIELD_MEMBER, "likeness", "verdict"): frozenset({"same"}),
    (Role.CLERK, "likeness", "verdict"): frozenset({"same"}),
    (Role.JUSTICE_OFFICER, "likeness", "verdict"): frozenset({"same"}),
    (Role.SOCIAL_OFFICER, "likeness", "verdict"): frozenset({"same"}),
}
"""Values that a role may not write into a field it otherwise may: only an authority's desk says what was decided. And
nobody opens a case of B7 or moves one there: all that is kept of that group is a sealed reference (DESIGN §5)."""

JUDGED_BY_VALUE: Final = frozenset((entity, field) for _, entity, field in NOT_THESE_VALUES)
"""The fields of :data:`NOT_THESE_VALUES`."""

_RESTRICTED_READS: Mapping[Role, Mapping[str, frozenset[str]]] = {
    Role.HAMLET_HEAD: {"resident": frozenset({"religion"}), "step": frozenset({"file_code", "result"})},
    Role.FIELD_MEMBER: {},
    Role.AREA_POLICE: {},
    Role.JUSTICE_OFFICER: {},
    Role.SOCIAL_OFFICER: {},
    Role.CLERK: {"resident": frozenset({"religion"})},
    Role.GROUP_HEAD: {},
    Role.ADMINISTRATOR: {
        entity: ALL for entity in ENTITIES if entity not in ("appointment", "area", "edition", "setting", "task")
    },
}
"""Role × entity × field: what is not shown."""


class Action(StrEnum):
    """What a person may do beyond writing fields."""

    IMPORT_LIST = "import_list"
    EXPORT_LIST = "export_list"
    IMPORT_BUNDLE = "import_bundle"
    EXPORT_BUNDLE = "export_bundle"
    GRANT_DEVICE = "grant_device"
    REVOKE_DEVICE = "revoke_device"
    RELEASE_QUARANTINE = "release_quarantine"
    MANAGE_ACCOUNTS = "manage_accounts"
    RESET_PASSPHRASE = "reset_passphrase"
    RESOLVE_CONFLICT = "resolve_conflict"
    PROPOSE_DUPLICATE = "propose_duplicate"
    MERGE_PEOPLE = "merge_people"
    PRINT_SLIP = "print_slip"
    PRINT_FORM = "print_form"
    PRINT_DOSSIER = "print_dossier"
    PRINT_REPORT = "print_report"
    OPEN_CASE = "open_case"
    CLOSE_CASE = "close_case"
    ASSIGN_CASE = "assign_case"
    DELETE = "delete"
    PURGE = "purge"
    OPEN_SEALED = "open_sealed"
    READ_REFERENCE = "read_reference"
    READ_ACCESS_LOG = "read_access_log"
    BACK_UP = "back_up"
    RESTORE = "restore"
    SETTINGS = "settings"


_EVERYONE = frozenset(Role)
_CASEWORKERS = _EVERYONE - {Role.ADMINISTRATOR}
_DESKS = OFFICE_ROLES - {Role.ADMINISTRATOR}
_DECIDERS = frozenset({Role.GROUP_HEAD, Role.AREA_POLICE})
_KEEPERS = frozenset({Role.ADMINISTRATOR})

ACTIONS: Mapping[Action, frozenset[Role]] = {
    Action.IMPORT_LIST: _DESKS,
    Action.EXPORT_LIST: _DESKS,
    Action.IMPORT_BUNDLE: _EVERYONE,
    Action.EXPORT_BUNDLE: _EVERYONE,
    Action.GRANT_DEVICE: _KEEPERS,
    Action.REVOKE_DEVICE: _KEEPERS,
    Action.RELEASE_QUARANTINE: frozenset({Role.GROUP_HEAD}),
    Action.MANAGE_ACCOUNTS: _KEEPERS,
    Action.RESET_PASSPHRASE: _KEEPERS,
    Action.RESOLVE_CONFLICT: _DESKS,
    Action.PROPOSE_DUPLICATE: _CASEWORKERS,
    Action.MERGE_PEOPLE: _DECIDERS,
    Action.PRINT_SLIP: _CASEWORKERS,
    Action.PRINT_FORM: _CASEWORKERS,
    Action.PRINT_DOSSIER: _DESKS | {Role.FIELD_MEMBER},
    Action.PRINT_REPORT: _DESKS,
    Action.OPEN_CASE: _CASEWORKERS,
    Action.CLOSE_CASE: _DECIDERS,
    Action.ASSIGN_CASE: _DESKS,
    Action.DELETE: _DECIDERS,
    Action.PURGE: frozenset({Role.GROUP_HEAD}),
    Action.OPEN_SEALED: frozenset({Role.GROUP_HEAD, Role.AREA_POLICE, Role.JUSTICE_OFFICER, Role.SOCIAL_OFFICER}),
    Action.READ_REFERENCE: frozenset({Role.AREA_POLICE}),
    Action.READ_ACCESS_LOG: frozenset({Role.GROUP_HEAD, Role.ADMINISTRATOR}),
    Action.BACK_UP: OFFICE_ROLES,
    Action.RESTORE: _KEEPERS,
    Action.SETTINGS: _EVERYONE,
}
"""``READ_REFERENCE`` is the B7 reference, sealed to one role; ``DELETE`` covers people, households, areas and cases."""

UNSAID: Final = object()


def is_known(entity: str, field: str) -> bool:
    """Whether this version knows the field. What it does not know is kept and held, neither judged nor dropped."""
    return field in ENTITIES.get(entity, NONE)


def may_write(roles: Iterable[Role], entity: str, field: str, value: object = UNSAID) -> bool:
    """Whether any of ``roles`` may write this field, or, given a ``value``, may write that value into it.

    A field of a later version may be written only by a role that may write all of the entity.
    """
    return any(_may_write(role, entity, field, value) for role in roles)


def _may_write(role: Role, entity: str, field: str, value: object) -> bool:
    allowed = WRITE[role].get(entity, NONE)
    if not (allowed is ALL or field in allowed):
        return False
    return not (isinstance(value, str) and value in NOT_THESE_VALUES.get((role, entity, field), NONE))


def may_read(roles: Iterable[Role], entity: str, field: str) -> bool:
    """Whether any of ``roles`` may see this field. Sealed people need :attr:`Action.OPEN_SEALED` besides."""
    return any(entity in ENTITIES and _may_read(role, entity, field) for role in roles)


def _may_read(role: Role, entity: str, field: str) -> bool:
    hidden = _RESTRICTED_READS[role].get(entity, NONE)
    return not (hidden is ALL or field in hidden)


def may(roles: Iterable[Role], action: Action) -> bool:
    """Whether any of ``roles`` may do ``action``."""
    return not ACTIONS[action].isdisjoint(roles)

"""The shared records. Attribute names are the wire names: they are never changed, only added.

References between aggregates (person → household → area) are ids without a foreign key: a missing target is
outside this laptop. Inside an aggregate (case → claim) foreign keys hold.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from app.domain import names
from app.domain.answers import Answer
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Closing, Kin, Membership, Pause, Said, SourcedNumber, WaitsOn
from app.models.base import Derivations, Shared, count, day, derived, fact, flag, text
from app.models.types import from_wire, is_wire_value


def _part_of(owner: str) -> Any:
    """The parent inside the aggregate."""
    return mapped_column(Text, ForeignKey(owner), nullable=False, active_history=True, index=True)


def _earliest(born: Any) -> str:
    return from_wire(born, PartialDate).earliest.isoformat() if is_wire_value(born) else ""


def _digits(number: Any) -> str:
    return "".join(filter(str.isdigit, number["number"])) if is_wire_value(number) else ""


def _household(membership: Any) -> str:
    return str(membership["household_id"]) if is_wire_value(membership) else ""


def _relation(membership: Any) -> str:
    return str(membership.get("relation") or "") if is_wire_value(membership) else ""


def _known_text(value: Any) -> str:
    return str(value) if is_wire_value(value) else ""


class Area(Shared):
    """Địa bàn: thôn, buôn, tổ dân phố, bến đậu, cảng, cơ sở trợ giúp, nông lâm trường."""

    __tablename__ = "area"
    name: Mapped[str] = text(required=True)
    kind: Mapped[str] = text(required=True)
    code: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    name_sort: Mapped[str] = derived(index=True)
    DERIVED: ClassVar[Derivations] = {"name_sort": ("name", names.sort_key_family_first)}
    LOOKUP: ClassVar[tuple[str, ...]] = ("name", "code")


class Household(Shared):
    """Hộ: people who live together at one address of one area."""

    __tablename__ = "household"
    area_id: Mapped[str] = text(required=True)
    label: Mapped[str] = text(required=True)
    address: Mapped[Answer[Address]] = fact(Address)
    note: Mapped[str | None] = text()
    label_sort: Mapped[str] = derived()
    __table_args__ = (Index("ix_household_area", "area_id", "label_sort", "id"),)
    DERIVED: ClassVar[Derivations] = {"label_sort": ("label", names.sort_key_family_first)}
    LOOKUP: ClassVar[tuple[str, ...]] = ("label",)


class Resident(Shared):
    """Nhân khẩu: one human being, with what is known and what is not."""

    __tablename__ = "resident"
    area_id: Mapped[str] = text(required=True)
    name: Mapped[str] = text(required=True)
    other_names: Mapped[str | None] = text()
    born: Mapped[Answer[PartialDate]] = fact(PartialDate)
    sex: Mapped[Answer[str]] = fact(str)
    id_number: Mapped[Answer[SourcedNumber]] = fact(SourcedNumber)
    old_number: Mapped[Answer[SourcedNumber]] = fact(SourcedNumber)
    ethnicity: Mapped[Answer[str]] = fact(str)
    religion: Mapped[Answer[str]] = fact(str)
    nationality: Mapped[Answer[str]] = fact(str)
    birth_place: Mapped[Answer[str]] = fact(str)
    home_town: Mapped[Answer[str]] = fact(str)
    birth_registered_at: Mapped[Answer[str]] = fact(str)
    phone: Mapped[str | None] = text()
    membership: Mapped[Answer[Membership]] = fact(Membership)
    mother: Mapped[Answer[Kin]] = fact(Kin)
    father: Mapped[Answer[Kin]] = fact(Kin)
    guardian: Mapped[Answer[Kin]] = fact(Kin)
    sealed: Mapped[bool | None] = flag()
    note: Mapped[str | None] = text()
    civil_status: Mapped[Answer[str]] = fact(str)
    opened_to: Mapped[Answer[tuple[str, ...]]] = fact(tuple[str, ...])
    merged_into: Mapped[str | None] = text()
    name_sort: Mapped[str] = derived()
    name_fold: Mapped[str] = derived(index=True)
    born_from: Mapped[str] = derived(index=True)
    id_digits: Mapped[str] = derived(index=True)
    old_digits: Mapped[str] = derived()
    sex_code: Mapped[str] = derived()
    household_id: Mapped[str] = derived()
    relation: Mapped[str] = derived()
    __table_args__ = (
        Index("ix_resident_household", "household_id", "relation"),
        Index("ix_resident_sealed", "id", sqlite_where=sql("sealed"), postgresql_where=sql("sealed")),
        Index("ix_resident_list", "name_sort", "id"),
        Index("ix_resident_area_list", "area_id", "name_sort", "id"),
        Index("ix_resident_merged_into", "merged_into"),
    )

    DERIVED: ClassVar[Derivations] = {
        "name_sort": ("name", names.sort_key),
        "name_fold": ("name", names.fold),
        "born_from": ("born", _earliest),
        "id_digits": ("id_number", _digits),
        "old_digits": ("old_number", _digits),
        "sex_code": ("sex", _known_text),
        "household_id": ("membership", _household),
        "relation": ("membership", _relation),
    }
    LOOKUP: ClassVar[tuple[str, ...]] = ("name", "other_names", "id_number", "old_number", "phone")


class Residence(Shared):
    """Một giai đoạn cư trú: where somebody lived, as what, since when and until when."""

    __tablename__ = "residence"
    resident_id: Mapped[str] = _part_of("resident.id")
    kind: Mapped[str] = text(required=True)
    place: Mapped[Answer[Address]] = fact(Address)
    since: Mapped[Answer[PartialDate]] = fact(PartialDate)
    until: Mapped[Answer[PartialDate]] = fact(PartialDate)
    note: Mapped[str | None] = text()


class Case(Shared):
    """Hồ sơ: one person in one group of the plan, from the first knock to papers in hand."""

    __tablename__ = "case"
    resident_id: Mapped[str] = text(required=True)
    category: Mapped[str] = text(required=True)
    opened_on: Mapped[date | None] = day()
    found_by: Mapped[str | None] = text()
    state: Mapped[str] = text(required=True)
    closing: Mapped[Answer[Closing]] = fact(Closing)
    waits_on: Mapped[Answer[WaitsOn]] = fact(WaitsOn)
    assignee: Mapped[str | None] = text()
    due: Mapped[date | None] = day()
    note: Mapped[str | None] = text()
    team: Mapped[str | None] = text()
    task: Mapped[str | None] = text()
    __table_args__ = (
        Index("ix_case_resident", "resident_id"),
        Index("ix_case_list", "state", "due", "id"),
        Index("ix_case_category", "category", "id"),
        Index("ix_case_assignee", "assignee", "state", "id"),
    )


class CaseAnswer(Shared):
    """One answer given in the wizard that is not a field of the person; id = UUIDv5(case, key)."""

    __tablename__ = "answer"
    case_id: Mapped[str] = _part_of("case.id")
    key: Mapped[str] = text(required=True)
    value: Mapped[Any] = fact(object)


class Claim(Shared):
    """Sự việc cần chứng minh; id = UUIDv5(case, kind)."""

    __tablename__ = "claim"
    case_id: Mapped[str] = _part_of("case.id")
    kind: Mapped[str] = text(required=True)
    statement: Mapped[Answer[str]] = fact(str)
    standing: Mapped[str | None] = text()
    reason: Mapped[str | None] = text()


class Evidence(Shared):
    """Chứng cứ, giấy tờ: what somebody showed or said, when, and how strong it is."""

    __tablename__ = "evidence"
    case_id: Mapped[str] = _part_of("case.id")
    kind: Mapped[str] = text(required=True)
    supports: Mapped[Answer[tuple[str, ...]]] = fact(tuple[str, ...])
    told_by: Mapped[str | None] = text()
    seen_as: Mapped[str | None] = text()
    seen_on: Mapped[date | None] = day()
    number: Mapped[str | None] = text()
    issued_by: Mapped[str | None] = text()
    issued_on: Mapped[Answer[PartialDate]] = fact(PartialDate)
    strength: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    says: Mapped[Answer[tuple[Said, ...]]] = fact(tuple[Said, ...])
    place: Mapped[str | None] = text()
    raw: Mapped[str | None] = text()


class Settlement(Shared):
    """Giải quyết mâu thuẫn giữa các chứng cứ: what is taken to be true of one matter, why, and in the face of which
    pieces of evidence; id = UUIDv5(case, about). Evidence that comes later and says otherwise opens it again."""

    __tablename__ = "settlement"
    case_id: Mapped[str] = _part_of("case.id")
    about: Mapped[str] = text(required=True)
    taken: Mapped[Answer[Said]] = fact(Said)
    weighed: Mapped[Answer[tuple[str, ...]]] = fact(tuple[str, ...])
    reason: Mapped[str | None] = text()
    by: Mapped[str | None] = text()
    day: Mapped[date | None] = day()


class Attachment(Shared):
    """Bản chụp, bản quét: names a blob by the SHA-256 of its content."""

    __tablename__ = "attachment"
    resident_id: Mapped[str] = _part_of("resident.id")
    case_id: Mapped[str | None] = text()
    evidence_id: Mapped[str | None] = text()
    title: Mapped[str] = text(required=True)
    media_type: Mapped[str] = text(required=True)
    size: Mapped[int] = count()
    sha256: Mapped[str] = text(required=True)
    __table_args__ = (Index("ix_attachment_case", "case_id"), Index("ix_attachment_sha256", "sha256"))


class Visit(Shared):
    """Lượt đến nhà: one knock on a door, also when nobody opened."""

    __tablename__ = "visit"
    household_id: Mapped[str] = _part_of("household.id")
    case_id: Mapped[str | None] = text()
    day: Mapped[date | None] = day()
    by: Mapped[str | None] = text()
    outcome: Mapped[str] = text(required=True)
    note: Mapped[str | None] = text()
    told_by: Mapped[str | None] = text()
    sheet: Mapped[str | None] = text()


class Step(Shared):
    """Bước: one procedure on the way of a case; id = UUIDv5(case, procedure)."""

    __tablename__ = "step"
    case_id: Mapped[str] = _part_of("case.id")
    procedure: Mapped[str] = text(required=True)
    state: Mapped[str] = text(required=True)
    complete_on: Mapped[date | None] = day()
    filed_on: Mapped[date | None] = day()
    due_on: Mapped[date | None] = day()
    done_on: Mapped[date | None] = day()
    authority: Mapped[str | None] = text()
    file_code: Mapped[str | None] = text()
    result: Mapped[Answer[str]] = fact(str)
    note: Mapped[str | None] = text()
    responsible: Mapped[str | None] = text()
    channel: Mapped[str | None] = text()
    pauses: Mapped[Answer[tuple[Pause, ...]]] = fact(tuple[Pause, ...])
    grounds: Mapped[str | None] = text()
    notified_on: Mapped[date | None] = day()
    confirmed_by: Mapped[str | None] = text()


class Obstacle(Shared):
    """Vướng mắc: what keeps a case from going on, and who can remove it."""

    __tablename__ = "obstacle"
    case_id: Mapped[str] = _part_of("case.id")
    kind: Mapped[str] = text(required=True)
    authority: Mapped[str | None] = text()
    tried: Mapped[str | None] = text()
    opened_on: Mapped[date | None] = day()
    closed_on: Mapped[date | None] = day()
    answer: Mapped[str | None] = text()
    procedure: Mapped[str | None] = text()
    lacks: Mapped[str | None] = text()
    level: Mapped[str | None] = text()
    reported_on: Mapped[date | None] = day()
    answered_on: Mapped[date | None] = day()
    text: Mapped[str | None] = text()  # last: it hides the function of that name


class HandOff(Shared):
    """Chuyển việc giữa các bộ phận trong xã: one body tells another of a person, and is told that it was read.

    The health station reports a patient without papers, justice tells police of a new birth record, police tell the
    social office of a new number (Kế hoạch, IV)."""

    __tablename__ = "handoff"
    resident_id: Mapped[str] = _part_of("resident.id")
    case_id: Mapped[str | None] = text()
    kind: Mapped[str] = text(required=True)
    sender: Mapped[str] = text(required=True)
    receiver: Mapped[str] = text(required=True)
    sent_on: Mapped[date | None] = day()
    sent_by: Mapped[str | None] = text()
    due: Mapped[date | None] = day()
    taken_on: Mapped[date | None] = day()
    taken_by: Mapped[str | None] = text()
    result: Mapped[str | None] = text()
    done_on: Mapped[date | None] = day()
    text: Mapped[str | None] = text()  # last: it hides the function of that name


class ReCheck(Shared):
    """Phúc tra (giai đoạn 4): one case of a drawn sample, looked at again by somebody who did not do it;
    id = UUIDv5(case, sample)."""

    __tablename__ = "recheck"
    case_id: Mapped[str] = _part_of("case.id")
    sample: Mapped[str] = text(required=True)
    stratum: Mapped[str | None] = text()
    seed: Mapped[int | None] = count()
    drawn_on: Mapped[date | None] = day()
    assignee: Mapped[str | None] = text()
    due: Mapped[date | None] = day()
    done_on: Mapped[date | None] = day()
    done_by: Mapped[str | None] = text()
    verdict: Mapped[str | None] = text()
    differences: Mapped[str | None] = text()


class Benefit(Shared):
    """Chế độ, chính sách được hưởng sau khi có giấy tờ (BHYT, đi học, trợ giúp xã hội); id = UUIDv5(case, kind)."""

    __tablename__ = "benefit"
    case_id: Mapped[str] = _part_of("case.id")
    kind: Mapped[str] = text(required=True)
    state: Mapped[str] = text(required=True)
    applied_on: Mapped[date | None] = day()
    applied_by: Mapped[str | None] = text()
    done_on: Mapped[date | None] = day()
    result: Mapped[str | None] = text()
    note: Mapped[str | None] = text()


class Note(Shared):
    """Ghi chú, trao đổi về một hồ sơ: one remark, whose and when."""

    __tablename__ = "note"
    case_id: Mapped[str] = _part_of("case.id")
    by: Mapped[str | None] = text()
    day: Mapped[date | None] = day()
    text: Mapped[str | None] = text()  # last: it hides the function of that name


class Likeness(Shared):
    """Hai hồ sơ nhân khẩu có phải một người: proposed, found to be the same, or not; id = UUIDv5(first, second) with
    ``first`` < ``second``. "Not the same" is remembered for good."""

    __tablename__ = "likeness"
    first: Mapped[str] = _part_of("resident.id")
    second: Mapped[str] = text(required=True)
    verdict: Mapped[str] = text(required=True)
    reason: Mapped[str | None] = text()
    by: Mapped[str | None] = text()
    day: Mapped[date | None] = day()
    __table_args__ = (Index("ix_likeness_second", "second"),)


class Question(Shared):
    """Câu hỏi gửi xuống cơ sở: what the office wants to know of one value (``entity``, ``row``, ``field``) of
    somebody's records; it is shown at that field on the laptops until somebody answers."""

    __tablename__ = "question"
    resident_id: Mapped[str] = _part_of("resident.id")
    entity: Mapped[str] = text(required=True)
    row: Mapped[str] = text(required=True)
    field: Mapped[str] = text(required=True)
    asked_by: Mapped[str | None] = text()
    asked_on: Mapped[date | None] = day()
    answer: Mapped[str | None] = text()
    answered_by: Mapped[str | None] = text()
    answered_on: Mapped[date | None] = day()
    text: Mapped[str | None] = text()  # last: it hides the function of that name
    __table_args__ = (Index("ix_question_row", "entity", "row"),)


class Printed(Shared):
    """Sổ văn bản đã in: one paper that was printed of a person, its copy number, by whom and why. ``basis`` is the
    digest of what stood in it: when the records say otherwise now, the paper is superseded."""

    __tablename__ = "printed"
    resident_id: Mapped[str] = _part_of("resident.id")
    case_id: Mapped[str | None] = text()
    kind: Mapped[str] = text(required=True)
    title: Mapped[str | None] = text()
    number: Mapped[str | None] = text()
    copy: Mapped[int | None] = count()
    day: Mapped[date | None] = day()
    by: Mapped[str | None] = text()
    why: Mapped[str | None] = text()
    masked: Mapped[bool | None] = flag()
    basis: Mapped[str | None] = text()
    handed_to: Mapped[str | None] = text()
    __table_args__ = (Index("ix_printed_case", "case_id"),)


class Setting(Shared):
    """Điều xã đã chốt dùng chung: one decision that holds in the whole commune, such as how a form without a source is
    laid out, with who decided it and when; id = UUIDv5(unit, key). It lies in no area: every laptop has all of them."""

    __tablename__ = "setting"
    key: Mapped[str] = text(required=True)
    value: Mapped[Any] = fact(object)
    by: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    day: Mapped[date | None] = day()  # last: it hides the function of that name


class Edition(Shared):
    """Bản kế hoạch của xã: the whole text of a plan's pack as the commune wrote or changed it, in force from ``since``.
    What was due before that day stays as the earlier edition said. It lies in no area: every laptop has all of them."""

    __tablename__ = "edition"
    plan: Mapped[str] = text(required=True)
    since: Mapped[date | None] = day()
    number: Mapped[str | None] = text()
    issued_on: Mapped[date | None] = day()
    document: Mapped[str] = text(required=True)
    by: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    day: Mapped[date | None] = day()  # last: it hides the function of that name


class Task(Shared):
    """Nhiệm vụ theo kế hoạch: one thing that somebody must do, with its owner, partners, day and result.

    It is an order of the plan (id = UUIDv5(plan, key)), or what the work itself brought: a unit's own plan, a
    breakthrough work, an inspection and what it found (``parent``), a meeting, a proposal, a commendation, a road map
    of a group (``category``). It lies in no area: every laptop has all of them."""

    __tablename__ = "task"
    plan: Mapped[str] = text(required=True)
    kind: Mapped[str] = text(required=True)
    key: Mapped[str | None] = text()
    title: Mapped[str] = text(required=True)
    owner: Mapped[str | None] = text()
    partners: Mapped[Answer[tuple[str, ...]]] = fact(tuple[str, ...])
    person: Mapped[str | None] = text()
    category: Mapped[str | None] = text()
    unit: Mapped[str | None] = text()
    parent: Mapped[str | None] = text()
    first: Mapped[date | None] = day()
    due: Mapped[date | None] = day()
    state: Mapped[str] = text(required=True)
    measure: Mapped[str | None] = text()
    result: Mapped[str | None] = text()
    evidence: Mapped[str | None] = text()
    value: Mapped[int | None] = count()
    done_on: Mapped[date | None] = day()
    done_by: Mapped[str | None] = text()
    source: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    text: Mapped[str | None] = text()  # last: it hides the function of that name
    __table_args__ = (Index("ix_task_plan", "plan", "kind"),)


class Enclosure(Shared):
    """Tệp minh chứng của một nhiệm vụ: names a blob by the SHA-256 of its content, as an attachment does. It goes
    nowhere: at the office only. ``task_id`` is no foreign key, so that it does not travel with its task."""

    __tablename__ = "enclosure"
    task_id: Mapped[str] = text(required=True)
    title: Mapped[str] = text(required=True)
    media_type: Mapped[str] = text(required=True)
    size: Mapped[int] = count()
    sha256: Mapped[str] = text(required=True)
    by: Mapped[str | None] = text()
    day: Mapped[date | None] = day()  # last: it hides the function of that name
    __table_args__ = (Index("ix_enclosure_task", "task_id"), Index("ix_enclosure_sha256", "sha256"))


class Appointment(Shared):
    """Thành viên Tổ công tác: who takes a seat of the working group, by which letter, since when and until when.
    It lies in no area: every laptop has all of them."""

    __tablename__ = "appointment"
    plan: Mapped[str] = text(required=True)
    seat: Mapped[str] = text(required=True)
    name: Mapped[str] = text(required=True)
    position: Mapped[str | None] = text()
    body: Mapped[str | None] = text()
    phone: Mapped[str | None] = text()
    account: Mapped[str | None] = text()
    number: Mapped[str | None] = text()
    signed_on: Mapped[date | None] = day()
    since: Mapped[date | None] = day()
    until: Mapped[date | None] = day()
    note: Mapped[str | None] = text()


class Report(Shared):
    """Báo cáo: one report of one period, made here (``kind`` own) or received from whom it was due (``kind`` received),
    its figures frozen as they were when it was made. At the office only."""

    __tablename__ = "report"
    plan: Mapped[str] = text(required=True)
    duty: Mapped[str] = text(required=True)
    kind: Mapped[str] = text(required=True)
    sender: Mapped[str | None] = text()
    receiver: Mapped[str | None] = text()
    first: Mapped[date | None] = day()
    last: Mapped[date | None] = day()
    due: Mapped[date | None] = day()
    state: Mapped[str] = text(required=True)
    number: Mapped[str | None] = text()
    figures: Mapped[Any] = fact(object)
    narrative: Mapped[Any] = fact(object)
    made_on: Mapped[date | None] = day()
    made_by: Mapped[str | None] = text()
    sent_on: Mapped[date | None] = day()
    received_on: Mapped[date | None] = day()
    received_by: Mapped[str | None] = text()
    replaces: Mapped[str | None] = text()
    sha256: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    __table_args__ = (Index("ix_report_duty", "plan", "duty", "last"),)


class Target(Shared):
    """Chỉ tiêu giao: what one unit is to reach of one indicator between two days, as it was given out; ``printed`` is
    what the paper says where its own sum is another. At the office only."""

    __tablename__ = "target"
    plan: Mapped[str] = text(required=True)
    indicator: Mapped[str] = text(required=True)
    unit: Mapped[str] = text(required=True)
    label: Mapped[str | None] = text()
    value: Mapped[int | None] = count()
    printed: Mapped[int | None] = count()
    first: Mapped[date | None] = day()
    last: Mapped[date | None] = day()
    by: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    __table_args__ = (Index("ix_target_indicator", "plan", "indicator"),)


class Measurement(Shared):
    """Số liệu chỉ tiêu: what one unit reached of one indicator on or up to one day, ``value`` of ``whole``;
    id = UUIDv5(plan, indicator, unit, day). At the office only."""

    __tablename__ = "measurement"
    plan: Mapped[str] = text(required=True)
    indicator: Mapped[str] = text(required=True)
    unit: Mapped[str] = text(required=True)
    value: Mapped[int | None] = count()
    whole: Mapped[int | None] = count()
    cause: Mapped[str | None] = text()
    source: Mapped[str | None] = text()
    by: Mapped[str | None] = text()
    entered_on: Mapped[date | None] = day()
    note: Mapped[str | None] = text()
    day: Mapped[date | None] = day()  # last: it hides the function of that name
    __table_args__ = (Index("ix_measurement_indicator", "plan", "indicator", "unit", "day"),)


class Flaw(Shared):
    """Sai lệch dữ liệu dân cư: what was decided about one finding of a data check, or what a list from above says of
    somebody (``origin``); id = UUIDv5(rule, who it is about). What is merely computed is not kept here. At the office
    only."""

    __tablename__ = "flaw"
    rule: Mapped[str] = text(required=True)
    resident_id: Mapped[str | None] = text()
    household_id: Mapped[str | None] = text()
    other: Mapped[str | None] = text()
    subject: Mapped[str | None] = text()
    origin: Mapped[str | None] = text()
    found_on: Mapped[date | None] = day()
    state: Mapped[str] = text(required=True)
    reason: Mapped[str | None] = text()
    request_id: Mapped[str | None] = text()
    answer: Mapped[str | None] = text()
    answered_on: Mapped[date | None] = day()
    by: Mapped[str | None] = text()
    day: Mapped[date | None] = day()  # last: it hides the function of that name
    __table_args__ = (
        Index("ix_flaw_rule", "rule", "state"),
        Index("ix_flaw_resident", "resident_id"),
        Index("ix_flaw_request", "request_id"),
    )


class Request(Shared):
    """Đề nghị cấp trên: one letter with a list that asks a level above to mend, restore or cancel something, and the
    answer. At the office only."""

    __tablename__ = "request"
    plan: Mapped[str | None] = text()
    kind: Mapped[str] = text(required=True)
    title: Mapped[str | None] = text()
    number: Mapped[str | None] = text()
    receiver: Mapped[str | None] = text()
    made_on: Mapped[date | None] = day()
    sent_on: Mapped[date | None] = day()
    due: Mapped[date | None] = day()
    state: Mapped[str] = text(required=True)
    answer: Mapped[str | None] = text()
    answered_on: Mapped[date | None] = day()
    by: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    text: Mapped[str | None] = text()  # last: it hides the function of that name


class Mark(Shared):
    """Thông tin kèm theo một nhân khẩu: one thing that a plan counts or checks and that is no field of the person, such
    as a card issued, a number told, an account, a SIM of one's own, a poor household, merit, rent aid, a vaccination, a
    death, an absence; id = UUIDv5(resident, kind)."""

    __tablename__ = "mark"
    resident_id: Mapped[str] = _part_of("resident.id")
    kind: Mapped[str] = text(required=True)
    value: Mapped[str | None] = text()
    number: Mapped[str | None] = text()
    until: Mapped[date | None] = day()
    source: Mapped[str | None] = text()
    by: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    day: Mapped[date | None] = day()  # last: it hides the function of that name
    __table_args__ = (Index("ix_mark_kind", "kind", "resident_id"),)


class Turnout(Shared):
    """Vận động, thu nhận hồ sơ cấp căn cước trong đợt cao điểm: how one child stands in a drive: present, absent with
    temporary residence elsewhere (and the exchange letter to that place), absent without, unknown or abroad, not yet
    possible and why; id = UUIDv5(resident, drive)."""

    __tablename__ = "turnout"
    resident_id: Mapped[str] = _part_of("resident.id")
    drive: Mapped[str] = text(required=True)
    state: Mapped[str] = text(required=True)
    unit: Mapped[str | None] = text()
    school: Mapped[str | None] = text()
    class_name: Mapped[str | None] = text()
    place: Mapped[Answer[Address]] = fact(Address)
    reason: Mapped[str | None] = text()
    papers: Mapped[Answer[tuple[str, ...]]] = fact(tuple[str, ...])
    letter_number: Mapped[str | None] = text()
    letter_on: Mapped[date | None] = day()
    answer: Mapped[str | None] = text()
    told_on: Mapped[date | None] = day()
    done_on: Mapped[date | None] = day()
    desk: Mapped[str | None] = text()
    by: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    day: Mapped[date | None] = day()  # last: it hides the function of that name
    __table_args__ = (Index("ix_turnout_drive", "drive", "state"),)

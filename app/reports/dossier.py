"""What a dossier tells (hồ sơ quản lý nhân khẩu đặc thù): the values that services fill and :mod:`dossier_pdf` prints.

A fact is ``T | Silence | None`` as everywhere (:mod:`app.domain.answers`): the paper tells *not asked*, *asked,
unknown* and *does not apply* apart. Codes that never change on the wire (the state of a step, how a
paper was seen) are given as they are and worded here; names that are data (category, procedure, claim) come worded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from app.domain.answers import Answer
from app.domain.dossier import ALL, Part
from app.domain.partial_date import PartialDate
from app.reports.issuer import Issuer

Fact: TypeAlias = Answer[str]
DateFact: TypeAlias = Answer[PartialDate]


@dataclass(frozen=True, slots=True)
class Copy:
    """This print: which copy, by whom, when, and what for (the access log has the same words)."""

    number: int
    by: str
    at: datetime
    purpose: str


@dataclass(frozen=True, slots=True)
class Relative:
    """Mother, father, guardian, as far as they are known."""

    name: str
    born: PartialDate | None = None
    number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Identity (nhân thân). Numbers are given whole; a masked dossier hides them in print."""

    name: str
    other_names: Fact = None
    born: DateFact = None
    sex: Fact = None
    id_number: Fact = None
    id_number_source: str = ""
    old_number: Fact = None
    old_number_source: str = ""
    ethnicity: Fact = None
    religion: Fact = None
    nationality: Fact = None
    birth_place: Fact = None
    home_town: Fact = None
    birth_registered_at: Fact = None
    phone: Fact = None
    mother: Answer[Relative] = None
    father: Answer[Relative] = None
    guardian: Answer[Relative] = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the household, or kin elsewhere. ``relation`` to the head of the household (quan hệ với chủ hộ)."""

    name: str
    relation: Fact = None
    born: DateFact = None
    sex: Fact = None
    id_number: Fact = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """Where the person lives (hộ), and with whom."""

    label: str
    area: str
    address: Fact = None
    note: str = ""
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Residence:
    """One period of residence (quá trình cư trú)."""

    kind: str
    place: str
    since: DateFact = None
    until: DateFact = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paper or a statement (chứng cứ). ``seen_as``: original, copy, photo, heard.

    ``strength``: weak, fair, strong.
    """

    kind: str
    told_by: Fact = None
    seen_as: str = ""
    seen_on: date | None = None
    number: Fact = None
    issued_by: Fact = None
    issued_on: DateFact = None
    strength: str = ""
    note: str = ""
    attachments: tuple[int, ...] = ()
    """The numbers, from 1, of its scans among the attachments."""
    says: tuple[str, ...] = ()
    """What it says, each matter with its words."""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What one piece of evidence says of a matter on which others say otherwise."""

    says: str
    kind: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Settling:
    """One time that a contradiction was settled, or taken up again: when, by whom, what was taken, why."""

    day: date | None
    by: str
    taken: str
    reason: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A matter on which evidence contradicts itself or the record (mâu thuẫn): its sides, and how it was settled.

    ``state``: open, reopened, settled. ``recorded`` is what the person's record says; ``story`` oldest first.
    """

    matter: str
    state: str
    sides: tuple[Side, ...] = ()
    recorded: str = ""
    story: tuple[Settling, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be shown (sự việc cần chứng minh), how it stands, and the evidence it rests on."""

    title: str
    statement: Fact
    standing: str
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One procedure of the pathway (bước). ``state``: todo, filed, done, refused, not_needed.

    ``limit`` is the time limit in words, ``source`` the text it rests on; ``needs_check`` if that is not certain.
    """

    title: str
    state: str
    authority: str
    responsible: str = ""
    complete_on: date | None = None
    filed_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    file_code: str = ""
    limit: str = ""
    source: str = ""
    needs_check: bool = False
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way (vướng mắc)."""

    kind: str
    text: str
    authority: str = ""
    tried: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A knock on the door (lượt đến nhà)."""

    day: date
    by: str
    outcome: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history: who changed what, from what to what. None is "nothing stood there".

    ``detail`` is said in a line of its own across the table: all that was written down when a record was made.
    """

    at: datetime
    by: str
    what: str
    old: str | None = None
    new: str | None = None
    note: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that a step brought (giấy tờ đã cấp), or one that was printed here: ``by`` whom, ``what_for`` of a print,
    ``to`` whom it was handed."""

    day: date | None
    title: str
    by: str = ""
    number: str = ""
    what_for: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A scan or photo. ``load`` reads its bytes when its sheet is printed, so that one is in memory at a time.

    ``load`` is None where this machine does not hold the file. It may raise the errors of ``app.errors``: a
    :class:`UserError` or :class:`EnvironmentFault` is printed in the scan's place, anything else stops the paper.
    """

    title: str
    media_type: str
    size: int
    sha256: str
    description: str = ""
    load: Callable[[], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One case at one version, as it will stand on paper.

    ``case_id`` and ``version`` name the state of the case, ``digest`` (hex) is over its content: the QR code holds all
    three, and the signature of the machine that prints (``signed``, the whole mark). ``masked`` hides numbers of nine
    digits or more but for their last three, and leaves out the scans. ``parts``: what is printed of it.
    """

    issuer: Issuer
    case_id: str
    case_code: str
    version: int
    digest: str
    category_code: str
    category: str
    state: str
    opened_on: date
    copy: Copy
    person: Person
    household: Household | None = None
    symbol: str = "HS-UBND"
    found_by: Fact = None
    assignee: Fact = None
    due: date | None = None
    waits_on: str = ""
    note: str = ""
    kin: tuple[Member, ...] = ()
    residences: tuple[Residence, ...] = ()
    claims: tuple[Claim, ...] = ()
    loose_evidence: tuple[Evidence, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    steps: tuple[Step, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    visits: tuple[Visit, ...] = ()
    history: tuple[Change, ...] = ()
    papers: tuple[Issued, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    masked: bool = True
    parts: frozenset[Part] = ALL
    signed: str = ""

    @property
    def qr_payload(self) -> str:
        """What a scanner reads off the cover: the signed mark; on a preview, which is no copy, ``HSCT1|case
        id|version|first 16 digits of the digest``."""
        return self.signed or f"HSCT1|{self.case_id}|{self.version}|{self.digest[:16]}"

    @property
    def printed_parts(self) -> frozenset[Part]:
        """Scans show what a masked dossier hides."""
        return self.parts - {Part.SCANS} if self.masked or not self.attachments else self.parts

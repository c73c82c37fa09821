"""The daily work of the demo's office beside the cases themselves: papers that contradict each other, work handed from
body to body, a sample that is looked at again, remarks. Through the services, each in the name of whose work it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from app.demo.casework import Staff
from app.domain.answers import is_known
from app.domain.casefile import CaseFile, EvidenceFacts
from app.domain.partial_date import PartialDate
from app.domain.values import Said
from app.home import Home
from app.services import cases, evidence, handoffs, notes, rechecks, sitting
from app.services.cases import CaseFilter
from app.services.demo_fill import PASSPHRASE

CONTRADICTIONS = 4
SENT = 6
"""Hand-offs of each body that owes some."""
REMARKS = (
    "Gia đình nhắn: chỉ có nhà sau bốn giờ chiều.",
    "Đã gọi Công an nơi ở cũ, hẹn trả lời trong tuần tới.",
    "Nhờ trưởng thôn hỏi lại bà đỡ còn giữ sổ của trạm y tế cũ không.",
    "Người này nghe kém, cần con gái đi cùng khi làm việc.",
    "Đã đối chiếu sổ hộ tịch 1985, không thấy tên; xem tiếp sổ 1986.",
)
SAMPLE, SEED, SHARE = "Phúc tra đợt 1", 2026, 30


def tell(office: Home, staff: Staff) -> None:
    """Write it all down, on the office's present day."""
    open_files = _files(office, "open")
    _contradict(office, open_files)
    for file, words in zip(open_files[::3], REMARKS, strict=False):
        notes.add(office, file.case.id, words)
    for account in (staff.justice, staff.police, staff.social):
        with seated(office, account):
            _hand_over(office)
    _look_again(office, staff)


def _files(office: Home, state: str, most: int = 60) -> list[CaseFile]:
    rows = cases.list_cases(office, CaseFilter(state=state), None, most).rows
    return [cases.case_card(office, row.id).file for row in rows]


def _contradict(office: Home, files: Sequence[CaseFile]) -> None:
    """Two papers of one person that give another year of birth, and one such matter that was settled."""
    told = 0
    for file in files:
        pieces = [piece for piece in file.evidence if "born" in office.pack.evidence.tells(piece.kind)]
        person = file.person
        if person is None or len(pieces) < 2 or not isinstance(person.born, PartialDate):
            continue
        year = person.born.year
        for piece, other in zip(pieces[:2], (year, year - 2), strict=True):
            said = Said("born", str(other), PartialDate(other))
            evidence.record_says(office, piece.id, piece.seen, (*_said(piece), said))
        told += 1
        if told == 2:
            taken = Said("born", str(year), PartialDate(year))
            weighed = [piece.id for piece in pieces[:2]]
            why = "Giấy có trước, bản chính; giấy sau chép lại nhầm."
            evidence.settle(office, file.case.id, "born", taken, why, weighed=weighed, into_record=False)
        if told == CONTRADICTIONS:
            return


def _said(piece: EvidenceFacts) -> tuple[Said, ...]:
    return tuple(said for said in piece.says if said.about != "born") if is_known(piece.says) else ()


def _hand_over(office: Home) -> None:
    """What this desk owes is sent; what came to it is acknowledged, and every third is done."""
    handoffs.send_owed(office, [row for row in handoffs.owed(office) if row.mine][:SENT])
    for number, row in enumerate(row for row in handoffs.handoffs(office) if row.for_me):
        if number % 3 == 0:
            handoffs.take(office, row.facts.id, row.facts.seen)
        elif number % 3 == 1:
            handoffs.finish(office, row.facts.id, row.facts.seen, "Đã cập nhật, đã báo người dân.")


def _look_again(office: Home, staff: Staff) -> None:
    """A sample of what was closed, drawn by the head; the clerk has looked at some of it and found one wrong."""
    if not _files(office, "closed", 1):
        return
    checkers = [staff.clerk, staff.social, staff.justice, staff.police]
    sample = rechecks.propose(office, SAMPLE, share=SHARE, seed=SEED, checkers=checkers)
    rechecks.keep(office, sample, office.today + timedelta(days=15))
    with seated(office, staff.clerk):
        mine = [row for row in rechecks.rechecks(office, only_mine=True) if not row.own]
        for number, row in enumerate(mine[:3]):
            if number == 1:
                differs = "Sổ hộ tịch ghi tên đệm khác với giấy đã trả cho dân."
                rechecks.record(office, row.id, row.facts.seen, rechecks.DIFFERS, differs)
            else:
                rechecks.record(office, row.id, row.facts.seen, rechecks.AGREES)


@contextmanager
def seated(office: Home, account: str) -> Iterator[None]:
    """Somebody else sits down at the office for a while."""
    keeper = office.account.id
    sitting.switch(office, account, PASSPHRASE)
    try:
        yield
    finally:
        sitting.switch(office, keeper, PASSPHRASE)

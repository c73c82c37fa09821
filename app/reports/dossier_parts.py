"""The parts of a dossier as blocks, in the order in which the office files them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.answers import Answer, is_known
from app.domain.dossier import ALL, Part, numbered
from app.reports.dossier import (
    Claim,
    Dossier,
    Evidence,
    Member,
    Relative,
    Step,
)
from app.reports.dossier_timeline import Timeline
from app.reports.layout.blocks import Beside, Gap, Heading, Mark, Paragraph, note
from app.reports.layout.contents import Contents
from app.reports.layout.letterhead import Letterhead, Signature, Signatures, Title
from app.reports.layout.paper import Block
from app.reports.layout.qr import Qr
from app.reports.layout.sheet import FINE, MM, SMALL, TABLE
from app.reports.layout.table import Column, Facts, Row, Table, Wide
from app.reports.layout.text import BOLD, ITALIC, Inline, Run, Text, bold, italic
from app.reports.words import day, masked, moment, said, size_of_file

SEEN_AS = {
    "original": "bản chính",
    "copy": "bản sao",
    "photo": "ảnh chụp",
    "heard": "nghe kể lại",
}
STRENGTH = {"weak": "yếu", "fair": "vừa", "strong": "mạnh"}
STATE = {
    "todo": "chưa làm",
    "filed": "đã nộp",
    "done": "đã xong",
    "refused": "bị từ chối",
    "not_needed": "không cần",
}
CONTRADICTION = {
    "open": "chưa giải quyết",
    "reopened": "đã giải quyết, phải xem xét lại",
    "settled": "đã giải quyết",
}
CHECK = "cần kiểm tra"


class DossierParts:
    """What each part of one dossier says. Iterate to get the parts in order, each a run of blocks."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._hide: Callable[[str], str] = masked if dossier.masked else str
        self.headings = numbered(dossier.printed_parts)

    def __iter__(self) -> Iterator[Iterator[Block]]:
        told = {
            Part.PERSON: self._person,
            Part.HOUSEHOLD: self._household,
            Part.RESIDENCES: self._residences,
            Part.CLAIMS: self._claims,
            Part.STEPS: self._steps,
            Part.OBSTACLES: self._obstacles,
            Part.VISITS: self._visits,
            Part.HISTORY: self._history,
            Part.PAPERS: self._papers,
            Part.ATTACHMENTS: self._attachments,
        }
        yield self._cover()
        for part, heading in self.headings.items():
            if part in told:
                yield self._part(heading, told[part])
        yield self._end()

    def _part(self, heading: str, told: Callable[[], Iterator[Block]]) -> Iterator[Block]:
        yield Heading(heading, level=1)
        yield from told()

    # What is the same in every part

    def _fact(self, answer: Answer[str]) -> Text:
        text = said(answer)
        return self._hide(text) if isinstance(text, str) else text

    def _facts(self, *rows: tuple[str, Text] | None) -> Facts:
        return Facts([row for row in rows if row is not None])

    def _optional(self, label: str, text: str) -> tuple[str, Text] | None:
        """A row for what stands there, none for what does not: for remarks, never for facts that are asked."""
        return (label, self._hide(text)) if text else None

    def _nothing(self, what: str) -> Paragraph:
        return note(italic(what), size=TABLE)

    # The parts

    def _cover(self) -> Iterator[Block]:
        dossier = self._dossier
        yield Mark(f"{dossier.case_code} – {dossier.person.name}", 0)
        yield Letterhead(dossier.issuer, dossier.copy.at.date(), symbol=dossier.symbol)
        yield Title("Hồ sơ quản lý nhân khẩu đặc thù", f"Trường hợp {dossier.person.name}")
        yield Beside(
            (
                Facts(
                    (
                        ("Mã hồ sơ", bold(dossier.case_code)),
                        ("Diện", (bold(dossier.category_code), f" – {dossier.category}")),
                        ("Tình trạng", dossier.state),
                        ("Ngày lập", day(dossier.opened_on)),
                        ("Phát hiện bởi", self._fact(dossier.found_by)),
                        ("Người phụ trách", self._fact(dossier.assignee)),
                        ("Hạn giải quyết", day(dossier.due) or italic("(chưa đặt hạn)")),
                    ),
                    label=0.32,
                ),
            ),
            (
                Gap(2),
                Qr(dossier.qr_payload),
                Paragraph("Quét mã để tìm hồ sơ và đối chiếu phiên bản", FINE, "centre", ITALIC, 0.0, 0.0),
            ),
            share=0.76,
        )
        if dossier.waits_on:
            yield note(("Chờ kết quả của: ", bold(self._hide(dossier.waits_on))), size=TABLE)
        if dossier.note:
            yield note(self._hide(dossier.note), size=TABLE)
        yield Gap(4)
        yield Table(
            (
                Column("Phiên bản", 14, "centre"),
                Column("In lúc", 26),
                Column("Người in", 30),
                Column("Mục đích in", 30),
            ),
            [
                (
                    f"{dossier.version}",
                    moment(dossier.copy.at),
                    dossier.copy.by,
                    f"{dossier.copy.purpose} (bản số {dossier.copy.number})",
                )
            ],
            size=SMALL,
        )
        yield note(
            (
                "Mã băm của phiên bản: ",
                dossier.digest,
                ". ",
                "Bản này đã che các số định danh và số điện thoại, không kèm ảnh quét."
                if dossier.masked
                else "Bản này có đầy đủ số định danh: chỉ dùng đúng mục đích đã ghi, không sao chép, chuyển tiếp.",
            ),
            size=FINE,
        )
        yield from self._contents()

    def _contents(self) -> Iterator[Block]:
        """Which parts there are, how much of each, and on which sheet it begins."""
        dossier = self._dossier
        counts = {
            Part.HOUSEHOLD: len(dossier.household.members if dossier.household else ()) + len(dossier.kin),
            Part.RESIDENCES: len(dossier.residences),
            Part.CLAIMS: len(dossier.claims),
            Part.STEPS: len(dossier.steps),
            Part.OBSTACLES: len(dossier.obstacles),
            Part.VISITS: len(dossier.visits),
            Part.HISTORY: len(dossier.history),
            Part.PAPERS: len(dossier.papers),
            Part.ATTACHMENTS: len(dossier.attachments),
            Part.SCANS: len(dossier.attachments),
        }
        chosen = dossier.printed_parts >= ALL - {Part.SCANS}
        yield Paragraph("Mục lục" if chosen else "Mục lục (bản trích)", TABLE, "left", BOLD, 0.0, 8.0, glued=True)
        yield Contents(
            tuple((heading, str(counts[part]) if part in counts else "") for part, heading in self.headings.items())
        )

    def _person(self) -> Iterator[Block]:
        person = self._dossier.person
        yield self._facts(
            ("Họ, chữ đệm và tên", bold(person.name.upper())),
            ("Tên gọi khác", self._fact(person.other_names)),
            ("Ngày, tháng, năm sinh", said(person.born)),
            ("Giới tính", self._fact(person.sex)),
            ("Số định danh cá nhân", self._number(person.id_number, person.id_number_source)),
            ("Số CMND cũ", self._number(person.old_number, person.old_number_source)),
            ("Dân tộc", self._fact(person.ethnicity)),
            ("Tôn giáo", self._fact(person.religion)),
            ("Quốc tịch", self._fact(person.nationality)),
            ("Nơi sinh", self._fact(person.birth_place)),
            ("Quê quán", self._fact(person.home_town)),
            ("Nơi đăng ký khai sinh", self._fact(person.birth_registered_at)),
            ("Số điện thoại", self._fact(person.phone)),
            ("Mẹ", self._relative(person.mother)),
            ("Cha", self._relative(person.father)),
            ("Người giám hộ", self._relative(person.guardian)),
            self._optional("Ghi chú", person.note),
        )

    def _number(self, number: Answer[str], source: str) -> Text:
        text = self._fact(number)
        return f"{text} ({source})" if isinstance(text, str) and source else text

    def _relative(self, answer: Answer[Relative]) -> Text:
        if not is_known(answer):
            return said(answer)  # type: ignore[arg-type]
        assert isinstance(answer, Relative)
        about = [f"sinh {day(answer.born)}" if answer.born else "", self._hide(answer.number), self._hide(answer.note)]
        rest = "; ".join(part for part in about if part)
        return (answer.name, f" ({rest})" if rest else "")

    def _household(self) -> Iterator[Block]:
        household = self._dossier.household
        if household is None:
            yield self._nothing("Chưa ghi hộ.")
        else:
            yield self._facts(
                ("Hộ", household.label),
                ("Địa bàn", household.area),
                ("Địa chỉ", self._fact(household.address)),
                self._optional("Ghi chú", household.note),
            )
            if household.members:
                yield self._members(household.members, "Quan hệ với chủ hộ")
        if self._dossier.kin:
            yield Paragraph("Người thân ngoài hộ", TABLE, "left", BOLD, 0.0, glued=True)
            yield self._members(self._dossier.kin, "Quan hệ")

    def _members(self, members: tuple[Member, ...], relation: str) -> Table:
        columns = (
            Column("TT", 6, "centre"),
            Column("Họ và tên", 28),
            Column(relation, 17),
            Column("Ngày sinh", 15),
            Column("Giới tính", 10),
            Column("Số định danh", 22),
        )
        return Table(columns, self._member_rows(members), size=SMALL)

    def _member_rows(self, members: tuple[Member, ...]) -> Iterator[Row]:
        for number, member in enumerate(members, 1):
            yield (
                str(number),
                member.name,
                self._fact(member.relation),
                said(member.born),
                self._fact(member.sex),
                self._fact(member.id_number),
            )
            if member.note:
                yield Wide(italic(f"{member.name}: {self._hide(member.note)}"))

    def _residences(self) -> Iterator[Block]:
        if not self._dossier.residences:
            yield self._nothing("Chưa ghi thời gian cư trú nào.")
            return
        timeline = Timeline.of(self._dossier.residences, self._dossier.copy.at.date(), self._hide)
        if timeline is not None:
            yield timeline
        yield Table(
            (Column("Từ", 14), Column("Đến", 14), Column("Nơi ở", 40), Column("Hình thức", 16), Column("Ghi chú", 16)),
            (
                (said(each.since), said(each.until), self._hide(each.place), each.kind, self._hide(each.note))
                for each in self._dossier.residences
            ),
            size=SMALL,
        )

    def _claims(self) -> Iterator[Block]:
        if not self._dossier.claims and not self._dossier.loose_evidence:
            yield self._nothing("Chưa ghi sự việc hay chứng cứ nào.")
        for number, claim in enumerate(self._dossier.claims, 1):
            yield from self._claim(number, claim)
        if self._dossier.loose_evidence:
            yield Paragraph("Chứng cứ chưa gắn với sự việc nào", TABLE, "left", BOLD, 0.0, 8.0, glued=True)
            yield self._evidence(self._dossier.loose_evidence)
        if self._dossier.contradictions:
            yield Paragraph("Chứng cứ nói khác nhau", TABLE, "left", BOLD, 0.0, 8.0, glued=True)
            columns = (Column("Nói gì", 42), Column("Theo chứng cứ nào", 58))
            yield Table(columns, self._contradiction_rows(), size=SMALL)

    def _contradiction_rows(self) -> Iterator[Row]:
        for each in self._dossier.contradictions:
            yield Wide((bold(each.matter), f": {CONTRADICTION.get(each.state, each.state)}"), shaded=True)
            for side in each.sides:
                yield (self._hide(side.says), self._hide(f"{side.kind}{f', {side.told}' if side.told else ''}"))
            if each.recorded:
                yield (self._hide(each.recorded), italic("thông tin nhân khẩu đang ghi"))
            for settling in each.story:
                on = f"{day(settling.day)}, " if settling.day else ""
                yield Wide(
                    (f"{on}{settling.by}: ", bold(self._hide(settling.taken)), f". {self._hide(settling.reason)}")
                )

    def _claim(self, number: int, claim: Claim) -> Iterator[Block]:
        yield Paragraph(f"{number}. {claim.title}", TABLE, "left", BOLD, 0.0, 8.0, glued=True)
        yield self._facts(
            ("Nội dung", self._fact(claim.statement)),
            ("Đánh giá", bold(claim.standing)),
            self._optional("Lý do", claim.reason),
        )
        if claim.evidence:
            yield self._evidence(claim.evidence)
        else:
            yield self._nothing("Chưa có chứng cứ.")

    def _evidence(self, evidence: tuple[Evidence, ...]) -> Table:
        columns = (
            Column("TT", 6, "centre"),
            Column("Giấy tờ, lời khai", 32),
            Column("Số, nơi cấp, ngày cấp", 30),
            Column("Đã xem", 20),
            Column("Độ mạnh", 12, "centre"),
        )
        return Table(columns, self._evidence_rows(evidence), size=SMALL)

    def _evidence_rows(self, evidence: tuple[Evidence, ...]) -> Iterator[Row]:
        for number, each in enumerate(evidence, 1):
            told = f"\nNgười cung cấp: {self._hide(str(each.told_by))}" if is_known(each.told_by) else ""
            scans_of = f"\nẢnh quét số: {', '.join(map(str, each.attachments))}" if each.attachments else ""
            says = "".join(f"\n{self._hide(line)}" for line in each.says)
            remark = f"\n{self._hide(each.note)}" if each.note else ""
            seen = SEEN_AS.get(each.seen_as, each.seen_as)
            seen_on = f"\nngày {day(each.seen_on)}" if each.seen_on else ""
            seen_at = f"\n{each.place}" if each.place else ""
            yield (
                str(number),
                (each.kind, says, told, scans_of, italic(remark)),
                self._issue(each),
                f"{seen}{seen_on}{seen_at}",
                STRENGTH.get(each.strength, each.strength),
            )

    def _issue(self, each: Evidence) -> Text:
        """Number, issuer and day of a paper: what is known of them; the silence only if nothing is."""
        known = [
            f"Số {self._hide(str(each.number))}" if is_known(each.number) else "",
            self._hide(str(each.issued_by)) if is_known(each.issued_by) else "",
            f"ngày {day(each.issued_on)}" if is_known(each.issued_on) else "",
        ]
        parts = [part for part in known if part]
        return ", ".join(parts) if parts else said(each.number)

    def _steps(self) -> Iterator[Block]:
        if not self._dossier.steps:
            yield self._nothing("Chưa lập lộ trình.")
            return
        columns = (
            Column("TT", 6, "centre"),
            Column("Thủ tục, cơ quan", 36),
            Column("Trạng thái", 14, "centre"),
            Column("Ngày", 24),
            Column("Thời hạn, căn cứ", 28),
        )
        yield Table(
            columns, (self._step(number, step) for number, step in enumerate(self._dossier.steps, 1)), size=SMALL
        )
        if any(step.needs_check for step in self._dossier.steps):
            yield note(
                italic(
                    f"Chỗ ghi “{CHECK}”: căn cứ chưa đối chiếu với văn bản chính thức; hãy đối chiếu trước khi áp dụng."
                ),
                size=FINE + 1,
            )

    def _step(self, number: int, step: Step) -> Row:
        under = [
            step.authority,
            f"Phụ trách: {step.responsible}" if step.responsible else "",
            f"Mã hồ sơ: {step.file_code}" if step.file_code else "",
            f"Kết quả: {self._hide(step.result)}" if step.result else "",
            self._hide(step.note),
        ]
        days = [
            f"Đủ giấy tờ: {day(step.complete_on)}" if step.complete_on else "",
            f"Nộp: {day(step.filed_on)}" if step.filed_on else "",
            f"Hạn: {day(step.due_on)}" if step.due_on else "",
            f"Xong: {day(step.done_on)}" if step.done_on else "",
        ]
        rule: list[Inline] = ["\n".join(part for part in (step.limit, step.source) if part)]
        if step.needs_check:
            rule.append(Run(f"\n[{CHECK}]" if rule[0] else f"[{CHECK}]", BOLD))
        return (
            str(number),
            (bold(step.title), *(f"\n{part}" for part in under if part)),
            STATE.get(step.state, step.state),
            "\n".join(part for part in days if part),
            tuple(rule),
        )

    def _obstacles(self) -> Iterator[Block]:
        if not self._dossier.obstacles:
            yield self._nothing("Không ghi vướng mắc nào.")
            return
        rows: list[Row] = []
        for number, each in enumerate(self._dossier.obstacles, 1):
            state = f"Đã gỡ: {day(each.closed_on)}" if each.closed_on else bold("Chưa gỡ")
            parts = [
                f"\nĐã thử: {self._hide(each.tried)}" if each.tried else "",
                f"\nTrả lời: {self._hide(each.answer)}" if each.answer else "",
            ]
            rows.append(
                (
                    str(number),
                    (bold(each.kind), f"\n{self._hide(each.text)}", *(part for part in parts if part)),
                    each.authority,
                    (f"Từ {day(each.opened_on)}\n" if each.opened_on else "", state),
                )
            )
        columns = (Column("TT", 6, "centre"), Column("Vướng mắc", 50), Column("Cơ quan", 24), Column("Tình trạng", 20))
        yield Table(columns, rows, size=SMALL)

    def _visits(self) -> Iterator[Block]:
        if not self._dossier.visits:
            yield self._nothing("Chưa ghi lượt đến nhà nào.")
            return
        yield Table(
            (Column("Ngày", 14), Column("Người đến", 26), Column("Kết quả", 28), Column("Ghi chú", 32)),
            ((day(each.day), each.by, each.outcome, self._hide(each.note)) for each in self._dossier.visits),
            size=SMALL,
        )

    def _history(self) -> Iterator[Block]:
        if not self._dossier.history:
            yield self._nothing("Chưa có thay đổi nào.")
            return
        columns = (
            Column("Lúc", 15),
            Column("Người sửa", 20),
            Column("Mục", 21),
            Column("Trước", 22),
            Column("Sau", 22),
        )
        yield Table(columns, self._change_rows(), size=SMALL - 1)

    def _change_rows(self) -> Iterator[Row]:
        for each in self._dossier.history:
            note = italic(f"\n{self._hide(each.note)}") if each.note else ""
            if each.detail:
                made = f"{day(each.at)} {each.at:%H:%M}, {each.by}: "
                yield Wide((made, bold(each.what), f". {self._hide(each.detail)}", note))
                continue
            what: Text = (each.what, note)
            yield (f"{day(each.at)} {each.at:%H:%M}", each.by, what, self._value(each.old), self._value(each.new))

    def _value(self, value: str | None) -> Text:
        return italic("(trống)") if value is None or value == "" else self._hide(value)

    def _papers(self) -> Iterator[Block]:
        if not self._dossier.papers:
            yield self._nothing("Chưa cấp giấy tờ, chưa in văn bản nào.")
            return
        yield Table(
            (
                Column("Ngày", 14),
                Column("Giấy tờ, văn bản", 42),
                Column("Nơi cấp, người in", 24),
                Column("Giao cho", 20),
            ),
            (
                (
                    day(each.day) if each.day else "",
                    (
                        self._hide(each.title),
                        f"\nSố: {self._hide(each.number)}" if each.number else "",
                        italic(f"\n{self._hide(each.what_for)}") if each.what_for else "",
                    ),
                    each.by,
                    self._hide(each.to),
                )
                for each in self._dossier.papers
            ),
            size=SMALL,
        )

    def _attachments(self) -> Iterator[Block]:
        if not self._dossier.attachments:
            yield self._nothing("Không có tệp nào.")
            return
        columns = (
            Column("TT", 6, "centre"),
            Column("Tên, mô tả", 50),
            Column("Loại, cỡ", 18),
            Column("Mã băm SHA-256", 34),
        )
        yield Table(
            columns,
            (
                (
                    str(number),
                    (each.title, f"\n{self._hide(each.description)}" if each.description else ""),
                    f"{each.media_type}\n{size_of_file(each.size)}",
                    each.sha256,
                )
                for number, each in enumerate(self._dossier.attachments, 1)
            ),
            size=SMALL - 1,
        )

    def _end(self) -> Iterator[Block]:
        yield Signatures((Signature(("Người lập hồ sơ",)), Signature(("Người phụ trách",))), room_to_sign=20 * MM)

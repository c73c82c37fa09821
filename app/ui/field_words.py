"""What each field of a record is called, and how its value is said: one table, for histories, cards and conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from app.domain.answers import Silence
from app.domain.id_number import mask
from app.domain.partial_date import PartialDate
from app.home import Home
from app.ui.formats import day, nfc

ENTITIES: Mapping[str, str] = {
    "area": "Địa bàn",
    "household": "Hộ",
    "resident": "Nhân khẩu",
    "case": "Hồ sơ",
    "answer": "Câu trả lời",
    "claim": "Sự việc",
    "evidence": "Chứng cứ",
    "attachment": "Giấy tờ đính kèm",
    "residence": "Cư trú",
    "visit": "Lượt đến nhà",
    "step": "Bước",
    "obstacle": "Vướng mắc",
    "settlement": "Mâu thuẫn đã giải quyết",
    "handoff": "Chuyển việc",
    "recheck": "Phúc tra",
    "benefit": "Chế độ được hưởng",
    "note": "Trao đổi",
    "likeness": "Có thể trùng người",
    "question": "Câu hỏi gửi xuống cơ sở",
    "printed": "Văn bản đã in",
    "setting": "Điều xã đã chốt",
    "edition": "Bản kế hoạch",
    "task": "Nhiệm vụ",
    "enclosure": "Tệp minh chứng",
    "appointment": "Thành viên Tổ công tác",
    "report": "Báo cáo",
    "target": "Chỉ tiêu giao",
    "measurement": "Số liệu chỉ tiêu",
    "flaw": "Sai lệch dữ liệu",
    "request": "Đề nghị cấp trên",
    "mark": "Thông tin kèm theo",
    "turnout": "Vận động, thu nhận căn cước",
}

FIELDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "area": {
        "name": ("Tên địa bàn", ""),
        "kind": ("Loại địa bàn", "area_kinds"),
        "code": ("Mã", ""),
        "note": ("Ghi chú", ""),
    },
    "household": {
        "area_id": ("Địa bàn", "name"),
        "label": ("Tên hộ", ""),
        "address": ("Địa chỉ", "address"),
        "note": ("Ghi chú", ""),
    },
    "resident": {
        "area_id": ("Địa bàn", "name"),
        "name": ("Họ và tên", ""),
        "other_names": ("Tên gọi khác", ""),
        "born": ("Ngày sinh", "partial"),
        "sex": ("Giới tính", "sex"),
        "id_number": ("Số định danh cá nhân", "number"),
        "old_number": ("Số CMND cũ", "number"),
        "ethnicity": ("Dân tộc", "ethnic_groups"),
        "religion": ("Tôn giáo", ""),
        "nationality": ("Quốc tịch", ""),
        "birth_place": ("Nơi sinh", ""),
        "home_town": ("Quê quán", ""),
        "birth_registered_at": ("Nơi đăng ký khai sinh", ""),
        "phone": ("Điện thoại", ""),
        "membership": ("Thuộc hộ", "membership"),
        "mother": ("Mẹ", "kin"),
        "father": ("Cha", "kin"),
        "guardian": ("Người nuôi dưỡng, giám hộ", "kin"),
        "sealed": ("Bảo mật", "flag"),
        "note": ("Ghi chú", ""),
        "civil_status": ("Tình trạng hôn nhân", "civil_statuses"),
        "opened_to": ("Người được mở khi bảo mật", "names"),
        "merged_into": ("Đã gộp vào", "name"),
    },
    "case": {
        "resident_id": ("Nhân khẩu", "name"),
        "category": ("Diện", ""),
        "opened_on": ("Ngày lập", "day"),
        "found_by": ("Phát hiện bởi", "name"),
        "state": ("Tình trạng", "case_state"),
        "closing": ("Kết thúc", "closing"),
        "waits_on": ("Chờ hồ sơ khác", "waits"),
        "assignee": ("Người được giao", "name"),
        "due": ("Hạn", "day"),
        "note": ("Ghi chú", ""),
        "team": ("Nhóm được giao", ""),
        "task": ("Việc được giao", ""),
    },
    "answer": {"key": ("Câu hỏi", "facts"), "value": ("Trả lời", "")},
    "claim": {
        "kind": ("Sự việc", "claim_kinds"),
        "statement": ("Lời khai, kết luận", ""),
        "standing": ("Đánh giá", "standing"),
        "reason": ("Vì sao", ""),
    },
    "evidence": {
        "kind": ("Loại chứng cứ", "evidence_kinds"),
        "supports": ("Chứng minh cho", "claim_kinds"),
        "told_by": ("Người cung cấp", ""),
        "seen_as": ("Đã thấy", "seen_as"),
        "seen_on": ("Ngày thấy", "day"),
        "number": ("Số giấy tờ", ""),
        "issued_by": ("Nơi cấp", ""),
        "issued_on": ("Ngày cấp", "partial"),
        "strength": ("Độ tin cậy", "strength"),
        "note": ("Ghi chú", ""),
        "says": ("Ghi gì", "says"),
        "place": ("Nơi thấy", ""),
        "raw": ("Nguyên văn đọc được", ""),
    },
    "attachment": {
        "resident_id": ("Nhân khẩu", "name"),
        "evidence_id": ("Của chứng cứ", "name"),
        "title": ("Tên", ""),
        "media_type": ("Kiểu tệp", ""),
        "size": ("Cỡ (byte)", ""),
    },
    "residence": {
        "kind": ("Loại cư trú", "residence_kinds"),
        "place": ("Nơi ở", "address"),
        "since": ("Từ", "partial"),
        "until": ("Đến", "partial"),
        "note": ("Ghi chú", ""),
    },
    "visit": {
        "day": ("Ngày đến", "day"),
        "by": ("Người đến", "name"),
        "outcome": ("Kết quả", "visit_outcomes"),
        "note": ("Ghi chú", ""),
        "told_by": ("Người kể", ""),
        "sheet": ("Số phiếu giấy", ""),
    },
    "step": {
        "procedure": ("Thủ tục", "procedure"),
        "state": ("Tình trạng", "step_state"),
        "complete_on": ("Ngày đủ giấy tờ", "day"),
        "filed_on": ("Ngày nộp", "day"),
        "due_on": ("Ngày hẹn trả", "day"),
        "done_on": ("Ngày có kết quả", "day"),
        "authority": ("Cơ quan", "authorities"),
        "file_code": ("Mã hồ sơ", ""),
        "result": ("Kết quả", ""),
        "note": ("Ghi chú", ""),
        "responsible": ("Người phụ trách", "name"),
        "channel": ("Cách nộp", "channels"),
        "pauses": ("Tạm dừng tính hạn", "pauses"),
        "grounds": ("Căn cứ", ""),
        "notified_on": ("Ngày thông báo", "day"),
        "confirmed_by": ("Người thứ hai xác nhận", "name"),
    },
    "obstacle": {
        "kind": ("Loại vướng mắc", "obstacle_kinds"),
        "authority": ("Cơ quan gỡ được", "authorities"),
        "text": ("Vướng ở đâu", ""),
        "tried": ("Đã thử gì", ""),
        "opened_on": ("Từ ngày", "day"),
        "closed_on": ("Đã gỡ ngày", "day"),
        "answer": ("Trả lời", ""),
        "procedure": ("Ở thủ tục", "procedure"),
        "lacks": ("Thiếu giấy gì", ""),
        "level": ("Báo lên cấp", "levels"),
        "reported_on": ("Ngày báo", "day"),
        "answered_on": ("Ngày trả lời", "day"),
    },
    "settlement": {
        "about": ("Về", "matters"),
        "taken": ("Lấy theo", "said"),
        "weighed": ("Chứng cứ đã xét", "pieces"),
        "reason": ("Vì sao", ""),
        "by": ("Người giải quyết", "name"),
        "day": ("Ngày", "day"),
    },
    "handoff": {
        "resident_id": ("Nhân khẩu", "name"),
        "kind": ("Việc chuyển", "handoff_kinds"),
        "sender": ("Bộ phận chuyển", "bodies"),
        "receiver": ("Bộ phận nhận", "bodies"),
        "sent_on": ("Ngày chuyển", "day"),
        "sent_by": ("Người chuyển", "name"),
        "due": ("Hạn", "day"),
        "taken_on": ("Ngày nhận", "day"),
        "taken_by": ("Người nhận", "name"),
        "result": ("Kết quả", ""),
        "done_on": ("Ngày xong", "day"),
        "text": ("Nội dung", ""),
    },
    "recheck": {
        "sample": ("Đợt", ""),
        "stratum": ("Nhóm mẫu", ""),
        "seed": ("Số gieo", ""),
        "drawn_on": ("Ngày rút mẫu", "day"),
        "assignee": ("Người phúc tra", "name"),
        "due": ("Hạn", "day"),
        "done_on": ("Ngày phúc tra", "day"),
        "done_by": ("Người làm", "name"),
        "verdict": ("Kết quả", "recheck_verdicts"),
        "differences": ("Khác ở đâu", ""),
    },
    "benefit": {
        "kind": ("Chế độ", "benefit_kinds"),
        "state": ("Tình trạng", "benefit_state"),
        "applied_on": ("Ngày đề nghị", "day"),
        "applied_by": ("Người đề nghị", "name"),
        "done_on": ("Ngày có kết quả", "day"),
        "result": ("Kết quả", ""),
        "note": ("Ghi chú", ""),
    },
    "note": {
        "by": ("Người viết", "name"),
        "day": ("Ngày", "day"),
        "text": ("Nội dung", ""),
    },
    "likeness": {
        "first": ("Người thứ nhất", "name"),
        "second": ("Người thứ hai", "name"),
        "verdict": ("Kết luận", "likeness_verdict"),
        "reason": ("Vì sao", ""),
        "by": ("Người kết luận", "name"),
        "day": ("Ngày", "day"),
    },
    "question": {
        "entity": ("Loại bản ghi được hỏi", ""),
        "row": ("Bản ghi được hỏi", ""),
        "field": ("Thông tin được hỏi", ""),
        "text": ("Câu hỏi", ""),
        "asked_by": ("Người hỏi", "name"),
        "asked_on": ("Ngày hỏi", "day"),
        "answer": ("Trả lời", ""),
        "answered_by": ("Người trả lời", "name"),
        "answered_on": ("Ngày trả lời", "day"),
    },
    "printed": {
        "case_id": ("Hồ sơ", "name"),
        "kind": ("Loại văn bản", ""),
        "title": ("Tên văn bản", ""),
        "number": ("Số, ký hiệu", ""),
        "copy": ("Bản số", ""),
        "day": ("Ngày in", "day"),
        "by": ("Người in", "name"),
        "why": ("In để làm gì", ""),
        "masked": ("Che bớt số", "flag"),
        "basis": ("Mã nội dung", ""),
        "handed_to": ("Giao cho", ""),
    },
    "setting": {
        "key": ("Điều được chốt", ""),
        "value": ("Nội dung", ""),
        "by": ("Người chốt", "name"),
        "note": ("Ghi chú", ""),
        "day": ("Ngày", "day"),
    },
    "edition": {
        "plan": ("Kế hoạch", ""),
        "since": ("Có hiệu lực từ", "day"),
        "number": ("Số, ký hiệu", ""),
        "issued_on": ("Ngày ban hành", "day"),
        "document": ("Toàn văn", ""),
        "by": ("Người ghi", "name"),
        "day": ("Ngày ghi", "day"),
        "note": ("Ghi chú", ""),
    },
    "task": {
        "plan": ("Kế hoạch", ""),
        "kind": ("Loại nhiệm vụ", ""),
        "key": ("Mã nhiệm vụ", ""),
        "title": ("Nhiệm vụ", ""),
        "text": ("Nội dung", ""),
        "owner": ("Chủ trì", ""),
        "partners": ("Phối hợp", ""),
        "person": ("Người phụ trách", "name"),
        "category": ("Diện", ""),
        "unit": ("Đơn vị", ""),
        "parent": ("Thuộc nhiệm vụ", ""),
        "first": ("Từ ngày", "day"),
        "due": ("Hạn", "day"),
        "state": ("Tình trạng", ""),
        "measure": ("Cách đo", ""),
        "result": ("Kết quả", ""),
        "evidence": ("Căn cứ, văn bản", ""),
        "value": ("Số đạt được", ""),
        "done_on": ("Ngày xong", "day"),
        "done_by": ("Người làm", "name"),
        "source": ("Nguồn", ""),
        "note": ("Ghi chú", ""),
    },
    "enclosure": {
        "task_id": ("Nhiệm vụ", ""),
        "title": ("Tên", ""),
        "media_type": ("Kiểu tệp", ""),
        "size": ("Cỡ (byte)", ""),
        "sha256": ("Mã băm SHA-256", ""),
        "by": ("Người đính", "name"),
        "day": ("Ngày đính", "day"),
    },
    "appointment": {
        "plan": ("Kế hoạch", ""),
        "seat": ("Vị trí", ""),
        "name": ("Họ và tên", ""),
        "position": ("Chức vụ", ""),
        "body": ("Cơ quan", ""),
        "phone": ("Điện thoại", ""),
        "account": ("Tài khoản", ""),
        "number": ("Số quyết định", ""),
        "signed_on": ("Ngày ký", "day"),
        "since": ("Từ ngày", "day"),
        "until": ("Đến ngày", "day"),
        "note": ("Ghi chú", ""),
    },
    "report": {
        "plan": ("Kế hoạch", ""),
        "duty": ("Loại báo cáo", ""),
        "kind": ("Làm hay nhận", ""),
        "sender": ("Nơi gửi", ""),
        "receiver": ("Nơi nhận", ""),
        "first": ("Kỳ từ", "day"),
        "last": ("Kỳ đến", "day"),
        "due": ("Hạn", "day"),
        "state": ("Tình trạng", ""),
        "number": ("Số, ký hiệu", ""),
        "figures": ("Số liệu", ""),
        "narrative": ("Lời văn", ""),
        "made_on": ("Ngày lập", "day"),
        "made_by": ("Người lập", "name"),
        "sent_on": ("Ngày gửi", "day"),
        "received_on": ("Ngày nhận", "day"),
        "received_by": ("Người nhận", "name"),
        "replaces": ("Thay báo cáo", ""),
        "sha256": ("Dấu vân tay tệp", ""),
        "note": ("Ghi chú", ""),
    },
    "target": {
        "plan": ("Kế hoạch", ""),
        "indicator": ("Chỉ tiêu", ""),
        "unit": ("Đơn vị", ""),
        "label": ("Tên đơn vị", ""),
        "value": ("Số giao", ""),
        "printed": ("Số in trên giấy", ""),
        "first": ("Từ ngày", "day"),
        "last": ("Đến ngày", "day"),
        "by": ("Người ghi", "name"),
        "note": ("Ghi chú", ""),
    },
    "measurement": {
        "plan": ("Kế hoạch", ""),
        "indicator": ("Chỉ tiêu", ""),
        "unit": ("Đơn vị", ""),
        "value": ("Đạt được", ""),
        "whole": ("Trên tổng số", ""),
        "cause": ("Nguyên nhân", ""),
        "source": ("Nguồn số liệu", ""),
        "by": ("Người ghi", "name"),
        "entered_on": ("Ngày ghi", "day"),
        "day": ("Ngày của số liệu", "day"),
        "note": ("Ghi chú", ""),
    },
    "flaw": {
        "rule": ("Quy tắc", ""),
        "resident_id": ("Nhân khẩu", "name"),
        "household_id": ("Hộ", "name"),
        "other": ("Người kia", "name"),
        "subject": ("Về", ""),
        "origin": ("Theo danh sách", ""),
        "found_on": ("Ngày thấy", "day"),
        "state": ("Tình trạng", ""),
        "reason": ("Lý do", ""),
        "request_id": ("Đề nghị cấp trên", ""),
        "answer": ("Trả lời", ""),
        "answered_on": ("Ngày trả lời", "day"),
        "by": ("Người kết luận", "name"),
        "day": ("Ngày kết luận", "day"),
    },
    "request": {
        "plan": ("Kế hoạch", ""),
        "kind": ("Loại đề nghị", ""),
        "title": ("Trích yếu", ""),
        "number": ("Số, ký hiệu", ""),
        "receiver": ("Nơi nhận", ""),
        "made_on": ("Ngày lập", "day"),
        "sent_on": ("Ngày gửi", "day"),
        "due": ("Hạn trả lời", "day"),
        "state": ("Tình trạng", ""),
        "answer": ("Trả lời", ""),
        "answered_on": ("Ngày trả lời", "day"),
        "by": ("Người lập", "name"),
        "note": ("Ghi chú", ""),
        "text": ("Nội dung", ""),
    },
    "mark": {
        "kind": ("Thông tin", ""),
        "value": ("Nội dung", ""),
        "number": ("Số", ""),
        "day": ("Từ ngày", "day"),
        "until": ("Đến ngày", "day"),
        "source": ("Nguồn", ""),
        "by": ("Người ghi", "name"),
        "note": ("Ghi chú", ""),
    },
    "turnout": {
        "drive": ("Đợt cao điểm", ""),
        "state": ("Tình trạng", ""),
        "unit": ("Đơn vị", ""),
        "school": ("Trường", ""),
        "class_name": ("Lớp", ""),
        "place": ("Nơi đang ở", "address"),
        "reason": ("Lý do", ""),
        "papers": ("Giấy tờ kèm theo", ""),
        "letter_number": ("Số phiếu trao đổi", ""),
        "letter_on": ("Ngày gửi phiếu", "day"),
        "answer": ("Nơi đến trả lời", ""),
        "told_on": ("Ngày báo gia đình", "day"),
        "done_on": ("Ngày thu nhận", "day"),
        "desk": ("Điểm thu nhận", ""),
        "by": ("Người ghi", "name"),
        "day": ("Ngày ghi", "day"),
        "note": ("Ghi chú", ""),
    },
}
"""Entity → field → (name, how its value is said). A how is a code table of the pack, a list of :data:`LISTS`, or one
of the words that :meth:`Words.said` knows."""

LISTS: Mapping[str, Mapping[str, str]] = {
    "sex": {"male": "Nam", "female": "Nữ"},
    "case_state": {"open": "Đang giải quyết", "contested": "Kết thúc chưa chốt", "closed": "Đã kết thúc"},
    "step_state": {
        "todo": "Chưa làm",
        "filed": "Đã nộp, chờ kết quả",
        "done": "Có kết quả",
        "refused": "Bị từ chối",
        "not_needed": "Không cần",
    },
    "standing": {
        "proven": "Đã chứng minh",
        "likely": "Có căn cứ, chưa đủ",
        "unclear": "Chưa rõ",
        "disputed": "Chứng cứ trái nhau",
    },
    "seen_as": {"original": "Bản chính", "copy": "Bản sao", "photo": "Ảnh chụp", "heard": "Chỉ nghe nói"},
    "strength": {"weak": "Yếu", "fair": "Vừa", "strong": "Mạnh"},
    "benefit_state": {
        "todo": "Chưa làm",
        "applied": "Đã đề nghị",
        "granted": "Được hưởng",
        "refused": "Bị từ chối",
        "not_due": "Không thuộc diện hưởng",
    },
    "likeness_verdict": {
        "proposed": "Đề nghị xem",
        "same": "Là một người",
        "distinct": "Là hai người khác nhau",
    },
}
"""Short lists that the program itself fixes: code → words."""

SILENCES: Mapping[str | None, str] = {
    None: "Chưa hỏi",
    Silence.UNKNOWN: "Đã hỏi, không rõ",
    Silence.DOES_NOT_APPLY: "Không áp dụng",
}
ANSWERS: Mapping[str, frozenset[str]] = {
    "household": frozenset({"address"}),
    "resident": frozenset(
        (
            "born",
            "sex",
            "id_number",
            "old_number",
            "ethnicity",
            "religion",
            "nationality",
            "birth_place",
            "home_town",
            "birth_registered_at",
            "membership",
            "mother",
            "father",
            "guardian",
        )
    ),
    "case": frozenset({"closing", "waits_on"}),
    "answer": frozenset({"value"}),
    "claim": frozenset({"statement"}),
    "evidence": frozenset({"issued_on"}),
    "residence": frozenset({"place", "since", "until"}),
    "step": frozenset({"result"}),
}
"""Entity → fields that are answers to a question: where they are empty, nobody has asked."""

_GONE = ("Xóa", "")


def spoken(text: str) -> str:
    """A text of the tables above in the language of the screen."""
    return QCoreApplication.translate("fields", text) if text else ""


def entity_name(entity: str) -> str:
    return spoken(ENTITIES.get(entity, entity))


def field_name(entity: str, name: str) -> str:
    """The name of a field; a newer machine's field keeps its wire name."""
    return spoken((_GONE if name == "gone" else FIELDS.get(entity, {}).get(name, (name, "")))[0])


def choices(name: str) -> list[tuple[str, str]]:
    """One of :data:`LISTS`, for a row of choices."""
    return [(code, spoken(text)) for code, text in LISTS[name].items()]


@dataclass(frozen=True, slots=True)
class Words:
    """Says values in words. ``names`` are ids that a page can name: people, households, areas, accounts."""

    home: Home
    names: Mapping[str, str] = field(default_factory=dict)
    whole_numbers: bool = False
    """Whether identification numbers are said whole: only where a person chooses between two of them."""

    def with_names(self, names: Mapping[str, str]) -> Words:
        return replace(self, names={**self.names, **names})

    def name(self, id: str | None) -> str:
        """A name for an id; what this machine cannot name is said to be so."""
        if not id:
            return ""
        return self.names.get(id, spoken("(không rõ tên trên máy này)"))

    def code(self, table: str, code: str | None) -> str:
        return "" if code is None else spoken(self.home.pack.tables[table].name_of(code))

    def procedure(self, id: str) -> str:
        known = self.home.pack.procedures.get(id)
        return known.name if known else id

    def said(self, entity: str, name: str, value: Any) -> str:
        """A value of a field, as the domain has it or as it travels. Never empty: the three silences are told apart,
        and a plain text that nobody wrote says that it is empty."""
        how = "" if name == "gone" else FIELDS.get(entity, {}).get(name, ("", ""))[1]
        silence = silence_of(value)
        if silence is not None:
            return spoken(SILENCES[silence])
        if value is None:
            return spoken(SILENCES[None] if name in ANSWERS.get(entity, ()) else "(trống)")
        return nfc(self._say(how, msgspec.to_builtins(value)))

    def _say(self, how: str, wire: Any) -> str:
        match how:
            case "day":
                return day(date.fromisoformat(wire)) if isinstance(wire, str) else str(wire)
            case "partial":
                return PartialDate(**wire).text_vi() if isinstance(wire, dict) else str(wire)
            case "number":
                number = wire.get("number") or ""
                return " · ".join(filter(None, (number if self.whole_numbers else mask(number), wire.get("source"))))
            case "address":
                return address(wire)
            case "kin":
                return self._kin(wire)
            case "membership":
                relation = self.code("relations", wire.get("relation"))
                return " · ".join(filter(None, (self.names.get(wire.get("household_id"), ""), relation)))
            case "closing":
                on = day(date.fromisoformat(wire["on"])) if wire.get("on") else ""
                words = (wire.get("paper"), wire.get("to"), wire.get("note"))
                return " · ".join(filter(None, (self.code("closing_kinds", wire.get("kind")), on, *words)))
            case "waits":
                return " · ".join(filter(None, (wire.get("what"), self.names.get(wire.get("case_id"), ""))))
            case "name":
                return self.name(str(wire))
            case "names":
                return ", ".join(self.name(str(each)) for each in wire)
            case "says":
                return "; ".join(self._thing_said(each) for each in wire)
            case "said":
                return self._thing_said(wire)
            case "pieces":
                return f"{len(wire)} {spoken('chứng cứ')}"
            case "pauses":
                return "; ".join(self._pause(each) for each in wire)
            case "procedure":
                return self.procedure(str(wire))
            case _ if how in LISTS:
                return spoken(LISTS[how].get(str(wire), str(wire)))
            case _ if how in self.home.pack.tables:
                codes = wire if isinstance(wire, list) else [wire]
                return ", ".join(self.code(how, str(code)) for code in codes)
        if isinstance(wire, bool):
            return spoken("Có" if wire else "Không")
        if isinstance(wire, list):
            return ", ".join(map(str, wire))
        if isinstance(wire, dict):
            return " · ".join(str(part) for part in wire.values() if part)
        return str(wire)

    def _thing_said(self, wire: Mapping[str, Any]) -> str:
        return f"{self.code('matters', wire.get('about'))}: {wire.get('text')}"

    def _pause(self, wire: Mapping[str, Any]) -> str:
        ends = [day(date.fromisoformat(wire[key])) if wire.get(key) else "…" for key in ("since", "until")]
        whose = wire.get("whose")
        awaited = spoken("chờ người dân") if whose == "person" else self.code("authorities", whose)
        return " · ".join(filter(None, ("–".join(ends), wire.get("reason"), awaited)))

    def _kin(self, wire: Mapping[str, Any]) -> str:
        told = wire.get("name") or self.names.get(wire.get("resident_id") or "", "")
        born = wire.get("born")
        when = PartialDate(**born).text_vi() if isinstance(born, dict) and "year" in born else ""
        return " · ".join(filter(None, (told, when, wire.get("note")))) or self.name(wire.get("resident_id"))


def silence_of(value: Any) -> Silence | None:
    """The silence that a value is, in the domain's form or on the wire."""
    if isinstance(value, Silence):
        return value
    if isinstance(value, dict) and value.keys() == {"?"}:
        return Silence(value["?"])
    return None


def address(wire: Any) -> str:
    """An address in one line, smallest part first; the words of the paper if nothing else is known."""
    parts = msgspec.to_builtins(wire)
    known = [parts.get(name) for name in ("line", "hamlet", "unit_name")]
    return ", ".join(filter(None, known)) or str(parts.get("raw") or "")


def born(value: Any) -> str:
    """A birth date in a list: short, and an empty text for every silence."""
    return value.text_vi() if isinstance(value, PartialDate) else ""


ROLES: Mapping[str, str] = {
    "hamlet_head": "Trưởng thôn",
    "field_member": "Tổ viên đi cơ sở",
    "area_police": "Cảnh sát khu vực",
    "justice_officer": "Tư pháp – hộ tịch",
    "social_officer": "Văn hóa – xã hội",
    "clerk": "Văn phòng",
    "group_head": "Tổ trưởng, tổ phó",
    "administrator": "Quản trị máy",
}
"""Short words for the top line; the plan's own titles stand on the pages that have room for them."""


def role_words(role: str) -> str:
    return spoken(ROLES.get(role, role))

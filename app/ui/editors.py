"""Editors of the value objects of a record: a whole day, a number with its source, an address, a relative."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain import id_number
from app.domain.answers import Answer, Silence
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Kin, SourcedNumber
from app.ui.formats import fill
from app.ui.theme import Space, dress
from app.ui.widgets.fields import LongText, TextLine, Tick, name_inputs
from app.ui.widgets.partial_date import PartialDateEdit


class DayEdit(QWidget):
    """A calendar day, all of it known. ``value()`` is a date or None; a button takes today."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None, *, may_be_later: bool = False) -> None:
        super().__init__(parent)
        self._today = today
        self._edit = PartialDateEdit(self, today=today, may_be_later=may_be_later)
        self._edit.changed.connect(self.changed)
        for line in self._edit.findChildren(TextLine):
            line.setPlaceholderText(self.tr("ngày/tháng/năm"))
        self._now = QPushButton(self.tr("Hôm nay"), self)
        self._now.clicked.connect(self._take_today)
        self._now.setVisible(not may_be_later)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self._edit, 1)
        layout.addWidget(self._now, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self._edit)

    def value(self) -> date | None:
        value = self._edit.value()
        return value.earliest if isinstance(value, PartialDate) and value.is_full else None

    def set_value(self, value: date | None) -> None:
        self._edit.set_value(PartialDate.of(value) if value else None)

    def text(self) -> str:
        return self._edit.text()

    def set_text(self, text: str) -> None:
        self._edit.set_text(text)

    def is_empty(self) -> bool:
        return self._edit.is_empty()

    def problem(self) -> str:
        if not self.is_empty() and self.value() is None and not self._edit.problem():
            return self.tr("Cần đủ ngày, tháng, năm.")
        return self._edit.problem()

    def set_hint(self, text: str) -> None:
        self._edit.set_hint(text)

    def _take_today(self) -> None:
        self.set_value(self._today)
        self.changed.emit()


class NumberEdit(QWidget):
    """A :class:`SourcedNumber`: the number, what is remarkable about it, and where it was read. Never refuses."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, old: bool = False) -> None:
        super().__init__(parent)
        self._old = old
        self._number = TextLine(self, placeholder=self.tr("9 số") if old else self.tr("12 số"), most=40)
        self._source = TextLine(self, placeholder=self.tr("Đọc ở đâu: thẻ, sổ, lời kể…"), most=120)
        self._source.setAccessibleName(self.tr("Đọc số ở đâu"))
        self._finding = QLabel(self)
        self._finding.setWordWrap(True)
        for line in (self._number, self._source):
            line.changed.connect(self._edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for each in (self._number, self._finding, self._source):
            layout.addWidget(each)
        self.setFocusProxy(self._number)
        self._judge()

    def value(self) -> SourcedNumber | None:
        typed = self._number.value()
        return SourcedNumber(id_number.cleaned(typed), self._source.value()) if typed else None

    def set_value(self, value: SourcedNumber | None) -> None:
        self._number.set_value(value.number if value else None)
        self._source.set_value(value.source if value else None)
        self._judge()

    def is_empty(self) -> bool:
        return self._number.is_empty()

    def problem(self) -> str:
        return ""

    def kept(self) -> list[str]:
        """What a draft keeps."""
        return [self._number.text(), self._source.text()]

    def restore(self, kept: Any) -> None:
        self._number.setText(str(kept[0]))
        self._source.setText(str(kept[1]))
        self._judge()

    def finding(self) -> str:
        return self._finding.text()

    def _edited(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        typed = self._number.value()
        words = self._said(typed) if typed else ""
        self._finding.setText(words)
        self._finding.setVisible(bool(words))
        dress(self._finding, tone="warn")

    def _said(self, typed: str) -> str:
        if self._old:
            return "" if id_number.is_old_number(typed) else self.tr("Số CMND cũ thường có 9 số. Vẫn lưu được.")
        findings = id_number.check(typed)
        if not findings:
            return ""
        words = {
            "id.not-digits": self.tr("Có ký tự không phải số."),
            "id.digits-lost": self.tr("Excel đã làm mất số cuối. Hãy hỏi lại."),
            "id.leading-zero-lost": self.tr("Có thể đã mất số 0 ở đầu: %1."),
            "id.old-number": self.tr("Đây là số CMND cũ (9 số)."),
            "id.wrong-length": self.tr("Có %1 số, số định danh có 12 số."),
            "id.place-unknown": self.tr("Ba số đầu %1 không phải mã tỉnh nào."),
        }.get(findings[0].code, "")
        return fill(words, findings[0].detail) + " " + self.tr("Vẫn lưu được.") if words else ""


class AddressEdit(QWidget):
    """An :class:`Address`: number and street, hamlet, commune. What the paper says in its own words is kept."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Address | None = None
        self._line = TextLine(self, placeholder=self.tr("Số nhà, đường, xóm, bến…"))
        self._hamlet = TextLine(self, placeholder=self.tr("Thôn, buôn, tổ dân phố"))
        self._unit = TextLine(self, placeholder=self.tr("Xã, tỉnh"))
        self._hamlet.setAccessibleName(self.tr("Thôn, buôn, tổ dân phố"))
        self._unit.setAccessibleName(self.tr("Xã, tỉnh"))
        self._lines = (self._line, self._hamlet, self._unit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for line in self._lines:
            line.changed.connect(self.changed)
            layout.addWidget(line)
        self.setFocusProxy(self._line)

    def value(self) -> Address | None:
        line, hamlet, unit = (each.value() for each in self._lines)
        old = self._value
        if not (line or hamlet or unit):
            return None
        code = old.unit_code if old is not None and old.unit_name == unit else None
        return Address(line, hamlet, code, unit, old.raw if old else None)

    def set_value(self, value: Address | None) -> None:
        self._value = value
        shown = value or Address()
        self._line.set_value(shown.line if shown.line or shown.hamlet or shown.unit_name else shown.raw)
        self._hamlet.set_value(shown.hamlet)
        self._unit.set_value(shown.unit_name)

    def is_empty(self) -> bool:
        return all(each.is_empty() for each in self._lines)

    def problem(self) -> str:
        return ""

    def kept(self) -> list[str]:
        return [each.text() for each in self._lines]

    def restore(self, kept: Any) -> None:
        for line, text in zip(self._lines, kept, strict=True):
            line.setText(str(text))


class KinEdit(QWidget):
    """A mother, father or guardian as told: name, birth, number, note. One that is recorded here keeps that link as
    long as the name stays."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Kin | None = None
        self._known = ""
        self._name = TextLine(self, placeholder=self.tr("Họ và tên"))
        self._born = PartialDateEdit(self, today=today)
        self._born.set_hint(self.tr("Ngày sinh, nếu biết"))
        self._number = TextLine(self, placeholder=self.tr("Số giấy tờ, nếu có"), most=40)
        self._note = TextLine(self, placeholder=self.tr("Ghi chú: đang ở đâu, liên lạc thế nào…"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for each, said in (
            (self._name, self.tr("Họ và tên")),
            (self._born, self.tr("Ngày sinh")),
            (self._number, self.tr("Số giấy tờ")),
            (self._note, self.tr("Ghi chú")),
        ):
            name_inputs(each, said)
            each.changed.connect(self.changed)
            layout.addWidget(each)
        self.setFocusProxy(self._name)

    def set_known(self, name: str) -> None:
        """The name under which a relative that is recorded here stands there."""
        self._known = name
        if self._value is not None and self._value.resident_id and not self._value.name:
            self._name.set_value(name)

    def value(self) -> Kin | None:
        name = self._name.value()
        if not name:
            return None
        old = self._value
        same = old is not None and name in (old.name, self._known)
        born: Answer[PartialDate] = self._born.value()
        kin = replace(old, name=name) if old is not None and same else Kin(name=name)
        return replace(kin, born=born, number=self._number.value(), note=self._note.value())

    def set_value(self, value: Kin | None) -> None:
        self._value = value
        shown = value or Kin()
        self._name.set_value(shown.name or (self._known if shown.resident_id else None))
        self._born.set_value(shown.born)
        self._number.set_value(shown.number)
        self._note.set_value(shown.note)

    def is_empty(self) -> bool:
        return self._name.is_empty()

    def problem(self) -> str:
        return self._born.problem()

    def kept(self) -> list[str]:
        return [self._name.text(), self._born.text(), self._number.text(), self._note.text()]

    def restore(self, kept: Any) -> None:
        name, born, number, note = map(str, kept)
        self._name.setText(name)
        self._born.set_text(born)
        self._number.setText(number)
        self._note.setText(note)


class TickList(QWidget):
    """Several codes out of a short list. ``value()`` is a tuple of codes in the list's order."""

    changed = Signal()

    def __init__(self, choices: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._ticks = {}
        for code, label in choices:
            tick = Tick(label, self)
            tick.changed.connect(self.changed)
            layout.addWidget(tick)
            self._ticks[code] = tick
        self._others: tuple[str, ...] = ()

    def value(self) -> tuple[str, ...]:
        return (*(code for code, tick in self._ticks.items() if tick.value()), *self._others)

    def set_value(self, value: Any) -> None:
        """Codes that are not in the list are kept as they are."""
        codes = tuple(value or ())
        self._others = tuple(code for code in codes if code not in self._ticks)
        for code, tick in self._ticks.items():
            tick.set_value(code in codes)

    def is_empty(self) -> bool:
        return not self.value()

    def problem(self) -> str:
        return ""

    def kept(self) -> list[str]:
        return list(self.value())

    def restore(self, kept: Any) -> None:
        self.set_value(kept)


def kept_of(editor: Any) -> Any:
    """What a draft keeps of an editor: what stands in it, readable or not, as JSON."""
    if hasattr(editor, "silence") and hasattr(editor, "editor"):
        silence = editor.silence()
        return {"silence": silence.value} if silence is not None else {"typed": kept_of(editor.editor)}
    if hasattr(editor, "kept"):
        return editor.kept()
    if isinstance(editor, TextLine):
        return editor.text()
    if isinstance(editor, LongText):
        return editor.toPlainText()
    if hasattr(editor, "set_text"):
        return editor.text()
    return editor.value()


def restore_into(editor: Any, kept: Any) -> None:
    """The reverse of :func:`kept_of`."""
    if hasattr(editor, "silence") and hasattr(editor, "editor"):
        if "silence" in kept:
            editor.set_value(Silence(kept["silence"]))
        else:
            editor.set_value(None)
            restore_into(editor.editor, kept["typed"])
            editor._show()
    elif hasattr(editor, "restore"):
        editor.restore(kept)
    elif isinstance(editor, TextLine):
        editor.setText(kept)
    elif isinstance(editor, LongText):
        editor.set_value(kept)
    elif hasattr(editor, "set_text"):
        editor.set_text(kept)
    else:
        editor.set_value(kept)

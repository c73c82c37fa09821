from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.diff_row import DiffRow, Side
from app.ui.widgets.drop_list import DropList
from app.ui.widgets.fields import Editor, FieldRow, Form, LongText, RadioRow, TextLine, Tick
from app.ui.widgets.partial_date import PartialDateAnswer, PartialDateEdit
from tests.ui.checks import too_small_targets, type_text, unnamed_inputs

TODAY = date(2026, 11, 22)
PEOPLES = [
    Option("kinh", "Kinh", "Việt"),
    Option("ede", "Ê Đê", "Rhadé"),
    Option("cham", "Chăm"),
    Option("bana", "Ba Na"),
]


def line_of(widget: QWidget) -> QLineEdit:
    return widget.findChild(QLineEdit)


@pytest.fixture
def shown(qtbot):
    """Show a widget, so that focus and keys work."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(600, 400)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


@pytest.mark.parametrize(
    "make",
    [
        TextLine, LongText, lambda: RadioRow([("a", "A"), ("b", "B")]), lambda: Tick("Có"), lambda: ChoiceBox(PEOPLES),
        PartialDateEdit, PartialDateAnswer, lambda: AnswerBox(TextLine()),
    ],
)  # fmt: skip
def test_every_editor_offers_the_same_five_things_and_is_silent_when_filled_by_the_program(qtbot, make):
    editor = make()
    qtbot.addWidget(editor)
    assert isinstance(editor, Editor)
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_value(None)
    assert not editor.value()
    assert editor.problem() == ""


def test_typed_text_is_kept_as_nfc_without_blanks_at_the_ends(qtbot):
    line = TextLine()
    qtbot.addWidget(line)
    with qtbot.waitSignal(line.changed):
        type_text(line, "  Nguye\u0302\u0303n  Thị ")
    assert line.value() == "Nguyễn Thị"


@pytest.mark.parametrize(
    ("typed", "value", "reading"),
    [
        ("3/5/2019", PartialDate(2019, 5, 3), "Ngày 3 tháng 5 năm 2019"),
        ("05/2019", PartialDate(2019, 5), "Chỉ biết tháng 5 năm 2019"),
        ("1942", PartialDate(1942), "Chỉ biết năm 1942"),
        ("không rõ", Silence.UNKNOWN, "Đã hỏi, không rõ"),
        ("", None, ""),
    ],
)
def test_a_date_is_read_aloud_under_the_field(qtbot, typed, value, reading):
    edit = PartialDateEdit(today=TODAY)
    qtbot.addWidget(edit)
    type_text(line_of(edit), typed)
    assert edit.value() == value
    assert edit.reading() == reading
    assert edit.problem() == ""


@pytest.mark.parametrize("typed", ["31/04/1996", "5/10", "hôm qua", "03/05/2031"])
def test_a_date_that_cannot_be_is_told_at_once_and_the_text_stays(qtbot, typed):
    edit = PartialDateEdit(today=TODAY)
    qtbot.addWidget(edit)
    type_text(line_of(edit), typed)
    assert edit.problem() == edit.reading() != ""
    assert edit.text() == typed
    assert line_of(edit).property("wrong") is True


def test_a_suggested_date_is_taken_only_when_asked(qtbot):
    edit = PartialDateEdit(today=TODAY)
    qtbot.addWidget(edit)
    type_text(line_of(edit), "05/23/1990")
    assert edit.value() is None
    with qtbot.waitSignal(edit.changed):
        edit._take.click()
    assert edit.value() == PartialDate(1990, 5, 23)


def test_the_age_is_told_and_a_vague_date_gives_two(qtbot):
    edit = PartialDateEdit(today=TODAY, shows_age=True)
    qtbot.addWidget(edit)
    for value, age in (
        (PartialDate(2021, 5), "5 tuổi"),
        (PartialDate(2021), "4–5 tuổi"),
        (PartialDate(2026, 9, 23), "1 tháng tuổi"),
        (PartialDate(2026, 9), "dưới 1 tuổi"),
    ):
        edit.set_value(value)
        assert edit.reading().endswith(f" · {age}")


def test_unikeys_backspaces_edit_the_text_and_nothing_is_completed(qtbot, shown):
    edit = shown(PartialDateEdit(today=TODAY))
    line = line_of(edit)
    line.setFocus()
    for key in (Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_Backspace, Qt.Key.Key_2, Qt.Key.Key_1):
        qtbot.keyClick(line, key)
    assert line.text() == "2021"
    assert not line.inputMask()
    assert line.completer() is None


def test_the_three_silences_are_three_answers(qtbot):
    box = AnswerBox(TextLine())
    qtbot.addWidget(box)
    assert box.value() is None
    with qtbot.waitSignal(box.changed):
        box.choose(Silence.UNKNOWN)
    assert box.value() is Silence.UNKNOWN
    assert not box.is_empty()
    box.choose(Silence.DOES_NOT_APPLY)
    assert box.value() is Silence.DOES_NOT_APPLY
    box.choose(None)
    assert box.value() is None
    box.set_value("Trần Văn Ẩn")
    assert box.value() == "Trần Văn Ẩn"


def test_f4_opens_the_menu_of_silences_and_its_button_says_the_state(qtbot, shown, monkeypatch):
    box = shown(AnswerBox(TextLine()))
    button = box.findChild(QToolButton)
    opened = []
    monkeypatch.setattr(button, "showMenu", lambda: opened.append(True))
    line_of(box).setFocus()
    qtbot.keyClick(line_of(box), Qt.Key.Key_F4)
    assert opened == [True]
    assert button.accessibleName() == "Cách trả lời: Chưa hỏi"
    texts = [action.text().replace("&", "") for action in button.menu().actions() if action.data() is not None]
    assert texts == ["Chưa hỏi (xóa trắng)", "Đã hỏi, không rõ", "Không áp dụng"]
    button.menu().actions()[-1].trigger()
    assert box.value() is Silence.DOES_NOT_APPLY
    assert line_of(box).isHidden()


def test_a_choice_is_found_without_tone_marks_and_taken_with_enter(qtbot, shown):
    box = shown(ChoiceBox(PEOPLES))
    line = line_of(box)
    line.setFocus()
    type_text(line, "rhade")
    drop = box.window().findChild(DropList)
    assert drop.isVisible()
    assert [item.title for item in drop.items] == ["Ê Đê"]
    assert line.text() == "rhade"
    with qtbot.waitSignal(box.changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert box.value() == "ede"
    assert line.text() == "Ê Đê"
    assert drop.isHidden()


def test_arrow_down_shows_the_whole_list_and_escape_leaves_the_value(qtbot, shown):
    box = shown(ChoiceBox(PEOPLES))
    box.set_value("cham")
    line = line_of(box)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    drop = box.window().findChild(DropList)
    assert len(drop.items) == 4
    assert drop.current() == 2
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert box.value() == "cham"
    assert drop.isHidden()


def test_text_that_is_no_option_stays_and_is_told(qtbot):
    box = ChoiceBox(PEOPLES)
    qtbot.addWidget(box)
    type_text(line_of(box), "Ra Glai")
    assert box.value() is None
    assert box.text() == "Ra Glai"
    assert "danh mục" in box.problem()


def test_a_long_list_says_how_much_is_not_shown(qtbot, shown):
    box = shown(ChoiceBox([Option(str(n), f"Xã {n}") for n in range(3321)]))
    line_of(box).setFocus()
    type_text(line_of(box), "xa")
    items = box.window().findChild(DropList).items
    assert items[-1].title == "Còn 3.121 mục nữa. Hãy gõ thêm để lọc."
    assert not items[-1].enabled


def test_a_row_names_its_editor_and_shows_the_error_instead_of_the_hint(qtbot):
    row = FieldRow("Số định danh", AnswerBox(TextLine()), hint="12 số")
    qtbot.addWidget(row)
    assert unnamed_inputs(row) == []
    assert line_of(row).accessibleName() == "Số định danh"
    row.set_error("Thiếu một số.")
    assert row.error() == "Thiếu một số."
    assert line_of(row).property("wrong") is True
    row.set_error("")
    assert row.error() == ""
    assert line_of(row).property("wrong") is False


def test_enter_goes_to_the_next_field(qtbot, shown):
    form = Form()
    first, second, third = TextLine(), PartialDateAnswer(today=TODAY), RadioRow([("f", "Nữ"), ("m", "Nam")])
    for label, editor in (("Họ và tên", first), ("Ngày sinh", second), ("Giới tính", third)):
        form.row(label, editor)
    shown(form)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert line_of(second).hasFocus()
    qtbot.keyClick(line_of(second), Qt.Key.Key_Enter)
    assert form.focusWidget().text() == "Nữ"


def test_enter_skips_a_hidden_row(qtbot, shown):
    form = Form()
    first, second, third = TextLine(), TextLine(), TextLine()
    rows = [form.row(label, editor) for label, editor in (("Một", first), ("Hai", second), ("Ba", third))]
    rows[1].hide()
    shown(form)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert third.hasFocus()


def test_a_form_of_every_editor_is_named_and_large_enough(shown):
    form = Form()
    for label, editor in (
        ("Họ và tên", TextLine()), ("Ghi chú", LongText()), ("Ngày sinh", PartialDateAnswer()),
        ("Dân tộc", ChoiceBox(PEOPLES)),
        ("Giới tính", RadioRow([("f", "Nữ"), ("m", "Nam")])), ("Đối chiếu", Tick("Đã đối chiếu")),
    ):  # fmt: skip
        form.row(label, editor)
    shown(form)
    assert unnamed_inputs(form) == []
    assert too_small_targets(form) == []


def test_the_check_finds_what_it_is_for(shown):
    bad = QWidget()
    line = QLineEdit(bad)
    shown(bad)
    line.setFixedSize(100, 20)
    assert len(unnamed_inputs(bad)) == 1
    assert len(too_small_targets(bad)) == 1


def test_of_two_values_none_is_chosen_until_a_person_chooses(qtbot):
    row = DiffRow("Ngày sinh", [Side("mine", "Máy này", "05/2021"), Side("theirs", "Văn phòng", "12/05/2021")])
    qtbot.addWidget(row)
    assert row.choice() == ""
    with qtbot.waitSignal(row.chosen) as chosen:
        row._cards[1].radio.click()
    assert chosen.args == ["theirs"]
    assert row.choice() == "theirs"
    row._cards[0].radio.click()
    assert row.choice() == "mine"
    assert not row._cards[1].radio.isChecked()
    assert row._cards[0].radio.accessibleName() == "Ngày sinh: Máy này: 05/2021"

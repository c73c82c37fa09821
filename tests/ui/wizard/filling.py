"""Fills in whatever screen of the wizard is shown, question by question through its editors, as a person would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from app.domain.answers import Silence
from app.domain.questions import Ask, Question
from app.domain.worksheet import Standing
from app.ui.widgets.fields import RadioRow
from app.ui.wizard.page import WizardPage
from tests.ui.checks import type_text

NAME = "H’Bia Niê Kƀuôr Mlô Duôn Du"
WORDS = "theo lời kể"
DATE = "3/5/1988"
NUMBER = "066088123456"
SKIPPED = frozenset({Ask.AREA})
"""The area stands there already."""


class Filler:
    """One sitting's answers. ``long``: yes to everything, so that every question comes; else the first answer each."""

    def __init__(self, page: WizardPage, settle: Callable[[], None], *, yes: bool = True) -> None:
        self.page, self.settle, self.yes = page, settle, yes
        self.asked: dict[str, Question] = {}
        self.screens: list[str] = []

    def screen(self) -> None:
        """Every question that is shown, also those that come while others are answered."""
        form = self.page.form
        self.screens.append(form.spec.key)
        form._unfold()
        done: set[str] = set()
        while (question := self._next(done)) is not None:
            done.add(question.key)
            self.asked[question.key] = question
            self.answer(question, form.editors[question.key])
            self.settle()

    def _next(self, done: set[str]) -> Question | None:
        form = self.page.form
        shown = {ask.key for ask in form._screen.asked(self.page.values())}
        return next((ask for ask in form.spec.asks if ask.key in shown and ask.key not in done), None)

    def answer(self, question: Question, editor: Any) -> None:
        if question.kind in SKIPPED or not self._is_open(question, editor):
            return
        match question.kind:
            case Ask.YES_NO:
                self._press(editor, "Có" if self.yes else "Không")
            case Ask.TICK:
                if question.key != "unnamed" and self.yes:
                    editor.click()
            case Ask.CHOICE:
                self._press(editor, question.choices[0][1])
            case Ask.TEXT | Ask.LONG | Ask.DATE | Ask.NUMBER:
                self._type(editor, {Ask.DATE: DATE, Ask.NUMBER: NUMBER}.get(question.kind, self._words(question)))
            case Ask.CODE:
                options = self.page.context.options(question.table)
                self._type(editor, options[0].label)
                QTest.keyClick(editor.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
            case Ask.HOUSEHOLD:
                editor.begin_new()
                self._type(editor._label, "Hộ bà " + NAME)
            case Ask.MEMBERS:
                type_text(editor.add_row(), "Y Krông Niê Kƀuôr Mlô Duôn Du")
                editor.field(editor.value().__len__() - 1, 1).set_value("con-de")
            case Ask.KIN:
                self._kin(editor)
            case Ask.PERIODS:
                editor.live_at_home()
            case Ask.PAPERS:
                self._papers(editor)
            case Ask.CLAIMS:
                kind = next(iter(editor._cards))
                editor._cards[kind].judge(Standing.LIKELY)
            case Ask.STEPS:
                if editor._cards:
                    editor._cards[0].open(True)
            case Ask.VISIT:
                editor.choose("met", "hẹn buổi tối", "Trưởng thôn Y Bhăm")
            case Ask.WAIT:
                """Nobody else has a case to wait on."""
            case Ask.ADDRESS:
                self._type(editor, "Xóm Rẫy")

    def _is_open(self, question: Question, editor: Any) -> bool:
        """Not what a document or the record has answered already."""
        return question.key == "visit" or not editor.value()

    def _words(self, question: Question) -> str:
        return NAME if question.key == "name" else WORDS

    def _kin(self, editor: Any) -> None:
        if self.yes:
            self._press(editor, "Ngoài máy")
            type_text(editor._told.findChildren(QLineEdit)[0], "Nguyễn Thị Hòa")
        else:
            editor.choose(Silence.UNKNOWN)

    def _papers(self, editor: Any) -> None:
        kinds = list(editor._asked)
        for kind in kinds[:1]:
            card = editor.say(kind, there=True)
            if card is not None:
                type_text(card._told_by, "Mẹ")
        for kind in kinds[1:]:
            editor.say(kind, there=False)

    def _press(self, editor: Any, words: str) -> None:
        rows = [editor] if isinstance(editor, RadioRow) else editor.findChildren(RadioRow)
        buttons = [each for row in rows for each in row.findChildren(QAbstractButton)]
        button = next(each for each in buttons if " ".join(each.text().split()) == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        if not button.isChecked():
            button.click()

    def _type(self, editor: QWidget, text: str) -> None:
        kinds = (QLineEdit, QPlainTextEdit)
        line = editor if isinstance(editor, kinds) else next(
            each for kind in kinds for each in editor.findChildren(kind) if not each.isHidden()
        )  # fmt: skip
        type_text(line, text)

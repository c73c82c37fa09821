"""What stands beside the matter: left the screens and how far they are, right the plan's and the law's words."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.casefile import CaseFile
from app.domain.codes import CodeTable
from app.domain.questions import Saying
from app.ui import icons
from app.ui.theme import Size, Space
from app.ui.widgets.fields import scrolled
from app.ui.wizard.flow import Progress, Screen
from app.ui.wizard.fold import muted, said

_LINE = 20
"""Characters: a longer title stands on two lines, for a button does not break its words."""
_ICON = {Progress.UNTOUCHED: "todo", Progress.BEGUN: "now", Progress.DONE: "done", Progress.NEEDLESS: "skipped"}
_ROLE = {Progress.UNTOUCHED: "muted", Progress.BEGUN: "accent", Progress.DONE: "good", Progress.NEEDLESS: "muted"}


class ScreenList(QFrame):
    """The screens in order. Signal: ``asked(str)`` go to this one."""

    asked = Signal(str)

    def __init__(self, screens: Sequence[Screen], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(216)
        self._words = {
            Progress.UNTOUCHED: self.tr("chưa hỏi"),
            Progress.BEGUN: self.tr("đang dở"),
            Progress.DONE: self.tr("đã xong"),
            Progress.NEEDLESS: self.tr("không cần"),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.M, Space.S, Space.S)
        layout.setSpacing(Space.XS)
        self._buttons: dict[str, QPushButton] = {}
        for screen in screens:
            button = QPushButton(textwrap.fill(screen.title, _LINE), self)
            button.setProperty("role", "link")
            button.setProperty("screen", screen.key)
            button.setCheckable(True)
            button.clicked.connect(self._clicked)
            layout.addWidget(button)
            self._buttons[screen.key] = button
        layout.addStretch(1)
        self._state = muted("", self)
        layout.addWidget(self._state)

    def show_progress(self, progress: Mapping[str, Progress], at: str) -> None:
        for key, button in self._buttons.items():
            state = progress[key]
            button.setIcon(icons.icon(_ICON[state], _ROLE[state]))
            button.setVisible(state is not Progress.NEEDLESS)
            button.setChecked(key == at)
            font = button.font()
            font.setBold(key == at)
            button.setFont(font)
            button.setAccessibleName(f"{' '.join(button.text().split())}: {self._words[state]}")
            button.setToolTip(self._words[state])

    def say(self, text: str) -> None:
        """The line below: what was kept when."""
        self._state.setText(text)

    def said(self) -> str:
        return self._state.text()

    def _clicked(self) -> None:
        if (sender := self.sender()) is not None:
            self.asked.emit(str(sender.property("screen")))


class Beside(QFrame):
    """The sayings of a screen with their sources, and the papers that its matter needs."""

    def __init__(self, kinds: CodeTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(Size.SIDE - 28)
        self._kinds = kinds
        self._area: QScrollArea | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_screen(
        self, says: Sequence[Saying], needed: Sequence[str], wording: str, source: str, file: CaseFile
    ) -> None:
        """The words for a screen; ``wording`` is the plan's own sentence on the category, ``needed`` paper kinds."""
        column = QWidget(self)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        inside.setSpacing(Space.XS)
        heading = QLabel(self.tr("Kế hoạch và quy định"), column)
        heading.setProperty("role", "strong")
        inside.addWidget(heading)
        inside.addWidget(said(wording, column))
        inside.addWidget(muted(source, column))
        for saying in says:
            inside.addSpacing(Space.S)
            inside.addWidget(said(saying.text, column))
            check = self.tr(" · cần kiểm tra") if saying.source.needs_check else ""
            inside.addWidget(muted(saying.source.text + check, column))
        if needed:
            inside.addSpacing(Space.M)
            papers = QLabel(self.tr("Giấy tờ nên hỏi"), column)
            papers.setProperty("role", "strong")
            inside.addWidget(papers)
            held = {piece.kind for piece in file.evidence}
            for kind in needed:
                there = self.tr("✓ đã có") if kind in held else ""
                inside.addWidget(said(" ".join(filter(None, ("•", self._kinds.name_of(kind), there))), column))
        inside.addStretch(1)
        if self._area is not None:
            self._area.hide()
            self._area.deleteLater()
        self._area = scrolled(column)
        self._area.setAccessibleName(self.tr("Kế hoạch, quy định và giấy tờ cần cho màn này"))
        self._layout.addWidget(self._area)


def line(parent: QWidget) -> QFrame:
    """A thin upright rule."""
    rule = QFrame(parent)
    rule.setProperty("role", "line")
    rule.setFixedWidth(1)
    return rule

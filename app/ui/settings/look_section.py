"""Look and lock: colours, size of text, language, how soon the window locks."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from app.home import Home
from app.ui import theme
from app.ui.formats import fill
from app.ui.i18n import Language
from app.ui.settings import preferences
from app.ui.settings.idle_lock import IdleWatch
from app.ui.settings.preferences import IDLE, LARGER, Preferences
from app.ui.settings.section import Section
from app.ui.tasks import Tasks
from app.ui.widgets.fields import Form, RadioRow
from app.ui.window import Memory


class LookSection(Section):
    """Each choice holds at once and is kept; the language from the next start on."""

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self._memory = memory
        self._scheme = RadioRow(
            [
                (theme.Scheme.SYSTEM.value, self.tr("Theo máy")),
                (theme.Scheme.LIGHT.value, self.tr("Sáng")),
                (theme.Scheme.DARK.value, self.tr("Tối")),
            ],
            self,
        )
        sizes = (self.tr("Vừa"), self.tr("Lớn"), self.tr("Rất lớn"))
        self._size = RadioRow([(str(by), word) for by, word in zip(LARGER, sizes, strict=True)], self)
        self._language = RadioRow(
            [(Language.VIETNAMESE.value, "Tiếng Việt"), (Language.ENGLISH.value, "English")], self
        )
        self._idle = RadioRow([(str(minutes), self._minutes(minutes)) for minutes in IDLE], self, upright=True)
        form = Form(self)
        form.row(self.tr("Màu nền"), self._scheme)
        form.row(self.tr("Cỡ chữ"), self._size)
        self._spoken = form.row(self.tr("Ngôn ngữ"), self._language)
        form.row(
            self.tr("Tự khóa màn hình"),
            self._idle,
            hint=self.tr("Khi không ai động vào máy. Bản nháp đang gõ vẫn còn nguyên."),
        )
        self._layout.addWidget(form)
        self._layout.addStretch(1)
        for row in (self._scheme, self._size, self._language, self._idle):
            row.changed.connect(self._chosen)
        self._at_start = preferences.load(memory).language

    def refresh(self) -> None:
        kept = preferences.load(self._memory)
        self._scheme.set_value(kept.scheme.value)
        self._size.set_value(str(kept.larger))
        self._language.set_value(kept.language.value)
        self._idle.set_value(str(kept.idle))

    def _minutes(self, minutes: int) -> str:
        return (
            fill(self.tr("Sau %1 phút"), minutes)
            if minutes
            else self.tr("Không tự khóa (chỉ khi máy ở nơi có khóa cửa)")
        )

    def _chosen(self) -> None:
        chosen = Preferences(
            theme.Scheme(self._scheme.value() or theme.Scheme.SYSTEM),
            int(self._size.value() or 0),
            Language(self._language.value() or Language.VIETNAMESE),
            int(self._idle.value() or 0),
        )
        preferences.save(self._memory, chosen)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            preferences.dress(app, chosen)
            for watch in app.findChildren(IdleWatch):
                watch.set_minutes(chosen.idle)
        later = chosen.language is not self._at_start
        self._spoken.set_hint(self.tr("Mở lại chương trình để đổi ngôn ngữ.") if later else "")

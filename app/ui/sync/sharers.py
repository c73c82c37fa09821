"""Who shares a laptop, and with which roles: the person who set it up, others with an account, new people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.domain.roles import FIELD_ROLES, Role
from app.services.accounts import AccountRow
from app.services.enrolment import Person
from app.ui import icons
from app.ui.field_words import role_words
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine, Tick, name_inputs, scrolled
from app.ui.widgets.flow_row import FlowRow

OFFERED = tuple(role for role in Role if role is not Role.ADMINISTRATOR)
"""Roles that a person at a laptop can be given: keeping machines and accounts stays at the office."""


class RoleTicks(QWidget):
    """``value()`` is a tuple of roles; those of the field are ticked first."""

    changed = Signal()

    def __init__(self, whose: str, parent: QWidget | None = None, *, chosen: Sequence[Role] = ()) -> None:
        super().__init__(parent)
        self._ticks: dict[Role, Tick] = {}
        row = FlowRow(self, Space.M)
        for role in sorted(OFFERED, key=lambda each: each not in FIELD_ROLES):
            tick = Tick(role_words(role.value), self)
            tick.setAccessibleName(f"{whose}: {tick.text()}")
            tick.set_value(role in chosen)
            tick.changed.connect(self.changed)
            row.add(tick)
            self._ticks[role] = tick
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row)

    def value(self) -> tuple[Role, ...]:
        return tuple(role for role, tick in self._ticks.items() if tick.value())

    def set_value(self, roles: Sequence[Role]) -> None:
        for role, tick in self._ticks.items():
            tick.set_value(role in roles)


def _roles_of(account: AccountRow) -> str:
    return ", ".join(role_words(role.value) for role in account.roles)


class _Card(QFrame):
    """One person. ``removed()`` when the cross is pressed; ``changed()``."""

    changed = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self.column.setSpacing(Space.XS)

    def cross(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "quiet")
        button.setIcon(icons.icon("close", "muted"))
        button.setToolTip(self.tr("Bỏ người này"))
        button.setAccessibleName(self.tr("Bỏ người này"))
        button.clicked.connect(self.removed)
        return button

    def person(self) -> Person | None:
        """Who it is; None while it is not said."""
        raise NotImplementedError


class KnownCard(_Card):
    """Somebody who has an account already: their roles are those of the account."""

    def __init__(self, accounts: Sequence[AccountRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._accounts = {each.id: each for each in accounts}
        options = [Option(each.id, each.name, _roles_of(each)) for each in accounts]
        self.choice = ChoiceBox(options, self, placeholder=self.tr("Chọn người đã có tài khoản"))
        name_inputs(self.choice, self.tr("Người đã có tài khoản"))
        self.choice.changed.connect(self._chosen)
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        row = QHBoxLayout()
        row.addWidget(self.choice, 1)
        row.addWidget(self.cross())
        self.column.addLayout(row)
        self.column.addWidget(self._words)
        self._chosen()

    def person(self) -> Person | None:
        account = self._accounts.get(self.choice.value() or "")
        return Person(account.name, account.roles, account.id) if account else None

    def _chosen(self) -> None:
        account = self._accounts.get(self.choice.value() or "")
        text = fill(self.tr("Vai trò như ở tài khoản: %1"), _roles_of(account)) if account else ""
        self._words.setText(text)
        self._words.setVisible(bool(text))
        self.changed.emit()


class NewCard(_Card):
    """Somebody new: a name and roles."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = TextLine(self, placeholder=self.tr("Họ và tên người mới"), most=120)
        self.name.setAccessibleName(self.tr("Họ và tên người mới"))
        self.name.changed.connect(self.changed)
        self.roles = RoleTicks(self.tr("Người mới"), self, chosen=(Role.FIELD_MEMBER,))
        self.roles.changed.connect(self.changed)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.cross())
        self.column.addLayout(row)
        self.column.addWidget(self.roles)

    def person(self) -> Person | None:
        name, roles = self.name.value(), self.roles.value()
        return Person(name, roles) if name and roles else None


class Sharers(QWidget):
    """``roles()`` of who set the laptop up, ``others()`` the rest; ``problem()`` says what is missing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts: tuple[AccountRow, ...] = ()
        self._cards: list[_Card] = []
        self._name = ""
        self._first = QLabel(self)
        self._first.setProperty("role", "strong")
        self._own = RoleTicks(self.tr("Người thiết lập máy"), self, chosen=(Role.FIELD_MEMBER,))
        self._own.changed.connect(self.changed)
        card = QFrame(self)
        card.setProperty("role", "card")
        own = QVBoxLayout(card)
        own.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        own.addWidget(self._first)
        self.owner = ChoiceBox(
            [], self, placeholder=self.tr("Người này đã có tài khoản? Chọn ở đây; chưa có thì bỏ trống")
        )
        name_inputs(self.owner, self.tr("Tài khoản đã có của người thiết lập máy"))
        self.owner.changed.connect(self._owner_chosen)
        own.addWidget(self.owner)
        self._owner_words = QLabel(self)
        self._owner_words.setProperty("role", "muted")
        self._owner_words.setWordWrap(True)
        own.addWidget(self._owner_words)
        own.addWidget(self._own)
        self._known = QPushButton(self.tr("Thêm người đã có tài khoản"), self)
        icons.put(self._known, "account")
        self._known.clicked.connect(self.add_known)
        self._new = QPushButton(self.tr("Thêm người mới"), self)
        icons.put(self._new, "add")
        self._new.clicked.connect(self.add_new)
        for button in (self._known, self._new):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self._known)
        row.addWidget(self._new)
        row.addStretch(1)
        column = QWidget(self)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(Space.S)
        self._column.addWidget(card)
        self._column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(scrolled(column), 1)
        layout.addLayout(row)

    def show_first(self, name: str) -> None:
        self._name = name
        self._first.setText(fill(self.tr("%1 (đã thiết lập máy, giữ mật khẩu đã chọn ở đó)"), name))

    def set_accounts(self, accounts: Sequence[AccountRow]) -> None:
        """Whom one may add: those of the register that are not disabled."""
        self._accounts = tuple(each for each in accounts if not each.disabled)
        self._known.setEnabled(bool(self._accounts))
        self.owner.set_options([Option(each.id, each.name, _roles_of(each)) for each in self._accounts])
        self.owner.setVisible(bool(self._accounts))
        called = self._name.casefold()
        same = [each.id for each in self._accounts if each.name.casefold() == called]
        self.set_owner(same[0] if len(same) == 1 else None)

    def set_owner(self, account: str | None) -> None:
        """The account that who set the laptop up has already: it is used under its own roles."""
        self.owner.set_value(account)
        self._owner_chosen()

    def _owner_chosen(self) -> None:
        chosen = next((each for each in self._accounts if each.id == self.owner.value()), None)
        self._own.setVisible(chosen is None)
        self._owner_words.setVisible(chosen is not None)
        if chosen is not None:
            self._owner_words.setText(
                fill(
                    self.tr("Dùng tài khoản đã có, vai trò: %1. Ở máy đó người này gõ lại mật khẩu vừa đặt."),
                    _roles_of(chosen),
                )
            )
        self.changed.emit()

    def roles(self) -> tuple[Role, ...]:
        return self._own.value()

    def set_roles(self, roles: Sequence[Role]) -> None:
        self._own.set_value(roles)

    def others(self) -> list[Person]:
        return [person for card in self._cards if (person := card.person()) is not None]

    def problem(self) -> str:
        if self.owner.problem():
            return self.owner.problem()
        if self.owner.value() is None and not self.roles():
            return self.tr("Hãy chọn vai trò của người thiết lập máy.")
        if any(card.person() is None for card in self._cards):
            return self.tr("Có người chưa ghi tên hoặc chưa chọn vai trò.")
        accounts = [account for account in (self.owner.value(), *(each.account for each in self.others())) if account]
        if len(set(accounts)) != len(accounts):
            return self.tr("Có người được thêm hai lần.")
        names = [person.name.casefold() for person in self.others() if not person.account]
        taken = {each.name.casefold() for each in self._accounts}
        if len(set(names)) != len(names) or taken & set(names):
            return self.tr("Người mới trùng tên với người khác. Hãy thêm chi tiết để phân biệt.")
        return ""

    def add_known(self) -> KnownCard:
        card = KnownCard(self._accounts, self)
        self._add(card)
        card.choice.setFocus()
        return card

    def add_new(self) -> NewCard:
        card = NewCard(self)
        self._add(card)
        card.name.setFocus()
        return card

    def _add(self, card: _Card) -> None:
        card.changed.connect(self.changed)
        card.removed.connect(self._remove)
        self._cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
        self.changed.emit()

    def _remove(self) -> None:
        card = self.sender()
        if isinstance(card, _Card):
            self._cards.remove(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
            self.changed.emit()

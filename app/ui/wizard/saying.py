"""Any value of the wizard in words, for the summary."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.questions import Ask, Question
from app.domain.values import Address, Kin, SourcedNumber, WaitsOn
from app.domain.worksheet import HouseholdNote
from app.ui.field_words import address
from app.ui.formats import fill
from app.ui.wizard.context import Context, Values


def _tr(text: str) -> str:
    return QCoreApplication.translate("WizardSaying", text)


def said(question: Question, value: Any, context: Context, values: Values) -> str:
    """One line; empty for what was not asked."""
    if question.kind is Ask.PAPERS:
        return _papers(value or (), context, values)
    if question.kind is Ask.STEPS:
        return _steps(value or (), context)
    if value is None or value == ():
        return ""
    if isinstance(value, Silence):
        return _tr("không rõ") if value is Silence.UNKNOWN else _tr("không áp dụng")
    match value:
        case bool():
            return _tr("có") if value else _tr("không")
        case PartialDate():
            return value.text_vi()
        case Kin():
            when = value.born.text_vi() if isinstance(value.born, PartialDate) else ""
            return " · ".join(filter(None, (value.name, when, value.note)))
        case WaitsOn():
            return value.what or _tr("chờ một hồ sơ khác")
        case SourcedNumber():
            return " · ".join(filter(None, (value.number, value.source)))
        case Address():
            return address(value)
        case HouseholdNote():
            place = address(value.address) if value.address and not isinstance(value.address, Silence) else ""
            relation = context.codes["relations"].name_of(value.relation) if value.relation else ""
            return " · ".join(filter(None, (value.label, relation, place)))
    match question.kind:
        case Ask.CHOICE:
            return dict(question.choices).get(str(value), str(value))
        case Ask.CODE:
            return context.codes[question.table].name_of(str(value))
        case Ask.AREA:
            return context.file.area_name or _tr("đã chọn")
        case Ask.MEMBERS:
            return ", ".join(note.name for note in value)
        case Ask.PERIODS:
            return fill(_tr("%1 giai đoạn"), sum(note.gone is None for note in value))
        case Ask.CLAIMS:
            return fill(_tr("%1 sự việc đã ghi"), len(value))
    return str(value)


def _steps(notes: Any, context: Context) -> str:
    """What was filed or done, and what can be done now."""
    procedures = context.sitting.tables.procedures
    begun = [procedures[n.procedure].name for n in notes if n.procedure in procedures and n.state != "todo"]
    ready = [step.procedure.name for step in context.sitting.pathway.now]
    parts = [fill(_tr("đã làm: %1"), ", ".join(begun))] if begun else []
    parts += [fill(_tr("làm được ngay: %1"), ", ".join(ready))] if ready else []
    return "; ".join(parts) or _tr("chưa có bước nào làm được ngay")


def _papers(notes: Any, context: Context, values: Values) -> str:
    kinds = context.codes["evidence_kinds"]
    there = [kinds.name_of(note.kind) for note in notes if note.gone is None]
    missing = [
        kinds.name_of(kind) for kind in context.sitting.tables.category.evidence if values.get(f"paper:{kind}") is False
    ]
    parts = []
    if there:
        parts.append(fill(_tr("có %1"), ", ".join(there)))
    if missing:
        parts.append(fill(_tr("không có %1"), ", ".join(missing)))
    return "; ".join(parts)

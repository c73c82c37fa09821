from datetime import date

from app.domain.procedure import (
    Competence,
    Event,
    LimitKind,
    Need,
    Procedure,
    TimeLimit,
    TimeUnit,
    by_id,
)
from app.domain.sourced import Confidence, Source, Validity

LAW = Source("Luật", Confidence.OFFICIAL)
OLD, NEW = Validity(None, date(2026, 6, 30)), Validity(date(2026, 7, 1), None)
DAY_BEFORE, DAY_OF = date(2026, 6, 30), date(2026, 7, 1)


def a_procedure():
    return Procedure(
        id="residence",
        code="1.004222",
        name="Đăng ký thường trú",
        field="residence",
        source=LAW,
        competences=(
            Competence("commune_police", "cũ", LAW, validity=OLD),
            Competence("commune_police", "mới", LAW, validity=NEW),
        ),
        needs=(Need("CT01 cũ", LAW, validity=OLD), Need("CT01 mới", LAW, validity=NEW)),
        limits=(
            TimeLimit(LimitKind.FILE, Event.BIRTH_REGISTERED, 60, TimeUnit.DAY, LAW, validity=NEW),
            TimeLimit(LimitKind.DECIDE, Event.FILED, 7, TimeUnit.WORKING_DAY, LAW),
        ),
    )


def test_the_rule_of_the_filing_day_counts_on_both_sides_of_a_change():
    procedure = a_procedure()
    assert [need.name for need in procedure.needs_on(DAY_BEFORE)] == ["CT01 cũ"]
    assert [need.name for need in procedure.needs_on(DAY_OF)] == ["CT01 mới"]
    assert [one.where for one in procedure.competences_on(DAY_BEFORE)] == ["cũ"]
    assert [one.where for one in procedure.competences_on(DAY_OF)] == ["mới"]


def test_limits_are_chosen_by_kind_and_by_day():
    procedure = a_procedure()
    assert procedure.limits_on(DAY_BEFORE, LimitKind.FILE) == ()
    assert [limit.amount for limit in procedure.limits_on(DAY_OF, LimitKind.FILE)] == [60]
    assert [limit.amount for limit in procedure.limits_on(DAY_OF, LimitKind.DECIDE, LimitKind.NOTICE)] == [7]


def test_procedures_are_found_by_their_short_id():
    assert by_id([a_procedure()])["residence"].code == "1.004222"

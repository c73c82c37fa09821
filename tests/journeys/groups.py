"""Fourteen people, one of each group whom a wizard can take down: what they answer, what they have, and which way they
go. Everything is invented.

A way is told in order: ``"birth"`` is a procedure that only what came before has opened, ``"+lodging"`` one that could
have been done before, :class:`Learned` what somebody came to know in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Kin, SourcedNumber
from app.domain.worksheet import PeriodNote

LONG_AGO = PartialDate(2015)
HERE = Address(line="Nhà số 4", hamlet="Thôn Xuân Hòa", unit_code="22120")


@dataclass(frozen=True, slots=True)
class Learned:
    """Answers that nobody had at the first visit."""

    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """One person from the first knock on."""

    category: str
    told: str
    answers: Mapping[str, Any]
    way: tuple[str | Learned, ...]
    papers: tuple[str, ...] = ()
    since: PartialDate = LONG_AGO
    """Since when they live where they were found, or were registered where they are not."""
    lives: str = "current"
    closes: str = "settled"

    @property
    def periods(self) -> tuple[PeriodNote, ...]:
        return (PeriodNote(new_id(), self.lives, HERE, self.since),)

    @property
    def procedures(self) -> list[str]:
        return [one.removeprefix("+") for one in self.way if isinstance(one, str)]

    @property
    def learned(self) -> set[str]:
        return {key for one in self.way if isinstance(one, Learned) for key in one.answers}


def _number(digits: str) -> SourcedNumber:
    return SourcedNumber(digits, "theo thẻ")


def _person(name: str, born: PartialDate, sex: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "born": born, "sex": sex, **more}


STORIES = (
    Story(
        "A1",
        "came from Campuchia without papers, of Vietnamese descent: certificate of identity",
        _person("Trần Văn Ẩn", PartialDate(1988), "male")
        | {
            "mother": Kin(None, "Trần Thị Sen", PartialDate(1960)), "mother_citizenship": "former",
            "father": Kin(None, "Sok Văn Tý"), "father_citizenship": "stateless", "grandparents_vietnamese": True,
            "born_abroad": True, "came_from": "Campuchia", "entered_on": PartialDate(2014), "bloodline_shown": True,
        },
        (
            "residence-check", "+nationality-check", "identity-certificate", "+residence-declaration",
            "+health-insurance",
        ),
        papers=("witnesses_two", "foreign_paper", "photo"),
    ),
    Story(
        "A2",
        "nobody in the archives: registered late, then number and card",
        {
            "unnamed": True, "born": PartialDate(1970), "sex": "female", "papers_lost": True,
            "lived_before": "Bệnh viện huyện cũ", "personal_papers": True, "carer_documented": True,
        },
        (
            "archive-search", Learned({"identified": False}), "civil-search",
            Learned({"civil_record_found": False}), "birth-with-papers", "population-data", "personal-number",
            "+residence-declaration", "+identity-card", "+health-insurance",
        ),
        papers=("health_record", "not_registered_commitment", "hearing_record"),
    ),
    Story(
        "A3",
        "a child born at the commune's health station",
        _person("Nguyễn Thị Mẫu Đơn", PartialDate(2024, 5, 3), "female")
        | {
            "lives_with_parents": True, "mother": Kin(None, "Nguyễn Thị Lan", PartialDate(1999)),
            "mother_documented": True, "home": "permanent",
        },
        ("birth", "personal-number", "+residence-permanent", "+health-insurance"),
        papers=("birth_notice",),
        since=PartialDate(2024, 5, 3),
    ),
    Story(
        "A4",
        "a birth paper of the old regime, found again in the old book",
        _person("Lê Thị Xưa", PartialDate(1958), "female")
        | {
            "mother": Kin(None, "Lê Thị Già"), "father": Kin(None, "Lê Văn Cũ"), "carer_documented": True,
            "birth_paper_kind": "old_regime", "birth_paper_at": "Xã cũ, quận cũ", "birth_paper_on": PartialDate(1965),
            "birth_paper_original": True, "dwelling": "own",
        },
        (
            "civil-search", Learned({"civil_record_found": True}), "civil-correction", "nationality-paper",
            "population-data", "personal-number", "+residence-declaration", "identity-card", "+health-insurance",
        ),
        papers=("old_birth_paper", "household_book"),
    ),
    Story(
        "A5",
        "an old card and no birth certificate: never registered",
        _person("Y Bhim Niê", PartialDate(1975), "male")
        | {
            "carer_documented": True, "had_old_card": True, "old_number": _number("240123456"),
            "personal_papers": True, "dwelling": "family", "owner": "Anh ruột", "owner_agrees": True,
            "lodging_proven": True,
        },
        (
            "civil-search", Learned({"civil_record_found": False}), "birth-with-papers", "population-data",
            "personal-number", "+residence-temporary", "identity-card", "+health-insurance",
        ),
        papers=("old_identity_card", "household_book", "not_registered_commitment"),
    ),
    Story(
        "A6",
        "sent back, no citizen any more: certificate of identity",
        _person("Phạm Văn Về", PartialDate(1985, 7), "male")
        | {
            "came_from": "Nước khác", "entered_on": PartialDate(2025, 2), "entry_papers": True, "born_abroad": False,
            "bloodline_shown": True,
        },
        (
            "deportee-intake", "nationality-check", "origin-paper", "identity-certificate", "+residence-declaration",
            "+health-insurance",
        ),
        papers=("deportation_paper", "old_birth_paper"),
        since=PartialDate(2025, 2),
    ),
    Story(
        "B1",
        "gave up nationality and stays: registration struck by law, then the regime of foreigners",
        _person("Đỗ Thị Xa", PartialDate(1979, 1, 2), "female", id_number=_number("066179000011"))
        | {
            "decision_kind": "left", "decision_seen": True, "decision_number": "12/QĐ-CTN",
            "decision_on": PartialDate(2026, 9, 1), "decision_by": "Chủ tịch nước", "card_held": True,
            "still_registered": True, "stays_here": True,
        },
        ("nationality-loss-check", "residence-delete-nationality", "+card-withdrawal", "foreigner-regime"),
        papers=("president_decision",),
    ),
    Story(
        "B2",
        "on a plantation's land: declared, the dwelling confirmed, then registered",
        _person("Giàng A Mẫu", PartialDate(1990), "male", id_number=_number("010090000012"))
        | {
            "registered_home": "struck", "registered_at": "Xã cũ ở Lào Cai, đến 2019", "dwelling": "land",
            "owner": "Lâm trường", "free_migrant": True, "came_from_province": "Lào Cai",
        },
        ("residence-declaration", "+lodging", "residence-temporary", "+identity-card"),
        since=PartialDate(2019),
    ),
    Story(
        "B3",
        "released, taken in by a sister",
        _person("Võ Văn Mới", PartialDate(1992, 3), "male", id_number=_number("054092000013"))
        | {
            "release_kind": "prison", "release_on": PartialDate(2026, 9, 2), "release_from": "Trại Thử",
            "release_noticed": True, "family_takes_in": True, "registered_home": "struck", "registered_at": "Xã khác",
            "dwelling": "family", "owner": "Chị ruột", "owner_agrees": True, "lodging_proven": True,
        },
        ("release-update", "residence-temporary", "identity-card"),
        papers=("release_paper", "owner_consent"),
        since=PartialDate(2026, 9, 3),
    ),
    Story(
        "B4",
        "lives on a boat: its mooring confirmed, then registered aboard",
        _person("Huỳnh Văn Ghe", PartialDate(1968), "male", id_number=_number("054068000014"))
        | {
            "vessel_kind": "boat", "vessel_name": "Ghe Hai Lúa", "owns_vessel": True, "lives_aboard": True,
            "mooring_place": "Bến Cá", "registered_home": "never",
        },
        ("mooring", "residence-temporary", "identity-card"),
        papers=("vessel_register",),
    ),
    Story(
        "B5",
        "came home on a foreign passport: the immigration police asked first",
        _person("Nguyễn Thị Kiều", PartialDate(1955), "female", id_number=_number("079155000015"))
        | {
            "came_from": "Nước khác", "entered_on": PartialDate(2025, 1), "entry_papers": True,
            "nationality_provable": True, "registered_home": "never", "dwelling": "own", "lodging_proven": True,
            "meets_permanent": True,
        },
        ("residence-check", "immigration-opinion", "residence-permanent", "identity-card"),
        papers=("passport", "lodging_paper", "owner_consent"),
        since=PartialDate(2025, 1),
    ),
    Story(
        "B6",
        "away for two years, found at work in another province: absence declared",
        _person("Lý Văn Đi", PartialDate(1995), "male", id_number=_number("066095000016"))
        | {
            "last_seen": PartialDate(2024, 10), "last_seen_by": "Mẹ", "absent_why": "other",
            "kin_elsewhere": "Bạn cùng làm",
        },
        (
            "residence-check", "whereabouts-search", Learned({"whereabouts_found": True, "coming_back": True}),
            "absence",
        ),
        papers=("witness_statement",),
        lives="permanent",
    ),
    Story(
        "B8",
        "a martyr's widow without a house of her own",
        _person("Bùi Thị Thương", PartialDate(1944), "female", id_number=_number("054144000017"))
        | {
            "merit_kind": "kin", "merit_of": "Chồng, liệt sĩ", "merit_recognised": True,
            "hardship": "Ở nhờ, già yếu", "registered_home": "never", "dwelling": "borrowed", "owner": "Người cháu",
            "owner_agrees": True, "land_needed": True,
        },
        (
            "social-support", "+housing", "+residence-declaration", "+lodging", "residence-temporary",
            "+identity-card",
        ),
        papers=("merit_paper", "hardship_paper"),
    ),
)  # fmt: skip

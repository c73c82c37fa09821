import pytest

from app.domain.permissions import (
    ACTIONS,
    ALL,
    ENTITIES,
    JUDGED_BY_VALUE,
    NOT_THESE_VALUES,
    WRITE,
    Action,
    is_known,
    may,
    may_read,
    may_write,
)
from app.domain.roles import FIELD_ROLES, FIRST_ACCOUNT, Role

FIELD = sorted(FIELD_ROLES)


@pytest.mark.parametrize("role", list(Role))
def test_the_table_says_something_about_every_role_and_every_entity(role):
    assert set(WRITE[role]) == set(ENTITIES)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("entity", list(ENTITIES))
def test_the_table_names_only_fields_that_exist(role, entity):
    assert WRITE[role][entity] == ALL or WRITE[role][entity] <= ENTITIES[entity]


def test_forbidden_values_are_of_fields_that_may_otherwise_be_written():
    for role, entity, field in NOT_THESE_VALUES:
        assert may_write([role], entity, field)


@pytest.mark.parametrize("action", list(Action))
def test_every_action_is_somebodys(action):
    assert ACTIONS[action]
    assert set(ACTIONS) == set(Action)


@pytest.mark.parametrize("role", FIELD)
@pytest.mark.parametrize("field", sorted(ENTITIES["area"]))
def test_people_in_the_field_never_change_an_area(role, field):
    assert not may_write([role], "area", field)


@pytest.mark.parametrize("role", FIELD)
@pytest.mark.parametrize("entity", ["resident", "household", "case", "area"])
def test_people_in_the_field_delete_no_person_household_case_or_area(role, entity):
    assert not may_write([role], entity, "gone", "ghi nhầm")
    assert not may([role], Action.DELETE)


def test_a_field_member_takes_back_a_visit_written_by_mistake():
    assert may_write([Role.FIELD_MEMBER], "visit", "gone", "ghi nhầm nhà")


@pytest.mark.parametrize("field", ["done_on", "result", "file_code", "gone"])
def test_what_the_justice_desk_decided_is_not_written_at_the_door(field):
    assert not may_write(FIELD_ROLES, "step", field)
    assert may_write([Role.JUSTICE_OFFICER], "step", field)


@pytest.mark.parametrize(("state", "allowed"), [("todo", True), ("filed", True), ("done", False), ("refused", False)])
def test_a_field_member_files_a_step_and_does_not_finish_it(state, allowed):
    assert may_write([Role.FIELD_MEMBER], "step", "state", state) is allowed
    assert may_write([Role.CLERK], "step", "state", state)


def test_a_hamlet_head_writes_people_and_no_steps():
    assert may_write([Role.HAMLET_HEAD], "resident", "name")
    assert not may_write([Role.HAMLET_HEAD], "resident", "religion")
    assert not may_write([Role.HAMLET_HEAD], "step", "state")


@pytest.mark.parametrize("role", [Role.HAMLET_HEAD, Role.FIELD_MEMBER, Role.CLERK, Role.JUSTICE_OFFICER])
def test_only_the_police_and_the_head_close_a_case(role):
    assert not may_write([role], "case", "closing")
    assert may_write([role], "case", "state", "open")
    assert not may_write([role], "case", "state", "closed")
    assert not may([role], Action.CLOSE_CASE)
    assert may_write([Role.GROUP_HEAD], "case", "state", "closed")


def test_a_value_object_is_judged_by_its_field_alone():
    assert may_write([Role.FIELD_MEMBER], "resident", "born", {"year": 2024, "month": None, "day": None})
    assert may_write([Role.FIELD_MEMBER], "resident", "mother", None)


def test_nobody_in_the_field_seals_a_person():
    assert not may_write(FIELD_ROLES, "resident", "sealed", True)
    assert not may(FIELD_ROLES, Action.OPEN_SEALED)


def test_the_administrator_keeps_machines_and_reads_no_ones_record():
    administrator = [Role.ADMINISTRATOR]
    assert may(administrator, Action.GRANT_DEVICE)
    assert may(administrator, Action.RESET_PASSPHRASE)
    assert not may_read(administrator, "resident", "name")
    assert not may_read(administrator, "case", "category")
    assert may_read(administrator, "area", "name")
    assert not may_write(administrator, "resident", "name")
    assert not may(administrator, Action.PRINT_DOSSIER)


def test_the_first_account_of_a_small_office_can_do_the_whole_work():
    for action in set(Action) - {Action.READ_REFERENCE}:
        assert may(FIRST_ACCOUNT, action), action
    assert may_read(FIRST_ACCOUNT, "resident", "name")
    assert may_write(FIRST_ACCOUNT, "case", "closing")


def test_nobody_opens_a_case_of_b7_or_moves_one_there():
    for role in Role:
        assert not may_write([role], "case", "category", "B7")
        assert may_write([role], "case", "category", "B4") is (role is not Role.ADMINISTRATOR)
    assert ("case", "category") in JUDGED_BY_VALUE


def test_the_reference_of_b7_is_sealed_to_one_role():
    assert len(ACTIONS[Action.READ_REFERENCE]) == 1
    assert not may(FIELD_ROLES, Action.READ_REFERENCE)


def test_religion_is_hidden_from_those_whose_task_does_not_need_it():
    assert not may_read([Role.HAMLET_HEAD], "resident", "religion")
    assert may_read([Role.HAMLET_HEAD], "resident", "name")
    assert may_read([Role.HAMLET_HEAD, Role.AREA_POLICE], "resident", "religion")


def test_several_roles_add_up_and_no_role_may_nothing():
    assert may_write([Role.HAMLET_HEAD, Role.JUSTICE_OFFICER], "step", "result")
    assert not may_write([], "visit", "note")
    assert not may_read([], "visit", "note")
    assert not may([], Action.SETTINGS)


def test_an_entity_nobody_knows_is_neither_read_nor_written():
    assert not may_write(Role, "spell", "name")
    assert not may_read(Role, "spell", "name")
    assert not is_known("spell", "name")


def test_a_field_of_a_later_version_needs_a_role_that_writes_the_whole_entity():
    assert not is_known("resident", "blood_group")
    assert is_known("resident", "name")
    assert may_write([Role.GROUP_HEAD], "resident", "blood_group")
    assert not may_write([Role.FIELD_MEMBER], "resident", "blood_group")

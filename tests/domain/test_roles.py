from app.domain.roles import FIELD_ROLES, FIRST_ACCOUNT, OFFICE_ROLES, Role


def test_wire_names_of_roles_never_change():
    assert {role.value for role in Role} == {
        "hamlet_head",
        "field_member",
        "area_police",
        "justice_officer",
        "social_officer",
        "clerk",
        "group_head",
        "administrator",
    }


def test_every_role_belongs_to_the_field_or_to_the_office():
    assert frozenset(Role) == FIELD_ROLES | OFFICE_ROLES
    assert not FIELD_ROLES & OFFICE_ROLES


def test_a_small_office_can_start_with_one_account_that_keeps_the_machine_and_leads_the_group():
    assert set(FIRST_ACCOUNT) == {Role.ADMINISTRATOR, Role.GROUP_HEAD}

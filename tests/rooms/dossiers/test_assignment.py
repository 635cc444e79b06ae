"""Reading an assignment: every way to name a node, and everything that can be wrong with one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rooms.analyses.sharing import HEAD, assigned, found_codes, read

ALL = "phân công:\n- bộ phận: A\n  mục: [chi-dao, tthc, thuong]\n"


@pytest.mark.parametrize("name", ["'1'", "chi-dao", "lĩnh vực 1", "Lĩnh vực  1", "LĨNH VỰC 1", "area 1"])
def test_a_node_is_named_by_code_by_id_or_by_level_and_code(name: str) -> None:
    made = assigned(f"phân công:\n- bộ phận: A\n  mục: [{name}]\n")
    assert (("chi-dao",),) == tuple(share.nodes for share in made.shares)


def test_one_node_needs_no_list() -> None:
    assert ("bao-cao",) == assigned("phân công:\n- bộ phận: A\n  mục: '1.2'\n").shares[0].nodes


def test_english_keys_are_read_as_well() -> None:
    text = "assignments:\n- office: A\n  person: B\n  items: [chi-dao]\n  deadline: 2018-12-31\n"
    head = "ruleset: tinh-mau/so\nyear: 2018\nunit: Sở Mẫu\n"
    made, _ = read(text, head)
    assert made is not None
    [share] = made.shares
    assert ("A", "B", date(2018, 12, 31).toordinal()) == (share.office, share.person, share.deadline)


def test_a_whole_assignment_is_clean() -> None:
    assert [] == found_codes(ALL)


def test_items_of_nobody_are_a_warning_that_names_the_topmost_nodes() -> None:
    made, found = read("phân công:\n- bộ phận: A\n  mục: ['1.1.1', thuong]\n")
    assert made is not None
    assert ["CR552"] == [one.code.name for one in found]
    assert "3 mục chưa giao cho bộ phận nào" == found[0].message.vi
    assert "chưa giao: 1.1.2 Mức độ; 1.2 Báo cáo; 2 Thủ tục" == found[0].notes[0].vi


def test_an_unknown_node_gets_the_name_that_was_meant() -> None:
    made, found = read("phân công:\n- bộ phận: A\n  mục: [ke-hoach.ban-han]\n")
    assert made is None
    assert ["CR550"] == [one.code.name for one in found]
    assert "có phải ý bạn là `ke-hoach.ban-hanh`?" == found[0].helps[0].vi


def test_a_node_assigned_twice_names_both_offices_and_shows_both_places() -> None:
    text = "phân công:\n- bộ phận: A\n  mục: ['1.2']\n- bộ phận: B\n  mục: [bao-cao]\n"
    made, found = read(text)
    assert made is None
    assert ["CR551"] == [one.code.name for one in found]
    assert "mục `1.2` vừa giao cho `A` vừa giao cho `B`" == found[0].message.vi
    assert 2 == len(found[0].labels)


def test_one_office_may_not_list_a_node_twice_either() -> None:
    _, found = read("phân công:\n- bộ phận: A\n  mục: ['1.2', bao-cao]\n")
    assert ["mục `1.2` được giao cho `A` hai lần"] == [one.message.vi for one in found]


def test_a_group_and_a_node_inside_it_are_not_twice() -> None:
    assert [] == found_codes(ALL + "- bộ phận: B\n  mục: ['1.1', '1.1.2']\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("phân công:\n- mục: [chi-dao]\n", "CR409"),
        ("phân công:\n- bộ phận: A\n", "CR409"),
        ("phân công:\n- bộ phận: A\n  mục: [chi-dao]\n  ai: B\n", "CR404"),
        ("phân công:\n- bộ phận: A\n  mục: [chi-dao]\n  hạn: 31/02/2018\n", "CR405"),
        ("phân công:\n- bộ phận: A\n  mục: {a: b}\n", "CR405"),
        ("phân công:\n- chỉ có chữ\n", "CR405"),
        ("phân công: chữ\n", "CR405"),
        ("phân công: []\n", "CR409"),
        ("", "CR409"),
    ],
)
def test_a_share_that_says_too_little_or_something_else_is_told_and_nothing_is_made(
    text: str, code: str
) -> None:
    made, found = read(text)
    assert made is None
    assert [code] == [one.code.name for one in found]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("tinh-mau/so", "tinh-khac/so", "CR408"),
        ("2018", "2019", "CR408"),
        ("2018", "năm nay", "CR405"),
        ("đơn vị: Sở Mẫu\n", "", "CR409"),
    ],
)
def test_an_assignment_says_for_which_ruleset_year_and_unit_it_is(old: str, new: str, code: str) -> None:
    assert [code] == found_codes(ALL, HEAD.replace(old, new))


def test_a_list_instead_of_keys_is_no_assignment() -> None:
    assert ["CR405"] == found_codes("- a\n- b\n", "")


def test_names_stand_on_one_line_and_drive_no_terminal() -> None:
    made = assigned('phân công:\n- bộ phận: "A\\e[31m\\n B"\n  mục: [chi-dao, tthc, thuong]\n')
    assert "A [31m B" == made.shares[0].office


def test_a_file_of_nothing_but_strangers_is_read_no_further_than_needed() -> None:
    lists = [", ".join(f"{letter}{number}" for number in range(20_000)) for letter in "xy"]
    made, found = read("phân công:\n" + "".join(f"- bộ phận: A\n  mục: [{names}]\n" for names in lists))
    assert made is None
    assert 50 == len(found)

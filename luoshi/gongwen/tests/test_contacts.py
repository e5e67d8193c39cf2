import pytest

from luoshi.gongwen import read_text


def contacts(*lines):
    text = "\n".join(
        [
            "关于开展活动的通知",
            "各县总工会：",
            "现将有关事项通知如下。",
            *lines,
            "丰收市总工会",
            "2024年3月5日",
        ]
    )
    return [(c.name, c.department, c.phone, c.email) for c in read_text(text).parts[0].contacts]


def test_name_department_phone_and_mail_over_lines():
    assert contacts("联系人：市总工会宣教部 李小明", "电 话：0311-1234567", "邮 箱：fszgh@163.com") == [
        ("李小明", "市总工会宣教部", "0311-1234567", "fszgh@163.com")
    ]


def test_numbers_printed_without_a_gap_go_to_persons_in_order():
    assert contacts("联系人：李小明　王芳", "联系电话：1234567887654321") == [
        ("李小明", "", "12345678", ""),
        ("王芳", "", "87654321", ""),
    ]


def test_a_fax_is_no_telephone():
    assert contacts("联系人：李小明，电话：0311-1234567，传真：0311-7654321。") == [
        ("李小明", "", "0311-1234567", "")
    ]


def test_postcodes_and_hotlines_are_no_telephones():
    assert contacts("群众可拨打12345热线反映。", "邮政编码：050000") == []


def test_keys_may_be_spread_and_a_fax_may_be_told_behind_its_number():
    text = "关于报送的通知\n各县总工会：\n请报送。\n联系人：刘海 高丽\n电  话：010-66096771 66020522（传真）"
    phones = [contact.phone for contact in read_text(text).parts[0].contacts]
    assert "010-66096771" in "，".join(phones)
    assert "66020522" not in "，".join(phones)


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        ("陈  莉     手机:   15800000473", ("陈莉", "15800000473", "")),
        ("联系人：王芳，联系电话：64370176-8511", ("王芳", "64370176-8511", "")),
        ("联系人：王芳，电话：85200278，邮箱：1061000000 @qq.com", ("王芳", "85200278", "1061000000@qq.com")),
        (
            "联系人：王芳，电话：0571-87700000，邮箱：907900000@qq。com",
            ("王芳", "0571-87700000", "907900000@qq.com"),
        ),
    ],
)
def test_a_contact_however_it_is_printed(line, contact):
    (found,) = (
        read_text(f"关于开展活动的通知\n各县总工会：\n请参加。\n{line}\n丰收市总工会\n2024年3月5日")
        .parts[0]
        .contacts
    )
    assert (found.name, found.phone, found.email) == contact

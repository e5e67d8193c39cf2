from luoshi.rollups.queries import ask


def test_the_province_sees_what_a_works_union_recorded(cast, record, year_of):
    record(cast.works, people=80)
    answer = ask(year_of(cast.province))
    assert answer.total == {"talk.sessions": 1, "talk.onsite": 80}


def test_a_joint_talk_counts_once_above_its_hosts_and_fully_at_each(cast, record, year_of):
    record(cast.works, cast.school, people=80)
    record(cast.works, people=20)
    answer = ask(year_of(cast.county, by="child"))
    assert answer.amount("talk.onsite", org=cast.town.pk) == 100
    assert answer.amount("talk.onsite", org=cast.school.pk) == 80
    assert answer.total["talk.onsite"] == 100
    assert answer.joint_folded == {"talk.sessions": 1, "talk.onsite": 80}

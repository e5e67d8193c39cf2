"""Invented content for the kit page."""

from luoshi.web.frame import Frame, PostChoice, Section
from luoshi.web.shapes import Branch, Chart, Crumb, Moment, Series, Step, Tab

UNITS = {
    "1": "锦江区总工会",
    "2": "青羊区总工会",
    "3": "金牛区总工会",
    "4": "武侯区总工会",
    "5": "丰收街道总工会",
}

FRAME = Frame(
    is_demo=True,
    unit_name="成都市总工会",
    person_name="周敏",
    role_name="审核",
    sections=(
        Section("待办", "#", badge=7),
        Section("通知与方案", "#", is_current=True),
        Section("活动", "#"),
        Section("台账", "#"),
        Section("报表", "#", badge=2),
        Section("数据", "#"),
    ),
    posts=(PostChoice("1", "成都市总工会 · 审核", True), PostChoice("2", "丰收街道总工会 · 经办")),
    as_of="2026-11-20 18:00",
    owner_key="sample",
    next_url="/kit/",
    switch_post_url="#",
    sign_out_url="#",
)

PHONE_FRAME = Frame(
    is_demo=True,
    unit_name="丰收街道总工会",
    person_name="李红",
    role_name="经办",
    owner_key="sample",
    sign_out_url="#",
)

_ROWS = (
    ("锦江区总工会", 128, 21480, "confirmed", "已确认", 15, 15),
    ("青羊区总工会", 97, 1034877, "done", "已完成", 14, 15),
    ("金牛区总工会", 64, 8020, "going", "进行中", 9, 15),
    ("武侯区总工会", 12, 960, "soon", "还剩 2 天", 4, 15),
    ("龙泉驿区总工会", 0, None, "late", "逾期 3 天", 0, 15),
    ("简阳市总工会", 3, 211, "waiting", "未读", 1, 15),
)
_MONTHS = tuple(f"{month}月" for month in range(1, 13))

SAMPLES: dict[str, object] = {
    "frame": FRAME,
    "trail": (Crumb("四川省总工会", "#"), Crumb("成都市总工会", "#"), Crumb("锦江区总工会")),
    "tabs": (Tab("总览", "#", True), Tab("任务", "#", count=24), Tab("依据", "#"), Tab("往来", "#", count=3)),
    "branches": (
        Branch(
            "成都市总工会",
            "#",
            is_current=True,
            children=(
                Branch("锦江区总工会", "#", "branches/", count=16),
                Branch("青羊区总工会", "#", "branches/", count=14),
                Branch("龙泉驿区总工会（成都经济技术开发区总工会）", "#"),
            ),
        ),
        Branch("绵阳市总工会", "#", "branches/"),
    ),
    "rows": [
        dict(zip(("name", "talks", "people", "state", "state_text", "signed", "asked"), row, strict=True))
        for row in _ROWS
    ],
    "facts": (
        ("发文字号", "川工办发〔2026〕12号"),
        ("主送机关", "各市（州）总工会，省级产业工会"),
        ("时间安排", "2026年4月10日—10月31日"),
    ),
    "steps": (
        Step("印发", "done", "4月2日"),
        Step("签收", "done", "37 家"),
        Step("集中宣讲", "now", "到 10月31日"),
        Step("总结", "next", "11月15日前"),
    ),
    "moments": (
        Moment("2026-11-20 09:12", "锦江区总工会签收", state="now"),
        Moment("2026-11-18 16:40", "催办一次", "12 家未签收"),
        Moment("2026-11-15", "应当签收", "龙泉驿区总工会逾期", "late"),
    ),
    "by_county": Chart(
        "各县区宣讲场次",
        "场",
        tuple(row[0].removesuffix("总工会") for row in _ROWS),
        (Series("场次", (128, 97, 64, 12, None, 3)),),
    ),
    "by_channel": Chart(
        "线下与线上",
        "人次",
        ("锦江区", "青羊区", "金牛区"),
        (Series("线下", (21480, 34877, 8020)), Series("线上", (18000, 51200, None))),
    ),
    "by_month": Chart(
        "每月参加人次",
        "人次",
        _MONTHS,
        (
            Series("2025年", (3100, 4200, 3900, 8700, 12600, 9800, 7600, 7100, 8800, 14200, 6100, 5000)),
            Series("2026年", (2800, 3900, None, 9600, 18800, 12400, 8900, 9100, 11000, 21300, None, None)),
        ),
    ),
}

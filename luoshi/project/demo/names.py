"""Invented names. None is meant to be a real place, union or person."""

from collections.abc import Iterator
from itertools import product

PROVINCE = "澜江省"
CITIES = (
    "澜州市", "云泽市", "松岚市", "清屏市", "雁湖市", "梧岭市", "禾川市", "白渡市", "临汐市", "望岚市", "东麓市",
    "汀原市", "栖云市", "墨溪市", "朗峰市", "枫浦市", "沙砚市", "玉岫市", "安屏市", "北澜市", "南屿州",
)  # fmt: skip
INDUSTRIES = ("机械冶金", "教科文卫体", "建设交通", "能源化工", "财贸轻纺")
_FIRST = "丰桐岚溪禾枫梧柏云霁晴朗汐泊渡洛沅沁泠漪澄湛砚翠苍碧青素玉瑾安宁和顺长永新"
_SECOND = "澜溪原川屏岭浦湾泉林坪岗桥塘渚汀洲麓坡"
_TOWN_FIRST = ("丰收", "建设", "和平", "光明", "新桥", "河口", "城关", "东门", "西渡", "南塘", "北园", "石桥")
_TOWN_LAST = ("街道", "镇", "街道", "镇", "乡")
TRADES = (
    "机床厂", "纺织有限公司", "第二中学", "人民医院", "快递有限公司", "物流园", "供电公司", "污水处理厂", "商贸集团",
    "环卫所", "建筑工程公司", "食品有限公司", "公交公司", "第一小学", "电子科技公司", "化肥厂", "自来水公司",
    "客运站", "家政服务公司", "农机合作社", "文化馆", "水泥厂", "中医院", "网约配送站", "汽修厂", "酒店",
)  # fmt: skip
FAMILY_NAMES = "周何罗林陈吴孙钱赵李王张刘杨黄徐胡朱高郭马梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN_NAMES = (
    "晓", "静", "文", "明远", "岚", "青", "立", "建国", "秀英", "海燕", "志强", "桂兰", "思源", "一鸣", "雨桐", "子涵",
    "永安", "春生", "玉梅", "国栋", "丽华", "向东", "小满", "长河",
)  # fmt: skip


def county_names() -> Iterator[str]:
    """Endless enough: 丰澜县, 桐溪区, … each once."""
    suffixes = ("县", "区", "县", "县", "市")
    pairs = sorted(
        product(range(len(_FIRST)), range(len(_SECOND))), key=lambda pair: (pair[0] * 7 + pair[1] * 11) % 97
    )
    yield from ("丰澜县", "桐溪区")
    for number, (first, second) in enumerate(pairs):
        name = _FIRST[first] + _SECOND[second]
        if name not in ("丰澜", "桐溪"):
            yield name + suffixes[number % len(suffixes)]


def town_name(number: int) -> str:
    """The `number`-th town of a county, from 0."""
    if number == 0:
        return "丰收街道"
    round_, place = divmod(number, len(_TOWN_FIRST))
    second = "" if round_ == 0 else _SECOND[round_ % len(_SECOND)] + str(round_ // len(_SECOND) or "")
    return _TOWN_FIRST[place] + second + _TOWN_LAST[number % len(_TOWN_LAST)]


def workplace_name(county_stem: str, town: str, number: int) -> str:
    """The union of the `number`-th workplace of a town (or directly of a county, town ""), from 0."""
    round_, place = divmod(number, len(TRADES))
    town_stem = town.removesuffix("街道").removesuffix("镇").removesuffix("乡")
    return f"{county_stem}{town_stem}{TRADES[place]}{'' if round_ == 0 else f'第{round_ + 1}分厂'}工会"


def person_name(number: int) -> str:
    """An invented person's name."""
    return FAMILY_NAMES[number % len(FAMILY_NAMES)] + GIVEN_NAMES[number * 7 % len(GIVEN_NAMES)]

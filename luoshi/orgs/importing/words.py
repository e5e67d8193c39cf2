"""The words that files of units use for columns, kinds and levels.

They do not depend on the language of whoever uploads the file; the first of each is the one that we write.
"""

import re
import unicodedata

from luoshi.orgs.models import Level, OrgKind

# Each column with the words that stand over it in the tables of different offices.
HEADERS = {
    "name": ("名称", "单位名称", "工会名称", "工会全称", "全称", "name"),
    "short_name": ("简称", "单位简称", "工会简称", "short_name"),
    "kind": ("类型", "类别", "单位类型", "工会类型", "kind"),
    "level": ("级别", "层级", "单位级别", "level"),
    "parent_code": ("上级代码", "上级单位代码", "上级工会代码", "上级编码", "parent_code"),
    "code": ("代码", "单位代码", "工会代码", "编码", "单位编码", "code"),
    "division_code": ("行政区划代码", "区划代码", "division_code"),
    "credit_code": ("统一社会信用代码", "社会信用代码", "信用代码", "credit_code"),
    "opened_on": ("成立日期", "成立时间", "建会日期", "建会时间", "opened_on"),
}
NEEDED = ("name", "kind", "level", "parent_code", "code")
KINDS = {
    OrgKind.FEDERATION: ("地方工会", "总工会", "地方总工会", "federation"),
    OrgKind.INDUSTRY: ("产业工会", "产业工会委员会", "industry"),
    OrgKind.COMMITTEE: ("工会工作委员会", "工作委员会", "工会工委", "工委", "committee"),
    OrgKind.AFFILIATED: ("直属单位", "直属工会", "直属基层工会", "affiliated"),
    OrgKind.GRASSROOTS: ("基层工会", "基层工会委员会", "企业工会", "grassroots"),
    OrgKind.JOINT: ("联合基层工会", "联合工会", "工会联合会", "joint"),
    OrgKind.GROUP: ("工会小组", "小组", "group"),
}
LEVELS = {
    Level.NATION: ("全国", "国家", "nation"),
    Level.PROVINCE: ("省", "省级", "自治区", "直辖市", "province"),
    Level.CITY: ("市（州）", "市", "州", "市级", "地市", "地市级", "设区市", "city"),
    Level.COUNTY: ("县（市、区）", "县", "区", "县级", "区级", "区县", "县区", "区县级", "county"),
    Level.TOWN: ("乡镇（街道）", "乡镇", "街道", "镇", "乡", "乡镇级", "园区", "town"),
    Level.UNIT: ("基层", "基层级", "企业", "unit"),
    Level.GROUP: ("小组", "工会小组", "group"),
}


def plain(word: str) -> str:
    """A word without what people write differently: widths, spaces, brackets, case."""
    return re.sub(r"[\s()、,/]", "", unicodedata.normalize("NFKC", word)).lower()


FIELD_OF = {plain(word): field for field, words in HEADERS.items() for word in words}
KIND_OF = {plain(word): kind for kind, words in KINDS.items() for word in words}
LEVEL_OF = {plain(word): level for level, words in LEVELS.items() for word in words}


def column(field: str) -> str:
    """The header under which people know a field."""
    return HEADERS[field][0]

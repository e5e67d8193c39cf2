"""What an item of the outline is for, told by the words of its heading."""

from __future__ import annotations

import re

from luoshi.gongwen.document import Role

_RULES: tuple[tuple[Role, str], ...] = (
    ("theme", r"主题$|^主题"),
    (
        "time",
        r"时间(?:安排|步骤|节点|进度|地点)?$|时间[及和、]|^时间|^(?:实施|工作|方法)?步骤|阶段划分|进度安排|^第.{1,2}阶段|日程(?:安排)?$",
    ),
    ("understand", r"^总体要求|^指导思想|宗旨$|工作原则$|^(?:工作|总体|主要|活动|年度)?目标(?:任务)?$"),
    (
        "require",
        r"要求$|要求：?$|保障(?:措施)?$|组织领导|组织保障|加强领导|纪律|注意事项|^保障|^(?:有关|其他|其它|相关)(?:事项|要求|问题)?$"
        r"|^(?:资金|经费|档案|日常)管理$|^(?:加强|强化|严格)?(?:监督|督导|督促|跟踪)(?:检查|指导|问效)?$|督促(?:检查|指导|落实)$"
        r"|^(?:及时|认真|按时)?(?:做好)?(?:总结|信息|材料)(?:报送|上报)$|^及时报送|责任落实$|工作责任$|落实责任$|工作实效$|取得实效$"
        r"|^严格(?:审核|把关|程序|标准|推荐)|审核把关$|^注重实效|^严守|^严明",
    ),
    (
        "understand",
        r"深刻(?:认识|领会|理解|把握)|(?:准确|全面|深入)(?:把握|理解|领会)|提高.{0,6}(?:认识|站位)|思想认识|(?:重大|重要)意义"
        r"|总体思路|基本原则|背景|目的$|目标$|意义$|核心要义|精神实质|丰富内涵",
    ),
    (
        "define",
        r"^(?:调研|调查|会议|培训|考试|征文|学习|宣传)内容$|对象|范围|条件$|资格|名额|适用|定义|依据|奖项|奖励(?:办法|标准|设置)?$|表彰$|收费|经费|联系方式|附则|解释|标准$|渠道$"
        r"|^(?:组织|领导|工作)机构|(?:主办|承办|协办|指导|支持|参加|责任)单位$|(?:参加|参会|参赛)人员$|资金来源|职责分工|(?:申报|推荐|提交|报名)材料$"
        r"|工种$|规则$|(?:评审|评分|计分|考核|评比)(?:办法|细则|方法)$|机构设置|组委会$|地点$",
    ),
    ("do", r"内容$|任务|措施|安排$|重点|活动(?:项目|形式)|程序|方法|流程|实施|步骤|方式$|组织$"),
)
_COMPILED = tuple((role, re.compile(rule)) for role, rule in _RULES)


def role_of(heading: str, parent: Role, children: int) -> Role:
    """The role of an item; an item takes that of the one above it unless its own heading says more.

    A heading that names none of them asks for something: it is "do".
    """
    plain = re.sub(r"（[^（）]*）", "", heading).strip()
    if parent and parent != "do":
        return parent
    own = next((role for role, rule in _COMPILED if rule.search(plain)), None)
    if own in ("require", "define", "time") and parent == "do" and not children:
        return parent
    return own or parent or "do"

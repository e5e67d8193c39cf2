"""What an item of the outline is for, told by the words of its heading."""

from __future__ import annotations

import re

from luoshi.gongwen.document import Role

_RULES: tuple[tuple[Role, str], ...] = (
    ("theme", r"主题$|^主题"),
    ("time", r"时间(?:安排|步骤|节点)?$|^时间|^(?:实施|工作|方法)?步骤|阶段划分|进度安排|^第.{1,2}阶段"),
    (
        "require",
        r"要求$|要求：?$|保障(?:措施)?$|组织领导|组织保障|加强领导|纪律|注意事项|^保障|^有关(?:事项|要求)",
    ),
    (
        "understand",
        r"深刻(?:认识|领会|理解|把握)|提高.{0,6}(?:认识|站位)|思想认识|(?:重大|重要)意义|指导思想|总体要求|总体思路"
        r"|基本原则|背景|目的$|目标$|意义$",
    ),
    (
        "define",
        r"对象|范围|条件$|资格|名额|适用|定义|依据|奖项|奖励$|收费|经费|联系方式|附则|解释|标准$|渠道$",
    ),
    ("do", r"内容$|任务|措施|安排$|重点|活动(?:项目|形式)|程序|方法|流程|实施|步骤"),
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

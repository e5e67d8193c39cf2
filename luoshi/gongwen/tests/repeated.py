"""Words that a text of nothing else takes longest to read with; those FOUND once took minutes."""

HEAD = "丰工发〔2024〕7号\n关于开展活动的通知\n各县总工会：\n现将有关事项通知如下。\n一、"
TAIL = "完\n丰收市总工会\n2024年3月5日"

ALONE = [
    "（",
    "一、",
    "1.",
    "1月",
    "联系人",
    "《",
    "各",
    "a@",
    " ",
    "2024年",
    "第一条",
    "3月1日至",
    "报送",
    "，",
]
BELOW_A_HEADING = [
    "各地、",
    "各地和",
    "近",
    "超过",
    "；",
    "300场",
    "3月1日前",
    "a\n",
    "倡议书\n",
    "（\n",
    "其中3场、",
    "共3场，",
    "即日起至",
    "收到",
    "每月",
    "春节、",
    "4月1日（周二）",
    "国发2016 ",
    "&nbsp;",
    "三百",
    "附件3、",
    "2024.3.1-",
    "配合单位：",
    "由各地",
    "“五一”前后",
    "全市工会",
]
FOUND = [
    "年底前",
    "第三季度前",
    "3月1日、",
    "3月1日前，",
    "3月1日至5日，",
    "3月1日至5日",
    "和2月年底前向即日起（时间安排",
    "“活动”，300场",
    "，300人",
    "2024年3月1日；",
    "报告亿约",
    "31名单",
    "千2场",
    "家2.1",
    "0\n",
]


def alone(unit: str, length: int) -> str:
    """`unit` over and over, without a document around it."""
    return unit * (length // len(unit)) + "完"


def below_a_heading(unit: str, length: int) -> str:
    """The same as the text of the first item of a notice."""
    return HEAD + unit * (length // len(unit)) + TAIL


def many_items_on_a_line(count: int) -> str:
    """A notice that lost its line ends."""
    item = "（{}）组织读书分享活动{}。各级工会要结合实际认真组织“好书伴我行”活动，做好记录。 "
    items = "".join(item.format("一二三四五六七八九十"[number % 10], number) for number in range(count))
    return f"关于开展活动的通知 各县总工会： 现将有关事项通知如下。 {items}"


def many_lines_with_marks_within(count: int) -> str:
    """A notice in which every line holds four items."""
    item = "一、组织领导各单位要加强领导，认真组织。二、活动安排（一）读书活动（二）知识竞赛"
    return "\n".join(["关于开展活动的通知", "各县总工会：", *[item] * count])

"""Documents and disturbances that Hypothesis draws for the laws of test_properties."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from luoshi.gongwen.tests.writer import ORDERS, Item, Notice, Plan, print_day

NAMES = ("丰收市总工会", "丰收市教育局", "丰收市妇女联合会", "丰收市人力资源和社会保障局")
TOPICS = (
    "职工读书活动",
    "劳动竞赛",
    "夏季送清凉工作",
    "职工技能培训",
    "困难职工帮扶工作",
    "女职工权益保护工作",
)
KINDS = ("通知", "通知", "意见", "函")
HEADINGS = ("宣讲活动", "技能竞赛", "走访慰问", "读书分享", "法律服务", "安全培训", "文艺演出", "健康体检")
SECTIONS = ("工作目标", "活动安排", "活动内容", "工作要求", "组织领导", "主要任务")
# Every sentence of a document is filled in another way: what is printed twice would be read once.
SENTENCES = (
    "各级工会要结合{}实际认真组织，做好各项准备，确保活动取得实效。",
    "坚持服务{}职工、贴近基层，推动工作落到实处。",
    "要加强与{}有关部门的沟通，及时解决职工反映的问题。",
    "充分运用{}网站、微信公众号等平台做好宣传。",
)
ADDRESSED = (
    ("各县总工会，市各产业工会", ("各县总工会", "市各产业工会")),
    (
        "各县（市、区）总工会、教育局，市直属基层工会",
        ("各县（市、区）总工会", "教育局", "市直属基层工会"),
    ),
    (
        "各县（市、区）总工会，各产业工会，市直机关工会",
        ("各县（市、区）总工会", "各产业工会", "市直机关工会"),
    ),
)
EAST, RIVER = "东西南北上下前后左右内外", "山河湖桥塘坪岭湾村店林田溪沟坝井"
CODES = ("丰工发", "丰工办函", "丰总工规")
BRACKETS = ("{}〔{}〕{}号", "{}[{}]{}号", "{}（{}）{}号", "{} 〔{}〕 {}号", "{}〔{}〕第{}号")
ATTACHED = ("活动安排表", "推荐名额分配表", "联系人回执", "典型经验材料")
CALLS = (("张明", "0571-88123456"), ("李小红", "13800001234"), ("王芳", "88123456"))


def items_of(depth, below=False, stopped=False):
    """Items of an outline of at most `depth` levels; `stopped`: a full stop ends every heading."""
    headings = HEADINGS if below else SECTIONS
    leaf = st.builds(
        Item,
        st.sampled_from(headings),
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2).map(tuple),
        st.just(True) if below or stopped else st.booleans(),
    )
    if depth == 1:
        return st.lists(leaf, min_size=2, max_size=4).map(tuple)
    parent = st.builds(
        Item, st.sampled_from(headings), st.just(()), st.just(False), items_of(depth - 1, below=True)
    )
    return st.lists(st.one_of(leaf, parent), min_size=2, max_size=4).map(tuple)


@st.composite
def outlines(draw, stopped=False):
    """The order of marks and items that fit it."""
    # Where line ends are lost, 一是 right after a heading is not told from a sentence.
    order = draw(st.sampled_from(sorted(set(ORDERS) - ({"saying"} if stopped else set()))))
    return order, draw(items_of(draw(st.integers(1, len(ORDERS[order]))), stopped=stopped))


@st.composite
def notices(draw, *, stopped=False):
    """Any notice; `stopped`: a full stop ends every heading, so that nothing has to be guessed in flat text."""
    signed = draw(st.dates(date(2019, 1, 5), date(2025, 10, 20)))
    issuers = NAMES[: draw(st.integers(1, 4))]
    plan = draw(st.none() | plans(stopped))
    order, items = draw(outlines(stopped))
    topic = draw(st.sampled_from(TOPICS))
    kind = "通知" if plan else draw(st.sampled_from(KINDS))
    about = f"关于印发《{plan.title}》的{kind}" if plan else f"关于做好{topic}的{kind}"
    title = draw(st.sampled_from(titles(issuers, about)))
    code, year, serial = draw(st.sampled_from(CODES)), signed.year, draw(st.integers(1, 999))
    has_number = draw(st.booleans())
    printed = draw(st.sampled_from(BRACKETS)).format(code, year, serial)
    addressed, recipients = draw(st.sampled_from(ADDRESSED))
    due, spans, counted, opening, items = draw(with_facts(signed, topic, items, stopped))
    return Notice(
        issuers=issuers,
        title=title,
        recipients=recipients,
        addressed=addressed,
        signed=signed,
        opening=opening,
        items=items,
        order=order,
        number=(code, year, serial) if has_number else None,
        numbered=printed if has_number else "",
        has_letterhead=has_number and draw(st.booleans()),
        secrecy=draw(st.sampled_from(("", "", "机密", "秘密★1年"))),
        urgency=draw(st.sampled_from(("", "", "特急", "加急"))),
        attachments=tuple(draw(st.lists(st.sampled_from(ATTACHED), unique=True, max_size=3))),
        contact=draw(st.sampled_from((None, *CALLS))),
        dated=draw(st.sampled_from(("arabic", "chinese"))),
        due=due,
        spans=spans,
        counted=counted,
        plan=plan,
    )


def titles(issuers, about):
    """A title on the lines that it may be printed on."""
    broken = about.rindex("的") + 1 if not about.endswith("函") else 2
    return (
        (*issuers, about),
        (*issuers, about[:broken], about[broken:]),
        (issuers[0] + about,),
        (issuers[0] + about[:broken], about[broken:]),
    )


@st.composite
def plans(draw, stopped):
    """A plan that a notice issues."""
    order, items = draw(outlines(stopped))
    return Plan(f"丰收市{draw(st.sampled_from(TOPICS[:2]))}实施方案", filled(items, places_of("街道")), order)


@st.composite
def with_facts(draw, signed, topic, items, stopped):
    """Days owed, spans and figures, the opening that tells the figures, and the items with a section of days."""
    due = tuple(signed + timedelta(n) for n in sorted(draw(st.sets(st.integers(16, 60), max_size=2))))
    days = draw(st.lists(st.integers(16, 60), min_size=2, max_size=2, unique=True))
    spans = (tuple(signed + timedelta(n) for n in sorted(days)),) if draw(st.booleans()) else ()
    events, people = draw(st.integers(2, 900)), draw(st.integers(20, 9000))
    told = draw(st.booleans())
    counted = ((float(events), "场"), (float(people), "人次")) if told else ()
    opening = [f"截至目前，全市已开展活动{events}场，参与职工{people}人次。"] if told else []
    opening.append(f"为做好{topic}，经研究，现将有关事项通知如下。")
    # A day may leave out its year where no other year is printed beside it.
    same_year = {day.year for span in (due, *spans) for day in span} <= {signed.year}
    shape = draw(st.sampled_from(("arabic", "short"))) if same_year else "arabic"
    sentences = [f"请于{print_day(day, shape)}前将工作总结报送市总工会办公室。" for day in due]
    sentences += [f"本次活动自{print_day(a, 'arabic')}至{print_day(b, 'arabic')}开展。" for a, b in spans]
    timed = (Item("时间安排", tuple(sentences), stopped),) if sentences else ()
    return due, spans, counted, tuple(opening), (*filled(items), *timed)


def places_of(kind):
    """Names of places of that kind, each once."""
    return ("".join(pair) + kind for pair in product(EAST, RIVER))


def filled(items, places=None):
    """The items with another place in every sentence."""
    places = places or places_of("镇")
    return tuple(
        replace(
            item,
            body=tuple(sentence.format(next(places)) for sentence in item.body),
            children=filled(item.children, places),
        )
        for item in items
    )

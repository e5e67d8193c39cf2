"""Days that a span of time implies: its last one, if the recipients act in it; the only one of an event."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from luoshi.gongwen.deadlines import ATTENDED, HAND_IN, SENDER_ACT, WORK
from luoshi.gongwen.document import Deadline, DeadlineKind, Window
from luoshi.gongwen.years import Years

_HELD = re.compile(
    r"举行|举办|召开|放假|开幕|休市|停课|(?:培训|集训|研修|疗休养|出行|封闭|管制|限行|会议|展演|[比决]赛|考试)[时日][间期]"
)
# Headings that do not say what is done: 有关要求, 其他事项.
_GENERAL = re.compile(r"(?:要求|事项|其他|其它|说明|规定)$")
_OPEN_FOR = re.compile(
    r"(?:报名|申报|报送|投稿|推荐|征集)(?:起止)?(?:时[间限]|期限|日期)(?:[定安]排?)?(?:为|是|：|从|自)*$"
)
_ALL = re.compile(r"各(?:级|地|单位|市|县|区|部门|基层)")


def window_deadlines(windows: list[tuple[Window, str, str]], years: Years) -> list[Deadline]:
    """The last days of spans in which the recipients act, and single days that are kept free for something.

    With a span go its heading and its sentence.
    """
    found = []
    for window, heading, sentence in windows:
        past = years.signed is not None and window.end is not None and window.end < years.signed
        open_for = _OPEN_FOR.search(sentence.partition(window.raw)[0]) and not window.is_one_day
        kind = (
            "window_end" if open_for else _kind_of_span(f"{heading} {sentence}", is_one_day=window.is_one_day)
        )
        if kind and window.end and window.year_known and not past:
            what = sentence[:60] if _GENERAL.search(heading) else heading or sentence[:60]
            last = Deadline(window.raw, window.end, what, kind, window.precision, window.year_from)
            found.append(replace(last, place=window.place, sure=0.8))
    return found


@lru_cache(maxsize=4)
def _kind_of_span(around: str, *, is_one_day: bool) -> DeadlineKind | None:
    """None if the sender acts in a span, or holds something then that the recipients only come to.

    Kept for the next span of the same sentence, which may hold very many.
    """
    acts = SENDER_ACT.findall(around)
    if is_one_day:
        return None if any(not ATTENDED.match(act) for act in acts) else "event"
    held = _HELD.search(around) and not _ALL.search(around)
    if acts or held:
        return None
    return "window_end" if WORK.search(around) or HAND_IN.search(around) else None

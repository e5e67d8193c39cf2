"""Moments and remarks in the reader's language."""

from datetime import datetime

from django.utils.translation import gettext as _

from luoshi.common.clock import CHINA
from luoshi.reports.remarks import Remark


def say_moment(instant: datetime) -> str:
    """An instant as the date and minute in China."""
    return instant.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")


def say_remark(remark: Remark) -> str:
    """What a remark asks the person to look at."""
    sentences = {
        "unbound": _("“%(subject)s”是手写的数字，没有绑定台账，见“%(around)s”。"),
        "overtyped": _(
            "%(subject)s 是绑定的数字，括号里改写的内容不会生效；要写别的数字，请把整个括号删去。"
        ),
        "unknown": _("%(subject)s 不是本报告的数字，请删去。"),
        "empty_list": _("%(subject)s 的单位名单现在是空的，请改写这句话。"),
    }
    return sentences[remark.kind] % {"subject": remark.subject, "around": remark.around}

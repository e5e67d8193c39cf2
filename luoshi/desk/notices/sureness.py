"""How sure the reader is, in words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from luoshi.gongwen.years import CITED

# What the reader calls the sources of a year; any other is quoted from the document.
_SOURCES: dict[str, str | Promise] = {
    "成文日期": pgettext_lazy("where a year was taken from", "成文日期"),
    "发文字号": pgettext_lazy("where a year was taken from", "发文字号"),
    "标题": pgettext_lazy("where a year was taken from", "标题"),
    "同一句": pgettext_lazy("where a year was taken from", "同一句"),
    CITED: pgettext_lazy("where a year was taken from", "所引文件"),
}
_YEAR_ON = "的次年"


def say_how_sure(item: Any) -> str:
    """What a person should know before trusting a finding; empty for one that is printed so."""
    window = getattr(item, "window", None)
    source = getattr(item, "year_from", "") or getattr(window, "year_from", "")
    sure = min(item.sure, getattr(window, "sure", 1.0))
    said = [_("年份原文没有写，取自{source}").format(source=_say_source(source))] if source else []
    return _("；").join(filter(None, (*said, say_sure(sure))))


def _say_source(source: str) -> str:
    name = source.removesuffix(_YEAR_ON)
    words = str(_SOURCES.get(name, name))
    return words if name == source else _("{source}的次年").format(source=words)


def say_sure(sure: float) -> str:
    """A certainty of 0 to 1 as a word; empty where there is none to have."""
    if sure >= 0.95:
        return ""
    if sure >= 0.8:
        return _("推定，较有把握")
    return _("推定，把握不大，请看原文") if sure >= 0.6 else _("推定，没有把握，请看原文")

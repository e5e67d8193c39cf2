"""How sure the reader is, in words."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.gongwen.years import name_source


def say_how_sure(item: Any) -> str:
    """What a person should know before trusting a finding; empty for one that is printed so."""
    window = getattr(item, "window", None)
    source = getattr(item, "year_from", "") or getattr(window, "year_from", "")
    source = name_source(source) if source and get_language() == "en" else source
    sure = min(item.sure, getattr(window, "sure", 1.0))
    said = [_("年份原文没有写，取自{source}").format(source=source)] if source else []
    return _("；").join(filter(None, (*said, say_sure(sure))))


def say_sure(sure: float) -> str:
    """A certainty of 0 to 1 as a word; empty where there is none to have."""
    if sure >= 0.95:
        return ""
    if sure >= 0.8:
        return _("推定，较有把握")
    return _("推定，把握不大，请看原文") if sure >= 0.6 else _("推定，没有把握，请看原文")

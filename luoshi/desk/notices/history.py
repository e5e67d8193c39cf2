"""What was changed in a notice's reading, newest first, each change with the way back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from luoshi.campaigns.corrections import DOUBTS, LISTS
from luoshi.campaigns.models import Correction
from luoshi.desk.notices.doubts import WAYS
from luoshi.desk.notices.fields import as_text
from luoshi.desk.notices.forms import HeadForm
from luoshi.desk.notices.row_kinds import NAMES, ROWS
from luoshi.desk.notices.rows import Row
from luoshi.gongwen import plain
from luoshi.web.joining import join_words

MOST_SHOWN = 60


@dataclass(frozen=True)
class PastChange:
    """One change: where, from what, to what. `may_undo` if nothing was changed there since."""

    pk: int
    where: str
    was: str
    now: str
    who: str
    when: datetime
    may_undo: bool


def list_history(rows: tuple[Correction, ...]) -> list[PastChange]:
    """The newest changes."""
    last = {row.path: row.pk for row in rows}
    return [_show(row, may_undo=last[row.path] == row.pk) for row in reversed(rows[-MOST_SHOWN:])]


def _show(row: Correction, *, may_undo: bool) -> PastChange:
    was, now = (_say_at(row.path, value) for value in (row.was, row.now))
    return PastChange(
        pk=row.pk,
        where=name_place(row.path),
        was=was,
        now=now if now != was else " ".join([now, *_list_other_fields(row)]),
        who=row.by.name,
        when=row.at,
        may_undo=may_undo,
    )


def _say_at(path: str, value: Any) -> str:
    """A value of a slot: an item with its days or its number, which are what is mostly changed of it."""
    kind = _row_of(path)
    if kind is None or not isinstance(value, dict):
        return say_value(value)
    return _shorten(kind.say_item(plain.read(kind.kind, value)))


def _list_other_fields(row: Correction) -> list[str]:
    """The fields of an item that were changed and that its headline does not show."""
    kind = _row_of(row.path)
    if kind is None or not isinstance(row.was, dict) or not isinstance(row.now, dict):
        return []
    was, now = (kind.show(plain.read(kind.kind, value)) for value in (row.was, row.now))
    changed = (name for name in kind.base_fields if was.get(name) != now.get(name))
    return [_shorten(f"{kind.base_fields[name].label} {as_text(now[name])}") for name in changed]


def _row_of(path: str) -> type[Row] | None:
    """The row that shows the items of a slot's list; None for other slots."""
    _number, _slash, name = path.partition("/")
    return ROWS.get(name.partition("/")[0])


def name_place(path: str) -> str:
    """A slot in words: 第 2 部分 · 措施."""
    if path.startswith(DOUBTS):
        return _("请核对")
    number, name, *_item = path.split("/")
    words = NAMES[name][0] if name in LISTS else _head_label(name)
    return _("第 {number} 部分 · {name}").format(number=int(number) + 1, name=words)


def _head_label(name: str) -> str:
    fields = HeadForm.base_fields
    return str(_("报送") if name == "report_to" else fields[name].label if name in fields else name)


def say_value(value: Any) -> str:
    """A kept value in a few words; empty for nothing."""
    if isinstance(value, dict) and "how" in value:
        return f"{WAYS[value['how']]} {value['words']}".strip()
    if isinstance(value, dict):
        words = [value.get(key) for key in ("marker", "title", "name", "raw", "what", "number")]
        return _shorten(" ".join(str(one) for one in words if one))
    if isinstance(value, list):
        said = [one.get("heading", "") if isinstance(one, dict) else str(one) for one in value]
        return _shorten(join_words(said))
    return _shorten("" if value is None else str(value))


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"

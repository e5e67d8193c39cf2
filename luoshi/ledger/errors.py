"""What the ledger refuses."""

from luoshi.common.errors import LuoshiError, Refused


class UnitNotOpen(Refused):
    """A fact for a unit on a day when it did not exist."""

    zh = "“{unit}”在 {day} 还没有成立或已经撤销，这一天不能记账；请核对日期和单位。"
    en = "“{unit}” was not open on {day}, so nothing can be recorded for that day; check the date and the unit."


class FutureDay(Refused):
    """A fact dated later than the day on which it is recorded."""

    zh = "日期 {day} 还没有到，只能记已经做完的事；请改成今天或更早的日期。"
    en = "{day} has not come yet; only what is done can be recorded. Choose today or an earlier day."


class AmountTooLarge(Refused):
    """An amount so large that totals of it could overflow."""

    zh = "数量 {amount} 太大（最多 {most}），请检查是否多打了几位。"
    en = "The amount {amount} is too large (at most {most}); check for extra digits."


class UnknownIndicator(LuoshiError):
    """A fact of an indicator that the catalogue does not have: the catalogue and the caller disagree."""

    zh = "目录中没有指标 {code}，请先更新目录（luoshi sync-catalogue）。"
    en = "The catalogue has no indicator {code}; update the catalogue first (luoshi sync-catalogue)."


class UnknownUnit(LuoshiError):
    """A fact of a unit that does not exist."""

    zh = "没有编号为 {org} 的单位，这笔数据没有入账。"
    en = "There is no unit with id {org}; nothing was recorded."


class AlreadyPosted(Refused):
    """A first posting of a source that the ledger already holds."""

    zh = "记录 {uid} 已经入账，不能作为新记录再次导入。"
    en = "Record {uid} is in the ledger already and cannot be imported as new."

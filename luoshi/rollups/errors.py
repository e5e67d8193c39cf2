"""What cannot be asked."""

from luoshi.common.errors import NotFound, Refused


class MixedPeriods(Refused):
    """Stock and flow indicators in one question: a stock stands at a day, a flow runs through a period."""

    zh = "“{flow}”是一段时间内发生的数量，“{stock}”是某一天的存量，不能在同一张表里汇总，请分开查询。"
    en = "“{flow}” runs through a period, “{stock}” stands at a day; ask for them separately."


class UnknownIndicator(Refused):
    """The catalogue has no such indicator."""

    zh = "目录中没有指标“{code}”，请从列表中选择。"
    en = "The catalogue has no indicator “{code}”; choose one from the list."


class EmptyPeriod(Refused):
    """A period without a day in it."""

    zh = "时间段从 {from_on} 到 {until_on}（不含）没有一天，请检查起止日期。"
    en = "The period from {from_on} until {until_on} (exclusive) holds no day; check its ends."


class TooManyPeriods(Refused):
    """A period cut into more pieces than anyone can read."""

    zh = "这段时间要分成 {pieces} 段，最多 {most} 段；请缩短时间或改为按月。"
    en = "That period makes {pieces} pieces, at most {most} are possible; shorten it or split it by month."


class UnknownGrouping(Refused):
    """Units grouped in a way that does not exist."""

    zh = "不能按“{by}”分组；可用 self、child 或 level:city 等。"
    en = "Units cannot be grouped by “{by}”; use self, child or level:city and the like."


class UnitNotInQuestion(NotFound):
    """The unit asked under does not exist, or the one asked for is no row of the answer."""


class UnitsMoving(Refused):
    """Keys changed while the question was being answered, again and again."""

    zh = "单位隶属关系正在调整，请过一会儿再查。"
    en = "Units are being moved at this moment; ask again shortly."

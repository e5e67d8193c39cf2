"""What can be wrong with units and their places. For files of units see `importing.errors`."""

from luoshi.common.errors import Refused


class KeySpaceFull(Refused):
    """All slots of a level under one parent are taken."""

    zh = "“{parent}”下面的{level}已满（最多 {most} 个），请先建一个中间层级再放入。"
    en = "“{parent}” already has {most} units of level {level}, the most there can be; make a level between first."


class WrongLevel(Refused):
    """A unit must hang under one of a higher level."""

    zh = "“{name}”是{level}级，不能放在{parent_level}级的“{parent}”下面。"
    en = "“{name}” is of level {level} and cannot hang under “{parent}” of level {parent_level}."


class SecondRoot(Refused):
    """A national union is the root of everything, so nothing stands beside it."""

    zh = "“{name}”没有上级，但“{root}”已是最上级单位；全国级工会只能有一个，其余单位都在它下面。"
    en = "“{name}” has no parent, but “{root}” is at the top already; a national union stands above all others."


class UnderItself(Refused):
    """A unit cannot hang under itself or under a unit of its own subtree."""

    zh = "“{parent}”就是“{name}”本身或在它下面，不能作为它的上级。"
    en = "“{parent}” is “{name}” itself or lies under it, and cannot be its parent."


class AlreadyThere(Refused):
    """The move would change nothing."""

    zh = "“{name}”自 {from_on} 起已在“{parent}”下面，无需划转。"
    en = "“{name}” has been under “{parent}” since {from_on}; there is nothing to move."


class TooEarly(Refused):
    """A change dated before the latest one would rewrite history that is already recorded."""

    zh = "“{name}”最近一次变动从 {from_on} 开始，新的变动最早可填 {earliest}（您填的是 {on}）。"
    en = "The latest change of “{name}” is dated {from_on}; the next may be dated {earliest} or later (not {on})."


class UnitClosed(Refused):
    """A unit that is closed, or not yet open on the day, can neither move nor take in another."""

    zh = "“{name}”在 {on} 不在册（成立：{opened_on}，撤销：{closed_on}），请改选日期或单位。"
    en = "“{name}” does not stand on {on} (opened: {opened_on}, closed: {closed_on}); choose another date or unit."


class StillHasUnits(Refused):
    """A unit is closed after the units under it have been moved or closed."""

    zh = "“{name}”下面还有 {units} 个单位，请先划转或撤销它们。"
    en = "“{name}” still has {units} units under it; move or close them first."

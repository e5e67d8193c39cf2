"""What can be wrong with units and their places."""

from luoshi.common.errors import Refused


class KeySpaceFull(Refused):
    """All slots of a level under one parent are taken."""

    zh = "“{parent}”下面的{level}已满（最多 {most} 个），请先建一个中间层级再放入。"
    en = "“{parent}” already has {most} units of level {level}, the most there can be; make a level between first."


class WrongLevel(Refused):
    """A unit must hang under one of a higher level."""

    zh = "“{name}”是{level}级，不能放在{parent_level}级的“{parent}”下面。"
    en = "“{name}” is of level {level} and cannot hang under “{parent}” of level {parent_level}."

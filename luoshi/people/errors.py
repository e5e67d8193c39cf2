"""What can go wrong with posts and with signing in."""

from luoshi.common.errors import Refused


class WrongPassword(Refused):
    """No account with that name and password; the two are never told apart."""

    zh = "用户名或密码不对，请检查后再试（还可以试 {left} 次）。"
    en = "The user name or the password is not right. Check both and try again ({left} attempts left)."


class LockedOut(Refused):
    """Too many wrong passwords for one user name."""

    zh = "密码连续输错 {failures} 次，为保护账号，{minutes} 分钟后才能再登录。忘记密码请联系本单位管理员。"
    en = "{failures} wrong passwords in a row. To protect the account you can sign in again in {minutes} minutes."


class PostEndsTooEarly(Refused):
    """A post lasts at least a day."""

    zh = "这个岗位从 {from_on} 开始，最早在 {earliest} 结束（您填的是 {on}）。"
    en = "This post began on {from_on}; it can end on {earliest} at the earliest (you gave {on})."


class PostEnded(Refused):
    """What has ended can be neither ended again on another day nor handed over."""

    zh = "{name}的这个岗位已于 {until_on} 结束。"
    en = "This post of {name} already ended on {until_on}."


class SamePerson(Refused):
    """A post is handed over to somebody else."""

    zh = "{name}已在这个岗位上，请选择另一位接任的人。"
    en = "{name} holds this post already; choose somebody else to take it over."


class UnitNotOpen(Refused):
    """Nobody is appointed at a unit that does not stand on the day."""

    zh = "“{unit}”在 {on} 不在册，不能在那里任职。"
    en = "“{unit}” does not stand on {on}; nobody can be appointed there."

"""What can be wrong with a record, and with an act on one.

A `Fault` belongs to one field of the form; the faults of a record are collected and raised together.
"""

from collections.abc import Sequence

from luoshi.common.errors import Refused


class Fault(Refused):
    """One thing wrong with one field; `field` is its name in the form."""

    field: str


class Missing(Fault):
    zh = "请填写这一项。"
    en = "Please fill this in."


class TitleMissing(Fault):
    zh = "请写上标题，例如“安全生产专题宣讲”。"
    en = "Please give it a title, for example “Talk on safety at work”."


class TooLong(Fault):
    zh = "最多 {most} 个字，现在是 {found} 个，请缩短。"
    en = "At most {most} characters; this has {found}. Please shorten it."


class InFuture(Fault):
    zh = "{found} 还没有到（今天是 {today}）。请改成实际举办的日期，或等办完以后再记。"
    en = "{found} is still to come (today is {today}). Give the day it took place, or record it afterwards."


class BeforeOpening(Fault):
    zh = "“{unit}”{opened} 才成立，{found} 在这之前，请核对日期。"
    en = "“{unit}” was founded on {opened}, after {found}. Please check the date."


class AfterClosing(Fault):
    zh = "“{unit}”已于 {closed} 撤销，{found} 在这之后，请核对日期或单位。"
    en = "“{unit}” was closed on {closed}, before {found}. Please check the date or the unit."


class Negative(Fault):
    zh = "不能是负数（现在是 {found}）。没有请填 0 或留空。"
    en = "This cannot be negative ({found}). If there was none, give 0 or leave it empty."


class TooLarge(Fault):
    zh = "{found} 太大，最多只能填 {most}，请核对。"
    en = "{found} is too large; the most is {most}. Please check it."


class HostTwice(Fault):
    zh = "“{unit}”已经是举办单位，不用再选一次。"
    en = "“{unit}” is already a host; it need not be named twice."


class MeasureElsewhere(Fault):
    zh = "“{measure}”没有布置到“{unit}”，请从列出的措施中选择，或者不选。"
    en = "“{measure}” was not given to “{unit}”. Choose one of those listed, or none."


class NotAnActivity(Fault):
    zh = "“{kind}”不是活动，不能在这里记。请选择列出的一种。"
    en = "“{kind}” is not an activity and is not recorded here. Choose one of those listed."


class NotListed(Fault):
    zh = "“{found}”不在可选的范围内，请从列出的选项中选择。"
    en = "“{found}” is not one of the choices. Choose one of those listed."


class UnknownField(Fault):
    zh = "“{kind}”没有“{found}”这一项，请刷新页面后再填。"
    en = "“{kind}” has no field “{found}”. Reload the page and fill it in again."


class NotANumber(Fault):
    zh = "这里要填整数，现在是“{found}”，例如 30。"
    en = "This takes a whole number, not “{found}”; for example 30."


class NotADate(Fault):
    zh = "这里要填日期，现在是“{found}”，例如 2026-05-04。"
    en = "This takes a date, not “{found}”; for example 2026-05-04."


class NotALink(Fault):
    zh = "链接要以 http:// 或 https:// 开头，现在是“{found}”。"
    en = "A link begins with http:// or https://; this is “{found}”."


class NotAPhone(Fault):
    zh = "这里要填电话号码，现在是“{found}”，例如 028-86661234 或 13800000000。"
    en = "This takes a telephone number, not “{found}”."


class NotAPhoto(Fault):
    zh = "这个文件不是照片，打不开。请选 JPG、PNG 或 WebP 格式的照片，或者不附照片。"
    en = "This file is not a photo that can be opened. Choose a JPG, PNG or WebP photo, or leave it out."


class PhotoTooLarge(Fault):
    zh = "照片有 {found}，最大 {most}。请选小一点的照片，或者不附照片。"
    en = "The photo is {found}; the most is {most}. Choose a smaller one, or leave it out."


class FaultyRecord(Refused):
    """A record with one or more faults; nothing was stored."""

    faults: Sequence[Fault]

    def text(self, language: str = "zh") -> str:
        """Every fault's sentence, one after the other."""
        return " ".join(fault.text(language) for fault in self.faults)


class StaleForm(Refused):
    """The record changed after the form was opened; nothing was stored."""

    revision: int
    current: int
    zh = "您填写时，这条记录已改到第 {current} 版（您看到的是第 {revision} 版）。两版都列在下面，请核对后再提交。"
    en = (
        "While you were writing, this record reached version {current} (you had version {revision}). "
        "Both are shown below; please compare and submit again."
    )


class WrongState(Refused):
    """The act does not fit the state that the record is in."""

    zh = "这条记录现在是“{state}”，不能再{act}。请刷新页面查看最新情况。"
    en = "This record is now “{state}”; “{act}” is no longer possible. Reload the page to see how it stands."


class NothingChanged(Refused):
    zh = "没有改动，所以没有提交。请改好要更正的地方再提交。"
    en = "Nothing was changed, so nothing was submitted. Change what needs correcting first."


class ReviewerWithdraws(Refused):
    zh = "这条记录已经审核入账，要由本单位的审核人撤回。您可以提交更正，或请审核人处理。"
    en = "This record is accepted and counted; the unit's reviewer has to withdraw it. You can submit a correction."

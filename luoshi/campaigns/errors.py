"""What can be wrong when a notice is received, corrected, sent on or carried out."""

from luoshi.common.errors import Refused


class StaleForm(Refused):
    """Somebody saved the notice after this form was opened. Facts: `seen`, `now` (revisions)."""

    zh = "您打开这页之后，别人已保存过修改（您看到的是第 {seen} 版，现在是第 {now} 版）。请对照两边后再保存。"
    en = (
        "Someone saved changes after you opened this page (you saw version {seen}, it is now {now}). "
        "Compare both, then save."
    )


class AlreadyIssued(Refused):
    """An issued plan does not change. Fact: `title`."""

    zh = "《{title}》已经印发，原文不再改动；如需补充，请另发通知，或由下级挂自己的措施。"
    en = "“{title}” has been issued and no longer changes. Send another notice, or let units below add measures."


class UidTaken(Refused):
    """The number that a form was sent under already belongs to something else."""

    zh = "这张表单已经用过了，请刷新页面后重新提交。"
    en = "This form has been used before. Reload the page and send it again."


class UnknownRule(Refused):
    """A recipient rule that the sender's level does not offer. Fact: `rule`."""

    zh = "“{rule}”不是本级可以选择的发送范围，请重新勾选。"
    en = "“{rule}” is not a group that your level can send to. Choose again."


class NoRecipients(Refused):
    """The chosen rules give no unit."""

    zh = "选择的范围里没有单位，没有发送。请至少勾选一项有单位的范围。"
    en = "The groups you chose hold no unit, so nothing was sent. Choose at least one with units in it."


class AllHaveIt(Refused):
    """Every unit of the chosen rules already has the plan. Fact: `units`."""

    zh = "选择的 {units} 家单位都已收到过这份方案，没有重复发送。"
    en = "All {units} units you chose already have this plan, so nothing was sent twice."


class DueDatePassed(Refused):
    """A date by which nobody can finish. Fact: `due_on`."""

    zh = "完成期限 {due_on} 已经过去，请改为今天或以后的日期。"
    en = "The due date {due_on} has passed. Choose today or a later day."


class NotSignedFor(Refused):
    """Signing comes first."""

    zh = "请先签收，再办理。"
    en = "Sign for it first."


class WindowReversed(Refused):
    """A window that ends before it starts. Facts: `starts_on`, `ends_on`."""

    zh = "结束日期 {ends_on} 早于开始日期 {starts_on}，请检查。"
    en = "The end {ends_on} is before the start {starts_on}. Check the dates."


class TitleMissing(Refused):
    """A measure without a title."""

    zh = "请写明措施的名称。"
    en = "Give the measure a name."


class NotDone(Refused):
    """Only what the unit has reported as done can be confirmed."""

    zh = "下级还没有报告完成，暂不能确认。"
    en = "The unit has not reported this as done, so it cannot be confirmed yet."

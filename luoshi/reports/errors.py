"""What can go wrong with a report. Nothing that was typed is lost: the pages show it again."""

from luoshi.common.errors import Refused


class StaleForm(Refused):
    """Somebody saved the report after this form was opened."""

    zh = "您打开这页之后，{who}已保存过这份报告。请看过现在的文稿，再继续。"
    en = "{who} saved this report after you opened this page. Look at the text as it is now, then go on."


class AlreadyIssued(Refused):
    """An issued report does not change."""

    zh = "“{title}”已于{when}印发，不能再改。数据有变化的，请另起一份报告。"
    en = "“{title}” was issued on {when} and no longer changes. If the figures have moved, draft another report."


class UnknownFigures(Refused):
    """The text names figures that the report does not have."""

    zh = "文中的 {codes} 不是本报告的数字。请删去，或从右侧“本报告的数字”中选取。"
    en = "{codes} in the text is no figure of this report. Remove it or choose one from the list of figures."


class EmptyText(Refused):
    """Nothing is left of the title or of the text."""

    zh = "报告的标题和正文不能为空，没有保存。"
    en = "A report needs a title and a text; nothing was saved."


class FiguresMoved(Refused):
    """Asked again as of the report's own moment, the ledger answers differently."""

    zh = "有 {count} 个数字与台账不一致（{codes}），没有印发。请先“更新数据”，看过变化后再印发。"
    en = (
        "{count} figures differ from the ledger ({codes}); nothing was issued. "
        "Refresh, look at what moved, then issue."
    )


class MomentNotCome(Refused):
    """A report states what is known, so its moment is not in the future."""

    zh = "数据截至时间不能晚于现在。"
    en = "The as-of time cannot be later than now."

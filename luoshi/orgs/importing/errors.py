"""What can be wrong with a file of units: with the file as a whole, or with one cell of one row."""

from luoshi.common.errors import Refused


class EmptyFile(Refused):
    """Nothing in it, or nothing below its header row."""

    zh = "文件里没有单位：{what}。请在表头下面每行填写一个单位后再上传。"
    en = (
        "The file holds no units ({what}). Put one unit on each row below the header row and upload it again."
    )


class NotATable(Refused):
    """Neither a workbook nor text."""

    zh = "这个文件不是表格。请上传 .xlsx，或用“另存为”得到的 CSV 文件。"
    en = "This file is not a table. Upload an .xlsx, or a CSV file made with “save as”."


class OldWorkbook(Refused):
    """The container of .xls and of workbooks with a password."""

    zh = "这是旧版 .xls 或加了密码的工作簿，无法读取。请取消密码，另存为 .xlsx 后再上传。"
    en = "This is an old .xls or a workbook with a password. Remove the password, save it as .xlsx, upload it again."


class BrokenWorkbook(Refused):
    """It looks like a workbook but cannot be opened, or unpacks to more than is reasonable."""

    zh = "这个 .xlsx 文件打不开（{what}）。请在 Excel 或 WPS 中打开，另存一份后再上传。"
    en = "This .xlsx cannot be opened ({what}). Open it in Excel or WPS, save a copy and upload that."


class UnreadableText(Refused):
    """In none of the encodings of Chinese text."""

    zh = "读不出这个文件的文字编码。请在 Excel 或 WPS 中另存为“CSV UTF-8”后再上传。"
    en = "The encoding of this file is not one we can read. Save it as “CSV UTF-8” and upload it again."


class TooManyRows(Refused):
    """More rows than one file may hold."""

    zh = "文件超过 {most} 行，请分成几个文件上传。"
    en = "The file has more than {most} rows. Upload it in several files."


class MissingColumns(Refused):
    """No header row names all the columns that are needed."""

    zh = "表头缺少这些列：{missing}。找到的表头是：{found}。如果是乱码，请另存为“CSV UTF-8”后再上传。"
    en = "The header row lacks: {missing}. Found: {found}. If that is garbled, save it as “CSV UTF-8” and upload again."


class FaultsLeft(Refused):
    """The file may be imported when no row is at fault; nothing was written."""

    zh = "文件中有 {faults} 处错误，没有导入任何单位。第一处在第 {row} 行：{first}"
    en = "The file has {faults} faults and nothing was imported. The first is in row {row}: {first}"


class MissingValue(Refused):
    """A cell that must be filled is empty."""

    zh = "“{column}”是空的，请填写。"
    en = "“{column}” is empty; fill it in."


class TooLong(Refused):
    """More letters than the column takes."""

    zh = "“{column}”有 {length} 个字，最多 {most} 个。"
    en = "“{column}” has {length} characters; {most} is the most."


class UnknownChoice(Refused):
    """Not one of the words that the column takes."""

    zh = "“{column}”里的“{given}”不认识，可填：{choices}。"
    en = "“{given}” is not known in “{column}”; use one of: {choices}."


class BadDate(Refused):
    """Not a date, or one that has not come yet."""

    zh = "“{given}”不是有效的成立日期，请写成 2020-05-01 这样，且不晚于今天。"
    en = "“{given}” is not a valid date of opening; write it like 2020-05-01, not later than today."


class BadDivisionCode(Refused):
    """Not of the shape of GB/T 2260."""

    zh = "“{given}”不是行政区划代码，应为 2、4、6、9 或 12 位数字（GB/T 2260）。"
    en = "“{given}” is not a division code; it has 2, 4, 6, 9 or 12 digits (GB/T 2260)."


class OddCreditCode(Refused):
    """A warning: some codes that were really issued fail the check digit."""

    zh = "统一社会信用代码“{given}”{what}，请核对；如确实如此可以照常导入。"
    en = "The credit code “{given}” {what_en}; check it. If it is right as it is, go on."


class CodeTwice(Refused):
    """Two rows of one file with the same code."""

    zh = "代码“{code}”在第 {other} 行已经用过，每个单位的代码只能出现一次。"
    en = "The code “{code}” is already in row {other}; each unit's code may stand only once."


class CodeTaken(Refused):
    """The code belongs to another unit: of another level, closed, or out of reach of who imports."""

    zh = (
        "代码“{code}”已属于系统中另一个单位（级别不同、已撤销或不在您管理的范围内），请换一个代码或核对级别。"
    )
    en = "The code “{code}” belongs to another unit (other level, closed, or not yours to change); use another code."


class MissingParent(Refused):
    """The parent's code is neither in the file nor among the units in reach."""

    zh = "上级代码“{code}”在文件里和您管理的单位里都没有，请先加上这个上级，或改正代码。"
    en = "The parent code “{code}” is neither in the file nor among your units; add that parent or correct the code."


class InCircle(Refused):
    """Parents that lead back to where they started."""

    zh = "上级代码绕成了圈：{circle}。请改正其中一个上级代码。"
    en = "The parent codes run in a circle: {circle}. Correct one of them."


class NotByImport(Refused):
    """A warning: an import renames and completes units, it neither moves nor re-dates them."""

    zh = "系统中这个单位的“{column}”是“{kept}”，文件里是“{given}”；导入不改变它，保留系统中的。"
    en = "This unit has “{kept}” as “{column}”, the file says “{given}”; an import does not change that."

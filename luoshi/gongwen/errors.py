"""Why a file could not be read. Each says what was found, what was expected and what to do next."""

from luoshi.common.errors import LuoshiError


class GongwenError(LuoshiError):
    """A file that cannot be read as a document."""

    zh = "这个文件无法读取，请换一个文件再试。"
    en = "This file cannot be read. Try another file."


class EmptyFile(GongwenError):
    """Zero bytes, or nothing but white space."""

    zh = "文件是空的（0 个字），请检查后重新上传。"
    en = "The file is empty. Check it and upload it again."


class TooLarge(GongwenError):
    """Fact: `megabytes`, the limit."""

    zh = "文件超过 {megabytes} MB，请压缩图片或拆分后再上传。"
    en = "The file is larger than {megabytes} MB. Shrink its pictures or split it, then upload it again."


class TooMuchInside(GongwenError):
    """An archive that unpacks to far more than it is. Fact: `megabytes`, the limit."""

    zh = "文件解开后超过 {megabytes} MB，不像正常的文档，已停止读取。"
    en = "The file unpacks to more than {megabytes} MB, which no document needs; reading was stopped."


class TooLong(GongwenError):
    """Fact: `characters`, the limit."""

    zh = "文字超过 {characters} 个，不像一份公文，已停止读取。请拆分后再上传。"
    en = "The text has more than {characters} characters, too many for one document. Split it."


class TooManyPages(GongwenError):
    """Fact: `pages`, the limit."""

    zh = "文件超过 {pages} 页，不像一份公文，已停止读取。请拆分后再上传。"
    en = "The file has more than {pages} pages, too many for one document. Split it."


class WrongType(GongwenError):
    """Facts: `found` and `found_zh`, what the content is, in both languages."""

    zh = "这个文件的内容是{found_zh}，不是可以读取的文档（可读 docx、pdf、ofd、txt、html、doc、wps）。"
    en = "The content of this file is {found}; it must be docx, pdf, ofd, txt, html, doc or wps."


class EncryptedFile(GongwenError):
    """A password is needed."""

    zh = "文件设有密码，请去掉密码后重新上传。"
    en = "The file is protected by a password. Remove the password and upload it again."


class DamagedFile(GongwenError):
    """Fact: `found`, the format it claims to be."""

    zh = "这个 {found} 文件不完整或已损坏，请重新导出或重新下载后再上传。"
    en = "This {found} file is incomplete or damaged. Export or download it again, then upload it."


class NoText(GongwenError):
    """Pages without text: a scan."""

    zh = "文件里没有文字（可能是扫描件），请上传带文字的版本，或先做文字识别。"
    en = "The file holds no text (perhaps a scan). Upload a version with text, or run text recognition first."


class FileMissing(GongwenError):
    """Fact: `path`."""

    zh = "没有找到文件 {path}，或者无权读取。"
    en = "The file {path} is not there, or may not be read."


class OfficeMissing(GongwenError):
    """Old Word and WPS files need LibreOffice. Fact: `found`, the format."""

    zh = "读取 {found} 文件需要服务器安装 LibreOffice；也可以先另存为 docx 再上传。"
    en = "Reading a {found} file needs LibreOffice on the server; or save it as docx and upload that."


class TooSlow(GongwenError):
    """Fact: `seconds`, the limit."""

    zh = "读取超过 {seconds} 秒，已停止。请拆分文件，或另存为 docx 后再试。"
    en = "Reading took more than {seconds} seconds and was stopped. Split the file or save it as docx."


class TooHungry(GongwenError):
    """Fact: `megabytes`, the memory limit."""

    zh = "读取这个文件需要的内存超过 {megabytes} MB，已停止。请拆分后再试。"
    en = "Reading this file needs more than {megabytes} MB of memory and was stopped. Split it and try again."


class ReadingFailed(GongwenError):
    """The reader itself failed: a fault of ours, not of the file."""

    zh = "读取时出错，文件未被改动。请把这个文件发给管理员。"
    en = "The reader failed on this file, which was not changed. Please send the file to your administrator."

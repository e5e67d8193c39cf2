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

    zh = "这个文件的内容是“{found_zh}”，不是可以读取的文档（可读 docx、pdf、ofd、txt、html、doc、wps 和图片）。"
    en = "The content of this file is {found}; it must be docx, pdf, ofd, txt, html, doc, wps or a picture."


class EncryptedFile(GongwenError):
    """A password is needed."""

    zh = "文件设有密码，请去掉密码后重新上传。"
    en = "The file is protected by a password. Remove the password and upload it again."


class DamagedFile(GongwenError):
    """Fact: `found`, the format it claims to be."""

    zh = "这个 {found} 文件不完整或已损坏，请重新导出或重新下载后再上传。"
    en = "This {found} file is incomplete or damaged. Export or download it again, then upload it."


class NoText(GongwenError):
    """Pages that show no text, or none that can be recognised."""

    zh = "文件里没有读到文字，请上传带文字的版本，或者直接粘贴文字。"
    en = "No text was found in the file. Upload a version with text, or paste the text."


class OcrMissing(GongwenError):
    """A scan or a picture, and the extra `luoshi[ocr]` is not installed."""

    zh = (
        "这是扫描件或图片。请改传带文字的版本，或者直接粘贴文字；"
        "要识别图片中的文字，请管理员在服务器上执行 make ocr。"
    )
    en = (
        "This is a scan or a picture. Upload a version with text, or paste the text; "
        "to have pictures recognised, ask the administrator to run `make ocr` on the server."
    )


class TooManyScanned(GongwenError):
    """Fact: `pages`, how many scanned pages may be recognised at once."""

    zh = "扫描件超过 {pages} 页，识别太慢，没有读取。请只上传正文所在的几页，或上传带文字的版本。"
    en = (
        "The scan has more than {pages} pages, too many to recognise at once. "
        "Upload only the pages that matter, or a version with text."
    )


class TooManyPixels(GongwenError):
    """Fact: `megapixels`, the limit."""

    zh = "图片超过 {megapixels} 百万像素，没有读取。请缩小图片，或用较低的分辨率重新扫描（200 dpi 即可）。"
    en = (
        "The picture has more than {megapixels} million pixels. "
        "Shrink it, or scan again at a lower resolution (200 dpi will do)."
    )


class TooDeep(GongwenError):
    """Elements within elements, far more than any document has."""

    zh = "文件内部的层次太深，不像正常的文档，已停止读取。请另存为 docx 后再上传。"
    en = "The file nests far deeper than a document does; reading was stopped. Save it as docx and upload that."


class FileMissing(GongwenError):
    """Fact: `path`."""

    zh = "没有找到文件 {path}，或者无权读取。"
    en = "The file {path} is not there, or may not be read."


class NotAFile(GongwenError):
    """A folder, a pipe or a device. Fact: `path`."""

    zh = "{path} 是文件夹或设备，不是文件，请选择一个文件。"
    en = "{path} is a folder or a device. Choose a file."


class OfficeMissing(GongwenError):
    """Old Word and WPS files need LibreOffice. Fact: `found`, the format."""

    zh = "读取 {found} 文件需要服务器安装 LibreOffice；也可以先另存为 docx 再上传。"
    en = "Reading a {found} file needs LibreOffice on the server; or save it as docx and upload that."


class OfficeFailed(GongwenError):
    """LibreOffice gave nothing: damaged, or the Works format of the nineties. Fact: `found`, the format."""

    zh = "这个 {found} 文件打不开：可能不完整、已损坏，或是很老的格式。请用 Word 或 WPS 打开，另存为 docx 后再上传。"
    en = (
        "This {found} file cannot be opened: incomplete, damaged or very old. "
        "Open it in Word or WPS, save it as docx and upload that."
    )


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

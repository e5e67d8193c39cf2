import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.campaigns.models import Notice
from luoshi.campaigns.tests.stories import SAMPLE
from luoshi.common.identifiers import new_uid
from luoshi.gongwen.tests.files import NOTICE, make_docx
from luoshi.gongwen.tests.pdf_files import make_pdf

URL = reverse("notices:upload")
LINES = "\n".join(NOTICE)
ACCEPTED = {
    "国标.txt": LINES.encode("gb18030"),
    "有标记.txt": LINES.encode("utf-16"),
    "无标记，低位在前.txt": LINES.encode("utf-16-le"),
    "无标记，高位在前.txt": LINES.encode("utf-16-be"),
    "通知.docx": make_docx(NOTICE),
    "通知.pdf": make_pdf(NOTICE),
}


def send(client, content: bytes, name: str = "通知.txt", uid=None, follow=True):
    return client.post(
        URL, {"uid": uid or new_uid(), "file": SimpleUploadedFile(name, content)}, follow=follow
    )


def test_an_uploaded_notice_opens_beside_its_reading(cast, page_of):
    answer = send(page_of(cast.province_officer), SAMPLE.read_bytes(), SAMPLE.name)
    notice = Notice.objects.get()
    assert answer.redirect_chain == [(reverse("notices:detail", args=[notice.pk]), 302)]
    assert notice.title in answer.content.decode()


def test_the_same_file_again_opens_the_notice_that_is_there(cast, page_of):
    client = page_of(cast.province_officer)
    send(client, SAMPLE.read_bytes())
    assert "已经上传过" in send(client, SAMPLE.read_bytes()).content.decode()
    assert Notice.objects.count() == 1


def test_two_presses_on_the_button_are_one_notice(cast, page_of):
    client, uid = page_of(cast.province_officer), new_uid()
    pages = [send(client, SAMPLE.read_bytes(), uid=uid, follow=False) for _ in range(2)]
    assert pages[0].url == pages[1].url
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("name", ACCEPTED)
def test_every_encoding_and_format_of_an_office_is_accepted(cast, page_of, name):
    answer = send(page_of(cast.province_officer), ACCEPTED[name], name)
    notice = Notice.objects.get()
    assert answer.redirect_chain == [(reverse("notices:detail", args=[notice.pk]), 302)]
    assert (notice.title, notice.file_name) == ("丰收市总工会关于开展职工读书活动的通知", name)
    assert "丰工发〔2024〕7号" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "空.txt", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "图.docx", "这个 PNG 文件"),
        (b"%PDF-1.4 broken", "坏.pdf", "损坏"),
        (make_pdf(NOTICE, password="secret"), "加密.pdf", "文件设有密码，请去掉密码后重新上传。"),
        (bytes(20 * 1024 * 1024 + 1), "大.pdf", "超过 20 MB"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_beside_the_field(cast, page_of, content, name, sentence):
    answer = send(page_of(cast.province_officer), content, name)
    assert answer.status_code == 422
    errors = answer.context["form"].errors["file"]
    assert sentence in errors[0]
    assert Notice.objects.count() == 0


def test_no_file_is_said_too(cast, page_of):
    answer = page_of(cast.province_officer).post(URL, {"uid": new_uid()})
    assert answer.status_code == 422
    assert "请选择通知文件。" in answer.content.decode()


def test_a_pasted_text_is_read_like_a_file(cast, page_of):
    answer = page_of(cast.province_officer).post(URL, {"uid": new_uid(), "text": LINES.replace("\n", "\r\n")})
    notice = Notice.objects.get()
    assert answer.url == reverse("notices:detail", args=[notice.pk])
    assert (notice.title, notice.file_name) == ("丰收市总工会关于开展职工读书活动的通知", "粘贴的文字.txt")


def test_a_file_and_a_text_are_one_too_many_and_the_text_stays_typed(cast, page_of):
    given = {"uid": new_uid(), "text": LINES, "file": SimpleUploadedFile("通知.txt", b"a")}
    answer = page_of(cast.province_officer).post(URL, given)
    assert answer.status_code == 422
    assert "这里请留空" in answer.context["form"].errors["text"][0]
    assert NOTICE[-1] in answer.content.decode()


@pytest.mark.parametrize("text", ["　\n", "好" * 300_001, "\u200b" * 9])
def test_what_is_wrong_with_a_text_is_said(cast, page_of, text):
    answer = page_of(cast.province_officer).post(URL, {"uid": new_uid(), "text": text})
    assert answer.status_code == 422 and answer.context["form"].errors
    assert Notice.objects.count() == 0


def test_only_a_leader_sees_the_page(cast, page_of):
    for acting in (cast.clerk, cast.reviewer, cast.auditor, cast.administrator):
        assert page_of(acting).get(URL).status_code == 404
    assert page_of(cast.city_officer).get(URL).status_code == 200


def test_the_wrong_method_is_refused(cast, page_of):
    assert page_of(cast.province_officer).put(URL).status_code == 405

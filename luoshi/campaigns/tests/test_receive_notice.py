import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi.campaigns import actions
from luoshi.campaigns.models import Notice
from luoshi.campaigns.tests.stories import SAMPLE, receive, sample_document
from luoshi.common.identifiers import new_uid
from luoshi.gongwen import errors as gongwen_errors
from luoshi.gongwen.document import Document
from luoshi.people.access import NotYours


def upload(acting, content: bytes, name: str = "通知.txt", uid=None):
    return actions.receive_notice(acting, uid=uid or new_uid(), file_name=name, content=content)


def test_a_notice_is_kept_with_its_file_its_lines_and_its_reading(cast):
    notice = receive(cast.province_officer)
    assert notice.org == cast.province
    assert notice.title == "澜江省总工会办公室关于印发《澜江省工会“匠心进基层”宣讲活动方案》的通知"
    assert notice.file.read() == SAMPLE.read_bytes()
    assert notice.text.splitlines()[2] == "澜工办发〔2026〕12号"
    assert Document.from_json(notice.reading) == sample_document()
    assert notice.corrected == notice.reading


def test_the_same_file_again_is_the_same_notice(cast):
    first = receive(cast.province_officer)
    assert receive(cast.province_officer) == first
    assert Notice.objects.count() == 1


def test_the_same_file_in_another_unit_is_another_notice(cast):
    assert receive(cast.province_officer) != receive(cast.city_officer)


def test_another_file_under_a_used_uid_is_not_lost(cast):
    uid = new_uid()
    first = upload(cast.province_officer, "关于开展活动的通知".encode(), uid=uid)
    second = upload(cast.province_officer, "关于报送材料的通知".encode(), uid=uid)
    assert first != second
    assert second.text == "关于报送材料的通知"


def test_an_uploaded_file_is_read_like_bytes(cast):
    content = SimpleUploadedFile("通知.txt", "关于开展活动的通知".encode())
    notice = actions.receive_notice(
        cast.province_officer, uid=new_uid(), file_name="通知.txt", content=content
    )
    assert notice.text == "关于开展活动的通知"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_encodings_of_chinese_offices_are_read(cast, encoding):
    assert upload(cast.province_officer, "关于开展活动的通知".encode(encoding)).text == "关于开展活动的通知"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", gongwen_errors.EmptyFile),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), gongwen_errors.DamagedFile),
        (b"PK\x03\x04 not an archive word/document.xml", gongwen_errors.DamagedFile),
        (bytes(20 * 1024 * 1024 + 1), gongwen_errors.TooLarge),
    ],
)
def test_a_bad_file_is_refused_with_its_fault_and_leaves_nothing(cast, settings, content, fault):
    with pytest.raises(fault):
        upload(cast.province_officer, content)
    assert Notice.objects.count() == 0
    assert not any(settings.MEDIA_ROOT.rglob("*.*"))


def test_a_file_name_never_becomes_a_path(cast):
    notice = upload(cast.province_officer, "通知内容".encode(), name="../../etc/通知.sh;rm")
    assert notice.file_name == "通知.sh;rm"
    assert notice.file.name.endswith(str(notice.uid))


def test_only_a_leader_receives_notices(cast):
    for acting in (cast.clerk, cast.reviewer, cast.auditor):
        with pytest.raises(NotYours):
            upload(acting, b"text")


def test_a_file_with_a_long_name_is_kept(cast):
    assert len(upload(cast.province_officer, "内容".encode(), name="长" * 300 + ".txt").file_name) == 255

from io import BytesIO

import pytest
from PIL import Image

from luoshi.activities.photos import Photo


@pytest.fixture
def with_photo(talk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = BytesIO()
    Image.new("RGB", (40, 30), "green").save(file, "JPEG")
    return talk(photo=Photo(file.getvalue())).activity


def url_of(activity) -> str:
    return f"/records/{activity.uid}/photo/"


def test_who_may_read_the_record_gets_its_photo(cast, page_of, with_photo):
    for who in (cast.clerk, cast.county_officer):
        response = page_of(who).get(url_of(with_photo))
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        assert "private" in response["Cache-Control"]
        assert Image.open(BytesIO(response.content)).size == (40, 30)


def test_a_stranger_gets_404(cast, page_of, with_photo):
    assert page_of(cast.stranger).get(url_of(with_photo)).status_code == 404


def test_a_record_without_a_photo_has_none(cast, page_of, talk):
    assert page_of(cast.clerk).get(url_of(talk().activity)).status_code == 404


def test_a_photo_whose_file_is_gone_is_not_found(cast, page_of, with_photo, tmp_path):
    (tmp_path / with_photo.photo.name).unlink()
    assert page_of(cast.clerk).get(url_of(with_photo)).status_code == 404


def test_another_method_gets_405(cast, page_of, with_photo):
    assert page_of(cast.clerk).post(url_of(with_photo)).status_code == 405

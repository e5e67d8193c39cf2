from io import BytesIO

import pytest
from PIL import Image

from luoshi.activities.actions import correct_activity
from luoshi.activities.errors import NotAPhoto, PhotoTooLarge
from luoshi.activities.photos import MOST_BYTES, read_photo

GPS = 0x8825


def photo_file(size=(2400, 1200), kind="JPEG", exif=None) -> BytesIO:
    file = BytesIO()
    extra = {"exif": exif} if exif else {}
    Image.new("RGB", size, "orange").save(file, kind, **extra)
    file.seek(0)
    return file


def read(file: BytesIO):
    return read_photo(file, size=len(file.getvalue()))


def opened(photo) -> Image.Image:
    return Image.open(BytesIO(photo.jpeg))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_a_jpeg_of_at_most_1600_pixels(kind):
    image = opened(read(photo_file(kind=kind)))
    assert (image.format, image.size) == ("JPEG", (1600, 800))


def test_a_small_photo_keeps_its_size():
    assert opened(read(photo_file(size=(300, 200)))).size == (300, 200)


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "P"), ("PNG", "RGBA"), ("PNG", "I;16"), ("JPEG", "CMYK")])
def test_colours_of_other_kinds_are_read_and_turned_as_well(kind, mode):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    file = BytesIO()
    Image.new(mode, (400, 200)).save(file, kind, exif=exif)
    image = opened(read(file))
    assert (image.mode, image.size) == ("RGB", (200, 400))


def test_where_it_was_taken_is_dropped_and_its_turn_is_kept():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[GPS] = {1: "N", 2: (30.0, 39.0, 0.0)}
    exif[0x010F] = "a camera"
    file = photo_file(size=(400, 200), exif=exif)
    assert Image.open(file).getexif().get_ifd(GPS)
    image = opened(read(file))
    assert image.size == (200, 400)
    assert dict(image.getexif()) == {}
    assert b"a camera" not in read(file).jpeg


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"%PDF-1.7 not a photo",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff\xe0 cut short",
        photo_file().getvalue()[:200],
    ],
)
def test_another_file_is_refused_beside_the_field(body):
    with pytest.raises(NotAPhoto) as error:
        read_photo(BytesIO(body), size=len(body))
    assert error.value.field == "photo"


def test_a_gif_is_refused():
    with pytest.raises(NotAPhoto):
        read(photo_file(kind="GIF"))


def test_a_photo_over_8_megabytes_is_refused_unread():
    with pytest.raises(PhotoTooLarge, match=r"8\.1 MB"):
        read_photo(BytesIO(), size=MOST_BYTES + 100_000)


def test_a_photo_that_unfolds_to_too_many_pixels_is_refused():
    with pytest.raises(NotAPhoto):
        read(photo_file(size=(10_000, 8_001), kind="WEBP"))


def test_a_photo_is_kept_under_the_records_uid(cast, talk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    activity = talk(photo=read(photo_file())).activity
    assert activity.photo.name == f"activities/2026/05/{activity.uid}-1.jpg"
    assert (tmp_path / activity.photo.name).exists()
    assert activity.versions.get().content["photo"] == activity.photo.name


def test_a_correction_may_replace_or_take_away_the_photo(cast, talk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    activity = talk(photo=read(photo_file())).activity
    activity = correct_activity(cast.clerk, activity, revision=1, photo=read(photo_file(size=(10, 10))))
    assert activity.photo.name == f"activities/2026/05/{activity.uid}-2.jpg"
    activity = correct_activity(cast.clerk, activity, revision=2, photo=None)
    assert not activity.photo

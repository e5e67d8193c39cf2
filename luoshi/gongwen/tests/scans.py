"""Scans made here: pages drawn from our own text, tilted, stamped, noised. Needs a Chinese font on the machine."""

import io
import math
import random
import shutil
import subprocess
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

LETTER = [
    "丰收市总工会文件",
    "丰工发〔2024〕7号",
    "丰收市总工会关于开展职工读书活动的通知",
    "各县（市、区）总工会，市直属基层工会：",
    "　　为丰富职工文化生活，推动书香企业建设，经研究，决定在全",
    "市开展职工读书活动，现将有关事项通知如下。",
    "　　一、活动主题",
    "　　多读好书，建功岗位。",
    "　　二、活动时间",
    "　　2024年3月10日至11月30日。",
    "　　三、活动安排",
    "　　（一）动员部署（3月10日至3月31日）。各单位制定计划，明",
    "确专人负责，于3月25日前将联络员名单报市总工会宣教部。",
    "　　（二）组织实施（4月至10月）。各县（市、区）总工会至少举",
    "办3场读书分享会，参加职工不少于500人次；有条件的可以邀请作",
    "家进厂区、进班组。",
    "　　（三）总结评选。11月15日前报送总结材料，市总工会评选优",
    "秀组织单位20个，每个奖励5000元。",
    "　　联系人：林小河",
    "　　电话：0123-4567890　邮箱：xuanjiao@example.org",
    "　　附件：职工读书活动申报表",
]
SIGNATURE = ["丰收市总工会", "2024年3月5日"]
_RED = (205, 35, 35)


@cache
def font_file() -> str:
    """A font with Chinese letters; empty if the machine has none."""
    if not shutil.which("fc-match"):
        return ""
    asked = ["fc-match", "-f", "%{lang}\t%{file}", "Noto Sans CJK SC:lang=zh-cn"]
    languages, _, file = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.partition(
        "\t"
    )
    return file if "zh-cn" in languages else ""


def draw(lines, signature=(), *, dots=200, red=0, stamped=False, size=16, seal="丰收市总工会"):
    """A page of A4; the first `red` lines are a letterhead. Returns a picture in RGB."""
    page = Image.new("RGB", (round(8.27 * dots), round(11.69 * dots)), "white")
    pen, down = ImageDraw.Draw(page), dots
    for index, line in enumerate(lines):
        letters = _font(dots, size * 1.6 if index < red else size)
        across = (page.width - letters.getlength(line)) / 2 if index < red else dots
        pen.text((across, down), line, font=letters, fill=_RED if index < red else (25, 25, 25))
        down += round(letters.size * 1.5)
    for line in signature:
        pen.text((page.width - dots * 2.8, down), line, font=_font(dots, size), fill=(25, 25, 25))
        down += round(_font(dots, size).size * 1.5)
    return ImageChops.multiply(page, _seal(page, dots, down, seal)) if stamped else page


def _font(dots, points):
    return ImageFont.truetype(
        font_file(), round(points * dots / 72), index=2 if font_file().endswith("ttc") else 0
    )


def _seal(page, dots, down, words):
    """A round seal of 4.2 cm over the signature: a ring, a star, words along the ring."""
    sheet = Image.new("RGB", page.size, "white")
    pen, radius = ImageDraw.Draw(sheet), round(0.83 * dots)
    x, y = round(page.width - dots * 2.1), down - round(dots * 0.35)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=_RED, width=round(dots / 25))
    star = [
        (x + radius * 0.3 * r * math.sin(a * math.pi / 5), y - radius * 0.3 * r * math.cos(a * math.pi / 5))
        for a, r in zip(range(10), [1, 0.4] * 5, strict=True)
    ]
    pen.polygon(star, fill=_RED)
    for place, letter in enumerate(words):
        angle = math.radians(-100 + place * 200 / (len(words) - 1))
        tile = Image.new("L", (dots // 3, dots // 3), 0)
        ImageDraw.Draw(tile).text((dots // 18, 0), letter, font=_font(dots, 15), fill=255)
        tile = tile.rotate(-math.degrees(angle))
        corner = (round(x + radius * 0.76 * math.sin(angle)), round(y - radius * 0.76 * math.cos(angle)))
        sheet.paste(_RED, (corner[0] - dots // 6, corner[1] - dots // 6), tile)
    return sheet


def scan(page, *, degrees=0.0, noise=0, blur=0.0):
    """The page as a scanner gives it: tilted, blurred, grainy (`noise` is the spread of the grey values)."""
    page = page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")
    if blur:
        page = page.filter(ImageFilter.GaussianBlur(blur))
    if noise:
        grain = Image.effect_noise(page.size, noise * 2).convert("RGB")
        page = ImageChops.add(page, grain, 1, -128)
    return page


def as_bytes(page, form="PNG", **options):
    stream = io.BytesIO()
    page.save(stream, form, **options)
    return stream.getvalue()


def as_pdf(pages, dots=200):
    """A PDF whose pages are the pictures."""
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=dots)
    return stream.getvalue()


def shuffled_letters(count, seed=1):
    """Lines of our words in random order, so that no model can guess a letter from the next."""
    words = (
        "组织",
        "职工",
        "阅读",
        "比赛",
        "困难",
        "慰问",
        "培训",
        "维权",
        "女工",
        "劳模",
        "工作室",
        "经费",
        "十二",
    )
    chosen = random.Random(seed)
    return ["".join(chosen.choice(words) for _ in range(12)) for _ in range(count)]

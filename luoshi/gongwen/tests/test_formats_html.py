"""Saved web pages: the article is found, what stands around it is not read."""

import quopri

import pytest

from luoshi.gongwen import errors, read
from luoshi.gongwen.formats import html
from luoshi.gongwen.tests.files import NOTICE, check_places

BODY = "".join(f"<p>　　{line}</p>" for line in NOTICE)
MENU = "<div class='menu'><a href='/'>首页</a><a href='/n'>工会要闻</a><ul><li>维权</li></ul></div>"
FOOT = "<div class='foot'>丰收市总工会主办　备案号：000</div>"


def page(body, head="<meta charset='utf-8'><title>首页</title>"):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{MENU}{body}{FOOT}</body></html>"


def texts(body, **options):
    return [line.text for line in html.read_lines(page(body, **options).encode())]


def test_the_article_is_found_among_menus_and_footers():
    related = "<div class='related'><ul>" + "<li><a>丰收市总工会召开会议。</a></li>" * 9 + "</ul></div>"
    assert texts(f"<div class='main'><div id='zoom'>{BODY}</div>{related}</div>") == NOTICE


def test_scripts_styles_comments_and_hidden_elements_are_left_out():
    hidden = "<script>var a='请参加。';</script><style>p{}</style><!-- 旧稿。 -->"
    hidden += "<div style='display: none'>隐藏。</div><p hidden>隐藏。</p><noscript>请开启脚本。</noscript>"
    assert texts(f"<div>{hidden}{BODY}</div>") == NOTICE


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='ArticleTitle' content='丰收市总工会关于开展职工读书活动的通知'>",
        "<meta property='og:title' content='丰收市总工会关于开展职工读书活动的通知'>",
        "<title>丰收市总工会关于开展职工读书活动的通知_丰收市总工会</title>",
    ],
)
def test_the_headline_is_taken_from_the_pages_own_words(head):
    body = "".join(f"<p>{line}</p>" for line in NOTICE if "关于开展" not in line)
    assert texts(f"<div>{body}</div>", head=head)[0] == NOTICE[2]


def test_the_headline_above_the_article_is_found_and_the_sites_name_is_not():
    body = "".join(f"<p>{line}</p>" for line in NOTICE[3:])
    found = texts(f"<h1>丰收市总工会</h1><div><h1>{NOTICE[2]}</h1><div>{body}</div></div>")
    assert found == NOTICE[2:]


def test_lines_about_publication_and_a_signature_beside_the_article_are_read():
    around = "<div class='info'><span>文号：丰工发〔2024〕7号</span></div>"
    body = "".join(f"<p>{line}</p>" for line in NOTICE[3:10])
    signed = f"<div><p>{NOTICE[10]}</p><p>{NOTICE[11]}</p></div><div>发布时间：2024年3月6日</div>"
    part = read(page(f"<div><h1>{NOTICE[2]}</h1>{around}<div>{body}</div>{signed}</div>").encode()).parts[0]
    assert (part.title, part.issuers, str(part.date)) == (NOTICE[2], ("丰收市总工会",), "2024-03-05")


def test_a_table_gives_a_line_for_each_row():
    rows = (
        "<tr><td><p>单位</p></td><td><p>名</p><p>额</p></td></tr><tr><td rowspan=2>丰收县</td><td>3</td></tr>"
    )
    assert texts(f"<div>{BODY}<table><tbody>{rows}<tr><td>5</td></tr></tbody></table></div>")[-3:] == [
        "单位  名 额",
        "丰收县  3",
        "5",
    ]


def test_tables_that_lay_out_the_page_are_read_as_text():
    inner = f"<table><tr><td>{MENU}</td><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>"
    assert texts(inner) == NOTICE


def test_ordered_lists_print_their_numbers():
    items = (
        "<ol><li>动员</li><li>实施<ol type='a'><li>培训</li></ol></li></ol><ol start='3'><li>总结</li></ol>"
    )
    own = "<ol><li>1.学习</li><li>2.实践</li></ol><ol style='list-style: none'><li>宣传</li></ol><ul><li>服务</li></ul>"
    assert texts(f"<div>{BODY}{items}{own}</div>")[len(NOTICE) :] == [
        *("1.动员", "2.实施", "a.培训", "3.总结"),
        *("1.学习", "2.实践", "宣传", "服务"),
    ]


def test_breaks_spans_and_entities():
    body = "请<span><span>各</span>单位</span><b>参加</b>。<br>电话：1&nbsp;2&#xff1b;&lt;略&gt;&mdash;&mdash;完。"
    assert texts(f"<div>{body}<br/>再见。</div>") == ["请各单位参加。", "电话：1\xa02；<略>——完。", "再见。"]


@pytest.mark.parametrize("named", ["gb2312", "gbk", "gb18030", "utf-8"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_pages_are_decoded_by_what_they_hold(named, encoding):
    written = page(
        f"<div>{BODY}</div>", head=f"<meta http-equiv='Content-Type' content='text/html; charset={named}'>"
    )
    assert [line.text for line in read(written.encode(encoding)).lines] == NOTICE


def test_a_page_that_begins_with_a_long_comment_is_a_page():
    written = "<!-- saved from url=(0040)https://example.invalid/ -->\n" + page(f"<div>{BODY}</div>")
    assert read(written.encode()).format == "html"


@pytest.mark.parametrize("depth", [300, 3000, 30000])
def test_very_deep_nesting_is_read(depth):
    written = page("<div><span>" * depth + "请各单位参加读书活动。")
    assert any("请各单位参加读书活动。" in line.text for line in read(written.encode()).lines)


def test_a_page_of_frames_without_text_says_so():
    with pytest.raises(errors.NoText):
        read(b"<html><head></head><frameset><frame src='a.htm'></frameset></html>")


def saved(*pages):
    parts = "".join(
        "--edge\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(written.encode()).decode()
        + "\r\n"
        for written in pages
    )
    head = 'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="edge"\r\n\r\n'
    return f"{head}{parts}--edge--\r\n".encode()


def test_a_page_saved_as_one_file_is_read_with_its_frames():
    frames = "<html><frameset><frame src='cid:1'></frameset></html>"
    document = read(saved(frames, page(f"<div>{BODY}</div>")))
    assert [line.text for line in document.lines] == NOTICE
    assert document.format == "html"


def test_places_cut_out_what_was_read():
    assert check_places(read(page(f"<div>{BODY}</div>").encode())) > 5

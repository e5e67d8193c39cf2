"""Word documents: what Word prints is read, what it hides is not."""

import pytest

from luoshi.gongwen import read
from luoshi.gongwen.flow import paragraphs
from luoshi.gongwen.formats import docx
from luoshi.gongwen.formats.word_numerals import numeral
from luoshi.gongwen.spread import spread
from luoshi.gongwen.tests.files import NOTICE, check_places
from luoshi.gongwen.tests.word_files import STRICT, field, lists, numbered, p, pack, run, tbl

BREAK = '<w:r><w:br w:type="page"/></w:r>'
RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"


def texts(body, **parts):
    return [line.text for line in docx.read_lines(pack(body, **parts)) if line.text.strip()]


def pages(body, **parts):
    return [line.page for line in docx.read_lines(pack(body, **parts)) if line.text.strip()]


def test_merged_cells_are_read_once_and_rows_stay_rows():
    merged = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("丰收县")}'
    below = f"<w:tcPr><w:vMerge/></w:tcPr>{p('')}"
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("合计")}'
    rows = tbl(("单位", "项目", "名额"), (merged, "宣讲", "3"), (below, "竞赛", "5"), (wide, "8"))
    assert texts(rows) == ["单位  项目  名额", "丰收县  宣讲  3", "竞赛  5", "合计  8"]


def test_a_table_within_a_table_gives_its_own_rows():
    inner = tbl(("姓名", "单位"), ("李明", "机床厂"))
    assert texts(tbl(("推荐人选", inner + p("")))) == ["推荐人选", "姓名  单位", "李明  机床厂"]


def test_a_deleted_row_is_left_out():
    deleted = tbl(("作废", "2")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    assert texts(tbl(("单位", "名额")) + deleted) == ["单位  名额"]


def test_paragraphs_of_a_cell_stay_apart():
    assert texts(tbl((p("宣讲") + p("竞赛"), "各县"))) == ["宣讲 竞赛  各县"]


LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def list_items(*depths, levels=LEVELS, more=""):
    body = "".join(p("做好工作", numbered(depth)) for depth in depths)
    return [text.removesuffix("做好工作") for text in texts(body, numbering=lists(*levels, more=more))]


def test_levels_begin_anew_below_each_higher_one():
    expected = ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]
    assert list_items(0, 1, 2, 2, 1, 2, 0, 1) == expected


def test_a_level_that_never_restarts_counts_on():
    levels = (LEVELS[0], ("decimal", "第%2条", '<w:lvlRestart w:val="0"/>'))
    assert list_items(0, 1, 1, 0, 1, levels=levels) == ["一、", "第1条", "第2条", "二、", "第3条"]


def test_legal_numbering_prints_digits_for_every_level():
    levels = (("chineseCountingThousand", "第%1章"), ("decimal", "%1.%2", "<w:isLgl/>"))
    assert list_items(0, 0, 1, 1, levels=levels) == ["第一章", "第二章", "2.1 ", "2.2 "]


def test_a_level_whose_upper_one_never_came_counts_that_as_begun():
    assert list_items(1, levels=(LEVELS[0], ("decimal", "%1-%2、"))) == ["一-1、"]


def test_lists_of_one_definition_count_on_and_an_override_begins_anew():
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    more += f'<w:num w:numId="3"><w:abstractNumId w:val="0"/>{start}</w:num>'
    body = "".join(p("甲", numbered(0, number)) for number in (1, 2, 3, 3))
    assert texts(body, numbering=lists(*LEVELS, more=more)) == ["一、甲", "二、甲", "一、甲", "二、甲"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>'
    '<w:style w:type="paragraph" w:styleId="one"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="two"><w:basedOn w:val="one"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="below"><w:basedOn w:val="two"/></w:style>'
    '<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def styled(name, more=""):
    return f'<w:pStyle w:val="{name}"/>{more}'


def test_numbers_come_through_styles_and_number_zero_switches_them_off():
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("甲", styled("one")) + p("乙", styled("two")) + p("丙", styled("below"))
    body += p("丁", styled("one", off)) + p("戊", styled("one"))
    found = texts(body, numbering=lists(*LEVELS), styles=STYLES)
    assert found == ["一、甲", "（一）乙", "（二）丙", "丁", "二、戊"]


def test_a_level_that_names_a_style_numbers_it():
    styles = STYLES.replace('<w:ilvl w:val="1"/>', "")
    levels = (LEVELS[0], (*LEVELS[1], '<w:pStyle w:val="two"/>'))
    found = texts(p("甲", styled("one")) + p("乙", styled("two")), numbering=lists(*levels), styles=styles)
    assert found == ["一、甲", "（一）乙"]


def test_a_deleted_paragraph_does_not_count():
    gone = p(f"<w:del>{run('作废')}</w:del>", numbered(0) + "<w:rPr><w:del/></w:rPr>")
    body = p("甲", numbered(0)) + gone + p("乙", numbered(0))
    assert texts(body, numbering=lists(*LEVELS)) == ["一、甲", "二、乙"]


@pytest.mark.parametrize(
    ("form", "count", "printed"),
    [
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 105, "一〇五"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("ideographTraditional", 3, "丙"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalFullWidth", 12, "１２"),
        ("upperRoman", 4, "IV"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
        ("somethingNew", 7, "7"),
    ],
)
def test_numbers_are_printed_as_word_prints_them(form, count, printed):
    assert numeral(count, form) == printed


def section(*references, more=""):
    inner = "".join(
        f'<w:{tag}Reference w:type="{kind}" r:id="{target}"/>' for tag, kind, target in references
    )
    return f"<w:sectPr>{inner}{more}</w:sectPr>"


def test_the_letterhead_in_the_header_of_the_first_page_is_read():
    body = "".join(map(p, NOTICE[1:]))
    edges = section(("header", "first", "header1"), ("header", "default", "header2"), more="<w:titlePg/>")
    header = p("丰收市总工会文件") + p(field("PAGE", "1"))
    document = read(pack(body + edges, header1=header, header2=p("读书活动通知")))
    assert [line.text for line in document.lines] == NOTICE
    assert document.parts[0].letterhead == "丰收市总工会文件"


def test_running_heads_and_page_numbers_stay_out_of_the_body():
    body = "".join(map(p, NOTICE))
    edges = section(("header", "default", "header1"), ("footer", "default", "footer1"))
    found = texts(
        body + edges, header1=p("丰收市总工会"), footer1=p(f"{run('— ')}{field('PAGE', '3')}{run(' —')}")
    )
    assert found == NOTICE


def test_copies_that_stand_in_a_footer_are_read_last():
    edges = section(("footer", "default", "footer1"))
    footer = (
        p("抄送：市人大常委会办公室。") + p("丰收市总工会办公室　2024年3月5日印发") + p(field("PAGE", "1"))
    )
    document = read(pack("".join(map(p, NOTICE)) + edges, footer1=footer))
    assert document.parts[0].copies_to == ("市人大常委会办公室",)


def note(kind, number, text):
    return f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>{run(text)}")}</w:{kind}>'


def test_footnotes_follow_the_text_and_break_no_paragraph():
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    own = '<w:r><w:endnoteReference w:customMarkFollows="1" w:id="5"/><w:t>*</w:t></w:r>'
    hanging = p(f"{run('（一）动员部署。各单位')}{mark}{run('制定计划')}{own}{run('。')}")
    body = "".join(hanging if "动员" in line else p(line) for line in NOTICE)
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' + note(
        "footnote", 2, "含直属单位。"
    )
    document = read(pack(body, footnotes=notes, endnotes=note("endnote", 5, "计划可以合并制定。")))
    assert [line.text for line in document.lines] == [*NOTICE, "[1] 含直属单位。", "[2] 计划可以合并制定。"]
    part = document.parts[0]
    assert part.outline[1].children[0].body == "各单位制定计划。"
    assert part.outline[1].children[1].body == "各单位开展活动。"
    assert (str(part.date), part.issuers, len(document.parts)) == ("2024-03-05", ("丰收市总工会",), 1)


def boxed(text, choice="wps:txbx"):
    inner = f"<{choice}><w:txbxContent>{p(text)}</w:txbxContent></{choice}>"
    return f"<w:drawing>{inner}</w:drawing>"


def test_the_two_renderings_of_a_text_box_are_read_once():
    both = f"<mc:Choice>{boxed('丰收市总工会文件')}</mc:Choice>"
    both += f"<mc:Fallback>{boxed('丰收市总工会文件', 'v:textbox')}</mc:Fallback>"
    body = p(f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>{run('丰工发〔2024〕7号')}")
    assert texts(body) == ["丰收市总工会文件", "丰工发〔2024〕7号"]


def test_a_box_with_only_the_old_rendering_is_read():
    old = f"<mc:Choice/><mc:Fallback>{boxed('丰收市总工会文件', 'v:textbox')}</mc:Fallback>"
    assert texts(p(f"<w:r><mc:AlternateContent>{old}</mc:AlternateContent></w:r>")) == ["丰收市总工会文件"]


def test_a_letterhead_drawn_as_word_art_is_read():
    art = '<w:r><w:pict><v:shape><v:textpath string="丰收市总工会文件"/></v:shape></w:pict></w:r>'
    assert texts(p(art) + p("丰工发〔2024〕7号")) == ["丰收市总工会文件", "丰工发〔2024〕7号"]


def test_soft_breaks_tabs_and_hyphens():
    inner = "<w:r><w:t>联系人：李明</w:t><w:tab/><w:t>0551</w:t><w:noBreakHyphen/><w:t>1234567</w:t><w:br/>"
    assert texts(p(f"{inner}<w:t>邮箱：a</w:t><w:softHyphen/><w:t>@b.cn</w:t></w:r>")) == [
        "联系人：李明 0551-1234567",
        "邮箱：a@b.cn",
    ]


def test_tracked_changes_are_read_as_accepted():
    deleted = "<w:del><w:r><w:delText>十</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo>"
    body = p(f"{run('请于3月')}{deleted}<w:ins>{run('20')}</w:ins>{run('日前报')}{moved}")
    assert texts(body) == ["请于3月20日前报新处"]


def test_a_deleted_paragraph_end_joins_two_paragraphs():
    assert texts(p("请各单位", "<w:rPr><w:del/></w:rPr>") + p("认真组织。")) == ["请各单位认真组织。"]


def test_hidden_text_is_left_out():
    hidden = run("内部批注", "<w:vanish/>") + run("也不印", '<w:rStyle w:val="secret"/>')
    shown = run("公开", '<w:vanish w:val="0"/>')
    assert texts(p(run("请") + hidden + shown), styles=STYLES) == ["请公开"]


def test_of_fields_the_results_are_read_and_page_numbers_are_not():
    simple = f'<w:fldSimple w:instr=" PAGE ">{run("9")}</w:fldSimple>'
    nested = field("IF 1 = 1", field("REF date", "3月20日") + run("前"))
    body = p(run("第") + field("PAGE", "3") + simple + run("项，") + nested + run("报送"))
    assert texts(body) == ["第项，3月20日前报送"]


def test_a_table_of_contents_is_left_out():
    opened, closed = field('TOC \\o "1-3"', "一、活动主题 1").split("<w:r><w:rPr></w:rPr>")
    body = p(opened) + p(run("二、活动安排 2") + closed.partition("</w:r>")[2]) + p("一、活动主题")
    assert texts(body) == ["一、活动主题"]


def test_a_field_that_never_ends_swallows_only_its_paragraph():
    body = p(run("甲") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p("请参加。")
    assert texts(body) == ["甲", "请参加。"]


def test_controls_links_and_smart_tags_are_read_and_prompts_are_not():
    inline = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('各县')}</w:sdtContent></w:sdt>"
    prompt = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击输入')}</w:sdtContent></w:sdt>"
    )
    linked = f"<w:hyperlink>{run('总工')}</w:hyperlink><w:smartTag>{run('会')}</w:smartTag>"
    block = f"<w:sdt><w:sdtContent>{p('请参加。')}</w:sdtContent></w:sdt>"
    assert texts(p(inline + prompt + linked) + block) == ["各县总工会", "请参加。"]


def test_symbols_are_read():
    ticked = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    sign = '<w:r><w:sym w:font="SimSun" w:char="2460"/></w:r>'
    assert texts(p(sign + run("参加") + ticked)) == ["①参加☑"]


def test_a_page_is_counted_once_however_it_is_marked():
    told = p(RENDERED + run("乙"))
    assert pages(p(run("甲") + BREAK) + told) == [1, 2]
    assert pages(p("甲") + p(RENDERED + run("乙"), "<w:pageBreakBefore/>")) == [1, 2]
    assert pages(p("甲", "<w:sectPr/>") + told + "<w:sectPr/>") == [1, 2]
    assert pages(p("甲") + p(BREAK) + p("乙", "<w:pageBreakBefore/>")) == [1, 2]
    assert pages(p(RENDERED + run("甲")) + p(BREAK) + p(BREAK) + p("乙")) == [1, 3]


def test_a_section_that_goes_on_on_the_page_turns_none():
    assert pages(p("甲", "<w:sectPr/>") + p("乙") + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>') == [
        1,
        1,
    ]


def test_a_paragraph_over_two_pages_stays_one_and_begins_on_the_first():
    body = p(run("请各单位") + RENDERED + run("认真组织。")) + p("请参加。")
    assert [(line.page, line.text) for line in docx.read_lines(pack(body))] == [
        (1, "请各单位认真组织。"),
        (2, "请参加。"),
    ]


def test_the_strict_namespace_and_another_main_part_are_read():
    body = "".join(map(p, NOTICE))
    assert texts(body, space=STRICT) == NOTICE
    assert texts(body, main="word/document2.xml") == NOTICE
    assert read(pack(body, main="word/document2.xml")).format == "docx"


def test_places_cut_out_what_was_read():
    body = "".join(p(line, numbered(0) if line == "做好总结" else "") for line in [*NOTICE, "做好总结"])
    document = read(pack(body, numbering=lists(*LEVELS)))
    assert check_places(document) > 5
    assert paragraphs(spread(document.lines))

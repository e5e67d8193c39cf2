"""The product speaks English: every text has its English, and none is written past the catalogue."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import polib
import pytest
from django.urls import reverse

import luoshi
from luoshi.common.errors import LuoshiError

ROOM = Path(luoshi.__file__).parent
CATALOGUE = ROOM / "locale/en/LC_MESSAGES/django.po"
ENTRIES = [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]
CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
FACTS = re.compile(r"%\(\w+\)[a-z]|(?<!%)%[ds]|\{\w*\}|</?\w+>")

# English texts that show something Chinese.
SHOWN = {"中文", "文号应写成“澜工办发〔2026〕12号”的样子。"}
# Templates with Chinese of their own: the name and mark of the product, of a language, the text of a document.
NAMES = {
    "luoshi/web/templates/web/_language.html": "中文",
    "luoshi/web/templates/web/desk.html": "落",
    "luoshi/web/templates/web/phone.html": "落",
    "luoshi/web/templates/web/plain.html": "落",
    "luoshi/desk/templates/desk/reports/_text.html": "附件\u3000",
}
# Pages' code with Chinese of its own: what documents and files of units are read and written by.
DOCUMENTS = {
    "luoshi/desk/notices/fields.py",
    "luoshi/desk/notices/forms.py",
    "luoshi/desk/notices/outline.py",
    "luoshi/desk/records/fields.py",
    "luoshi/desk/reports/pages/editing.py",
    "luoshi/desk/reports/views.py",
    "luoshi/desk/units/import_views.py",
    "luoshi/web/frame.py",
}
HIDDEN = re.compile(
    r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}|<!--.*?-->"
    r"|{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}|{%\s*trans(?:late)?\b.*?%}|\b_\((['\"]).*?\1\)",
    re.DOTALL,
)


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def named(path: Path) -> str:
    return str(path.relative_to(ROOM.parent))


def test_every_text_has_its_english():
    assert [entry.msgid for entry in ENTRIES if entry.fuzzy or not all(texts(entry))] == []


def test_every_plural_has_two_forms():
    plural = [entry for entry in ENTRIES if entry.msgid_plural]
    assert plural
    assert [entry.msgid for entry in plural if len(texts(entry)) != 2] == []


def test_no_english_holds_chinese():
    odd = [entry.msgid for entry in ENTRIES if any(map(CHINESE.search, texts(entry)))]
    assert set(odd) == SHOWN


def test_the_facts_of_a_text_are_the_same_in_both_languages():
    for entry in ENTRIES:
        for text in texts(entry):
            assert sorted(FACTS.findall(text)) == sorted(FACTS.findall(entry.msgid)), entry.msgid


def test_the_compiled_catalogue_is_the_written_one():
    def told(catalogue) -> dict[tuple[str | None, str], list[str]]:
        return {(entry.msgctxt, entry.msgid): texts(entry) for entry in catalogue if not entry.obsolete}

    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))
    assert told(compiled) == told(ENTRIES), "Run `make messages`."


def list_template_strays() -> Iterator[str]:
    """Chinese in a template that no translation can reach: file, line, letters."""
    for path in sorted(ROOM.glob("*/templates/**/*.html")):
        if path.name.startswith("kit_"):
            continue
        shown = HIDDEN.sub(lambda found: "\n" * found.group().count("\n"), path.read_text())
        for number, line in enumerate(shown.splitlines(), 1):
            letters = "".join(CHINESE.findall(line))
            if letters.strip(NAMES.get(named(path), "")):
                yield f"{named(path)}:{number}: {letters}"


def test_no_template_writes_chinese_past_the_catalogue():
    assert list(list_template_strays()) == []


def list_untranslated(tree: ast.AST) -> Iterator[ast.Constant]:
    """String constants that are neither prose about the code nor the argument of a translation."""
    prose = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    translated = {part for call in calls if is_translation(call) for part in ast.walk(call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose | translated:
            yield node


def is_translation(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and (call.func.id == "_" or "gettext" in call.func.id)


@pytest.mark.parametrize("room", ["desk", "web"])
def test_no_page_writes_chinese_past_the_catalogue(room):
    sources = [path for path in ROOM.glob(f"{room}/**/*.py") if "tests" not in path.parts]
    strays = [
        f"{named(path)}:{node.lineno}: {node.value}"
        for path in sources
        if named(path) not in DOCUMENTS and not path.name.startswith("kit")
        for node in list_untranslated(ast.parse(path.read_text()))
        if CHINESE.search(node.value)
    ]
    assert strays == []


@pytest.mark.parametrize("room", ["desk", "web"])
def test_no_script_writes_chinese(room):
    scripts = [path for path in ROOM.glob(f"{room}/static/**/*.js") if "vendor" not in path.parts]
    assert scripts
    assert [named(path) for path in scripts if CHINESE.search(path.read_text())] == []


def list_errors(root: type[LuoshiError] = LuoshiError) -> Iterator[type[LuoshiError]]:
    yield root
    for one in root.__subclasses__():
        yield from list_errors(one)


def test_every_error_speaks_english():
    for module in walk_packages(luoshi.__path__, "luoshi."):
        if module.name.endswith(".errors"):
            import_module(module.name)
    errors = [error for error in list_errors() if error.__module__.startswith("luoshi.")]
    assert [error.__name__ for error in errors if CHINESE.search(error.en)] == []
    assert [
        error.__name__ for error in errors if error.zh != LuoshiError.zh and error.en == LuoshiError.en
    ] == []


@pytest.mark.parametrize(
    ("address", "chinese", "english"),
    [
        ("home", ("今年以来", "最近的记录"), ("This year so far", "Latest records")),
        ("plans:inbox", ("收文", "还没有收文"), ("Inbox", "Nothing received yet")),
        ("totals:show", ("口径", "走势", "这段时间还没有记录"), ("totals", "No records in this period yet")),
    ],
)
def test_the_language_button_turns_a_page_to_english(cast, page_of, address, chinese, english):
    page, path = page_of(cast.county_officer), reverse(address)
    before = page.get(path).content.decode()
    assert '<button class="bar-button" name="language" value="en" lang="en">English</button>' in before
    page.post(reverse("set_language"), {"language": "en", "next": path})
    after = page.get(path).content.decode()
    assert '<html lang="en"' in after
    assert [word for word in english if word not in after] == []
    assert any(word in before for word in chinese)
    assert [word for word in chinese if word in after] == []
    page.post(reverse("set_language"), {"language": "zh-hans", "next": path})
    assert '<html lang="zh-hans"' in page.get(path).content.decode()

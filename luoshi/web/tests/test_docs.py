"""What docs/screens.md promises to those who write templates."""

import re
from pathlib import Path

import pytest
from django.template import Template

from luoshi.web.tags import register

PAGE = (Path(__file__).resolve().parents[3] / "docs/screens.md").read_text()
EXAMPLES = re.findall(r"```django\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_is_a_template_that_compiles(example):
    Template(example if "{% extends" in example else "{% load i18n kit %}" + example)


def test_every_tag_is_explained():
    assert [
        name for name in register.tags if f"{{% {name} " not in PAGE and f"{{% {name} %}}" not in PAGE
    ] == []

"""The root of every error that a person may be shown.

A subclass states its sentence in both languages; its facts are keyword arguments, kept as attributes and
filled into the sentence. A sentence says what was found, what was expected and what to do next.
"""

from typing import ClassVar

from luoshi.common.wording import nest_quotes


class LuoshiError(Exception):
    """An error with a sentence for a person, in Chinese and in English."""

    zh: ClassVar[str] = "操作没有完成，请重试；如仍不行，请联系管理员。"
    en: ClassVar[str] = "This did not complete. Try again; if it fails again, tell your administrator."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        for name, value in facts.items():
            setattr(self, name, value)
        super().__init__(self.text("en"))

    def text(self, language: str = "zh") -> str:
        """The sentence in `language` (a tag such as "zh-hans" or "en"; all but English give Chinese)."""
        sentence = self.en if language.lower().startswith("en") else self.zh
        return nest_quotes(sentence.format(**self.facts))


class NotFound(LuoshiError):
    """Nothing there, or nothing that this person may see: the two are never told apart."""

    zh = "没有找到您要的内容，或者您无权查看。"
    en = "What you asked for was not found, or is not yours to see."


class Refused(LuoshiError):
    """A rule forbids the act; nothing was changed."""

"""Official Chinese documents 公文, read into values by plain rules. No Django; usable on its own."""

from luoshi.gongwen.bounded import read_bounded
from luoshi.gongwen.document import Document
from luoshi.gongwen.errors import GongwenError
from luoshi.gongwen.reading import read, read_text

__all__ = ["Document", "GongwenError", "read", "read_bounded", "read_text"]

from luoshi.conftest import cast, page_of

__all__ = ["cast", "page_of"]

from luoshi.conftest import cast

__all__ = ["cast"]

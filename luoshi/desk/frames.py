"""What every page of the desk needs around its content."""

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `acting`, and `frame` for the screen kit's templates."""
    return {"acting": getattr(request, "acting", None)}

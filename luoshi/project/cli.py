"""The product's one command. `luoshi read` needs no database; every other subcommand sets Django up first."""

import os
import sys
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

from luoshi.common.errors import LuoshiError


def main() -> None:
    """Entry point of the `luoshi` script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.project.settings")
    if sys.argv[1:2] == ["demo"] or _only_asks_for_help(sys.argv[1:]):
        os.environ.setdefault("LUOSHI_DEMO", "1")
    # Typer needs every command's signature for --help, and most import models, which need settings.
    # Reading a document must work on a machine without any, so it is told apart before that.
    try:
        if sys.argv[1:2] == ["read"]:
            from luoshi.project.commands.reading import app  # noqa: PLC0415 - see above
        else:
            from luoshi.project.commands.product import app  # noqa: PLC0415 - see above
        app()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except LuoshiError as error:
        sys.exit(f"{error.text('zh')}\n{error.text('en')}")


def _only_asks_for_help(arguments: Sequence[str]) -> bool:
    """Whether nothing will be done, so that nothing need be configured."""
    return not arguments or "--help" in arguments

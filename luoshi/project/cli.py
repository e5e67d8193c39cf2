"""The product's one command. `luoshi read` needs no database; every other subcommand sets Django up first."""

import os
import secrets
import sys

from django.core.exceptions import ImproperlyConfigured

from luoshi.common.errors import LuoshiError


def main() -> None:
    """Entry point of the `luoshi` script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.project.settings")
    if sys.argv[1:2] == ["demo"]:
        os.environ.setdefault("LUOSHI_DEMO", "1")
    if not sys.argv[1:] or "--help" in sys.argv:
        # What shows the help and ends signs nothing.
        os.environ["LUOSHI_SECRET_KEY"] = secrets.token_urlsafe(48)
    # Typer needs every command's signature for --help, and most import models, which need settings.
    # Reading a document must work on a machine without any, so it is told apart before that.
    try:
        if sys.argv[1:2] == ["read"]:
            from luoshi.project.commands.reading import app  # noqa: PLC0415 - see above
        else:
            from luoshi.project.commands.product import app  # noqa: PLC0415 - see above
        app()
    except ImproperlyConfigured as fault:
        sys.exit(str(fault))
    except LuoshiError as error:
        sys.exit(f"{error.text('zh')}\n{error.text('en')}")

"""The command with all its subcommands; importing it sets Django up."""

import django
import typer

django.setup()

from luoshi.project.commands import checking, data, reading, serving  # noqa: E402 - models need settings first

app = typer.Typer(
    name="luoshi",
    no_args_is_help=True,
    add_completion=False,
    help="落实 Luoshi：从一份通知到落实到底 / from a notice to work done, counted once, at every level.",
)
for module in (serving, data, checking):
    for command in module.app.registered_commands:
        app.registered_commands.append(command)
app.command(name="read")(reading.read)

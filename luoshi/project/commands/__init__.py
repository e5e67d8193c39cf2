"""Subcommands of `luoshi`, one module a subject."""

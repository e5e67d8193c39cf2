"""Luoshi 落实: from a notice to work done, recorded once, counted once, at every level."""

__version__ = "0.1.0"

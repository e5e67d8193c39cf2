"""Bytes to lines: one module for each file format, chosen by content, never by the file's name."""

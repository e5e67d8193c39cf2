"""Kinds and indicators as data: what can be recorded, its fields, what it counts."""

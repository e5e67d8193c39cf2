"""Accounts, posts, who may do what."""

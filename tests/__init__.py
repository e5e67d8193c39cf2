"""Tests that need every room of the house at once."""

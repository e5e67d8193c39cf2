"""Totals by unit and month, as of any moment, and the entries behind each figure."""

"""What the pages of reports show, as frozen dataclasses that the templates render."""

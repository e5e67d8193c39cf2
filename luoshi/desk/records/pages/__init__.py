"""What the pages of records show: frozen values that the templates render."""

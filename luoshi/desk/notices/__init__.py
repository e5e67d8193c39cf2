"""The officer's pages for notices: upload a file, see its reading beside it, correct it, make it a plan."""

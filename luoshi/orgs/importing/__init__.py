"""Units out of an Excel or CSV file: read, checked row by row, previewed, then written all or not at all."""

"""The demonstration province: invented names, realistic sizes, the same for the same size and date every time."""

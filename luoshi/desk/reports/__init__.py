"""Reports: the list, drafting from a plan, editing, reading, what stands behind a figure, issuing."""

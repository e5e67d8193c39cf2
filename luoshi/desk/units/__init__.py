"""Units: the tree, one unit and what hangs under it, finding a unit, moving one, importing many."""

"""Records: the clerk's form and receipt, the unit's list, one record, the reviewer's queue."""

"""What was done: talks held, classes given, meetings, pieces published."""

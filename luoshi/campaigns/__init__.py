"""Notices, plans, measures, deliveries, tasks: from what a higher union asks to what each unit has to do."""

"""What the ledger tells rooms above it, which it does not know."""

from django.dispatch import Signal

# Sent once a transaction that appended entries has ended, with `entries`: how many they were.
entries_appended = Signal()

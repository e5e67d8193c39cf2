"""What the tree tells rooms above it, which it does not know."""

from django.dispatch import Signal

# Sent once a transaction has ended in which units that had a key were given another.
keys_changed = Signal()

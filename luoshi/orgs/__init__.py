"""The union tree and its changes over time."""

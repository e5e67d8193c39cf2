"""The append-only ledger: one verb writes it, nothing changes or removes what it holds."""

"""Questions to the ledger: any total, any level, as of any moment. Owns nothing that cannot be rebuilt."""

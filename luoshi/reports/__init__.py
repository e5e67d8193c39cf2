"""Documents out: text whose figures are questions to the ledger."""

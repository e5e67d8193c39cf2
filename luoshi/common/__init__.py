"""What every room may use: clock, identifiers, quantities, errors. Plain Python, no Django."""

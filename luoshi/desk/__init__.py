"""Officers' pages, one folder per subject. Doors hold pages and own no tables."""

"""The screen kit: base templates, components, static files. It holds no facts."""

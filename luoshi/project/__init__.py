"""Settings, root URLs, servers, the command line: the only place that names every app."""

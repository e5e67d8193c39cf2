"""The first page: what waits for this post, what stands at its unit."""

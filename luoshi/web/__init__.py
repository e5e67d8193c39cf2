"""The screen kit: frames, components, assets, error pages. It holds no facts and no tables."""

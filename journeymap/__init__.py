"""Customer journeys as files: what is a moment of truth, and why."""

"""Other notations that need more than the standard library, and what goes into them."""

"""Tests by room; `make test` runs them."""

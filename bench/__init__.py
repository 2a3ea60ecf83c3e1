"""What reading and scoring cost, beside what they are compared with: `python -m bench`.

A module of this folder with a function `benchmarks()` takes part.
"""

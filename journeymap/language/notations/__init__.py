"""Other notations ⇄ the journey file, each with an account of what was dropped or assumed.

What is read becomes plain data or lines of a journey file; what is written is made from plain data
or from a Journey. Here is what needs the standard library and yaml alone.
"""

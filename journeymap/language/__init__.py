"""Text → Journey, with a place for everything that is wrong.

>>> read('''
... journey: three-lines
... stages: [{stage: all, touchpoints: [{touchpoint: call, expectation: 7, experience: 5}]}]
... ''').stages[0].touchpoints[0].experience.mean
5.0
"""

from journeymap.language.reading import Located, decode, located, looks_like_journey, read

__all__ = ["Located", "decode", "located", "looks_like_journey", "read"]

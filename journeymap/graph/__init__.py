"""The journey as a graph: the chain that customers walk, and the shape of their ways."""

from journeymap.graph.markov import Chain, chain
from journeymap.graph.routes import (
    END,
    START,
    Path,
    Structure,
    likely_paths,
    most_likely_path,
    network,
    structure,
    unavoidable,
)

__all__ = [
    "END",
    "START",
    "Chain",
    "Path",
    "Structure",
    "chain",
    "likely_paths",
    "most_likely_path",
    "network",
    "structure",
    "unavoidable",
]

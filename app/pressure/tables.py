"""Random lengths out of tables: the PERT distribution as its quantiles, drawn by whole numbers; knows no segment.

A PERT length with its mode at a share ``m`` of the way is a beta distribution of 1 + 4m and 5 - 4m: one family of one
number, so that a table serves every segment of that shape and a draw is one look-up.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from app.domain.conditions import Shape

Floats = npt.NDArray[np.float32]

SIZE: Final = 4_096
"""Entries of a table: the quantiles in the middle of as many equal slices."""
_SHAPES: Final = 256
_GRID: Final = np.linspace(0.0, 1.0, 4_097)
_MIDDLES: Final = (np.arange(SIZE) + 0.5) / SIZE


def generator(seed: int, name: str) -> np.random.Generator:
    """The random numbers of one thing, the same for its name wherever it stands: a moved segment keeps its luck."""
    return np.random.Generator(np.random.SFC64([seed, zlib.crc32(name.encode())]))


def draw(seed: int, name: str, runs: int, of: tuple[float, float, float], shape: Shape = Shape.PERT) -> Floats:
    """The lengths of one thing in seconds, one a run, from its shortest, its likely and its longest."""
    shortest, likely, longest = of
    if longest - shortest < 1e-6:
        return np.full(runs, likely, np.float32)
    drawn = generator(seed, name).integers(0, SIZE, runs, dtype=np.uint16)
    table = uniform(shortest, longest) if shape is Shape.UNIFORM else pert(shortest, likely, longest)
    return table.take(drawn, mode="clip")


def pert(shortest: float, likely: float, longest: float) -> Floats:
    """The quantiles of a length in seconds; ``shortest < longest``."""
    share = min(1.0, max(0.0, (likely - shortest) / (longest - shortest)))
    table: Floats = np.float32(shortest) + np.float32(longest - shortest) * _shape(round(share * _SHAPES))
    return table


def uniform(shortest: float, longest: float) -> Floats:
    """The quantiles of a length that may be anywhere between two, in seconds."""
    return (shortest + (longest - shortest) * _MIDDLES).astype(np.float32)


@lru_cache(maxsize=_SHAPES + 1)
def _shape(step: int) -> Floats:
    """The quantiles of the shape between 0 and 1, from its density summed up on a grid."""
    rise = 4.0 * step / _SHAPES
    density = _GRID**rise * (1.0 - _GRID) ** (4.0 - rise)
    area = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
    return np.interp(_MIDDLES, area / area[-1], _GRID).astype(np.float32)


def pace(seed: int, spread: float, runs: int) -> Floats:
    """How fast the cohort of each run is, 1 as planned; nobody is twice as fast."""
    drawn = generator(seed, "pace").standard_normal(runs, dtype=np.float32)
    paces: Floats = np.maximum(np.float32(0.5), np.float32(1.0) + np.float32(spread) * drawn)
    return paces

"""Compares points of a Sobol sequence with those of scipy. usage: sobol_by_scipy.py DIMENSIONS POINTS FILE

FILE holds 32-bit integers, [dimension][point], in the byte order of the machine. Exit status: 0 the same,
1 different, 77 no scipy that could tell.
"""
import sys

try:
    import numpy
    from scipy.stats import qmc
    dimensions, points = int(sys.argv[1]), int(sys.argv[2])
    sequence = qmc.Sobol(dimensions, scramble=False, bits=32)
except (ImportError, TypeError) as reason:
    print(f"skipped: needs scipy 1.9 or later ({reason})")
    sys.exit(77)

own = numpy.fromfile(sys.argv[3], dtype=numpy.uint32).reshape(dimensions, points)
known = (sequence.random(points).T * 2.0**32).astype(numpy.uint32)
differing = (own != known).any(axis=1).nonzero()[0]
print(f"{dimensions} dimensions of {points} points: {len(differing)} differ from scipy's")
if len(differing) > 0:
    print("differing dimensions, from 1:", *(differing[:20] + 1))
sys.exit(1 if len(differing) > 0 else 0)

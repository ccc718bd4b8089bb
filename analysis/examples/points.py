#!/usr/bin/env python3
"""Points of another sampler for Tandem, and what came of them: points.py FILE writes a sample, points.py FILE DIR reads
the sweep of it. The standard library is enough; SALib, pyABC, hmer or EMA Workbench give such a file as well.

    points.py points.csv                     # a plan with design = { kind = "file"; path = "points.csv"; }
    tandem sweep plan.cfg --out results
    points.py points.csv results
"""
import csv
import random
import sys

RANGES = {"legal.ambiguity": (0.2, 0.9), "trust.spread": (0.1, 1.0), "manager.mean": (0.3, 0.7)}
POINTS = 32


def sample(path):
    """A Latin hypercube (McKay, Beckman & Conover 1979): each range in POINTS parts, every part hit once."""
    draw = random.Random(20260101)
    columns = {}
    for name, (low, high) in RANGES.items():
        parts = draw.sample(range(POINTS), POINTS)
        columns[name] = [low + (high - low) * (part + draw.random()) / POINTS for part in parts]
    with open(path, "w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["sample", *columns])  # "sample" is no parameter: it is kept beside the points
        for i in range(POINTS):
            writer.writerow([f"latin {i}", *(repr(columns[name][i]) for name in columns)])


def rank(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    for place, i in enumerate(order):
        ranks[i] = float(place)
    return ranks


def correlation(one, other):
    mean_one, mean_other = sum(one) / len(one), sum(other) / len(other)
    both = sum((a - mean_one) * (b - mean_other) for a, b in zip(one, other))
    squares = sum((a - mean_one) ** 2 for a in one) * sum((b - mean_other) ** 2 for b in other)
    return both / squares ** 0.5 if squares > 0 else 0.0


def read(path, directory):
    with open(path, newline="") as stream:
        wanted = list(csv.DictReader(stream))
    with open(f"{directory}/design.csv", newline="") as stream:
        design = list(csv.DictReader(stream))
    with open(f"{directory}/outputs.csv", newline="") as stream:
        runs = list(csv.DictReader(stream))
    same = len(wanted) == len(design) and all(
        float(w[name]) == float(d[name]) for w, d in zip(wanted, design) for name in RANGES)
    print("the sweep ran", "the points of the file" if same else "OTHER POINTS", f"({len(design)} points)")
    output = list(runs[0])[3]
    means = []
    for point in range(len(design)):
        values = [float(r[output]) for r in runs if int(r["point"]) == point and r["scenario"] == "0" and r[output]]
        means.append(sum(values) / len(values) if values else 0.0)
    for name in RANGES:
        print(f"{output}: rank correlation with {name} {correlation(rank(means), rank([float(d[name]) for d in design])):+.2f}")


if __name__ == "__main__":
    sample(sys.argv[1]) if len(sys.argv) == 2 else read(sys.argv[1], sys.argv[2])

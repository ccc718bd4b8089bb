#!/usr/bin/env python3
"""Sobol indices computed again from the tables of `tandem sensitivity`, beside those of sensitivity.csv.

python3 indices.py DIR [OUTPUT] draws DIR/indices-python.png. DIR is the result of a plan with the design saltelli.
Needs numpy and matplotlib (Debian: python3-numpy, python3-matplotlib).
"""

import csv
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def point_means(directory, output):
    """The output's mean over replicates at each point, in the order of points."""
    values = {}
    for row in rows(directory / "outputs.csv"):
        if row[output] != "":
            values.setdefault(int(row["point"]), []).append(float(row[output]))
    return np.array([np.mean(values[point]) for point in sorted(values)])


def indices(means, factors, width):
    """First order (Saltelli et al. 2010) and total order (Jansen 1999); blocks are A, B, then A with one column of B."""
    blocks = means.reshape(-1, width)
    blocks = blocks - blocks[:, :2].mean()  # without their mean the products scatter less
    a, b = blocks[:, 0], blocks[:, 1]
    variance = np.concatenate([a, b]).var(ddof=1)
    first = [np.mean(b * (blocks[:, 2 + i] - a)) / variance for i in range(factors)]
    total = [np.mean((a - blocks[:, 2 + i]) ** 2) / 2 / variance for i in range(factors)]
    return np.array(first), np.array(total)


def main():
    directory = pathlib.Path(sys.argv[1])
    table = rows(directory / "sensitivity.csv")
    output = sys.argv[2] if len(sys.argv) > 2 else table[0]["output"]
    last = {}
    for row in table:
        if row["output"] == output and row["measure"] in ("first_order", "total_order"):
            last[row["measure"], row["factor"]] = row  # the last is from all base samples
    factors = [factor for measure, factor in last if measure == "total_order"]
    means = point_means(directory, output)
    width = 2 + len(factors)
    if any(row["measure"] == "second_order" for row in table):
        width += len(factors)
    first, total = indices(means, len(factors), width)

    figure, axes = plt.subplots(figsize=(9, 2.2 + 0.5 * len(factors)), layout="constrained")
    for shift, measure, again, colour in ((-0.15, "first_order", first, "#0072B2"), (0.15, "total_order", total, "#D55E00")):
        found = [last[measure, factor] for factor in factors]
        place = np.arange(len(factors)) + shift
        value = np.array([float(row["estimate"]) for row in found])
        low = np.array([float(row["low"]) for row in found])
        high = np.array([float(row["high"]) for row in found])
        label = measure.replace("_", " ")
        axes.hlines(place, low, high, color=colour)
        axes.plot(value, place, "o", color=colour, label=f"{label}, sensitivity.csv with 95 % interval")
        axes.plot(again, place, "k+", markersize=12, label="computed again" if shift > 0 else None)
        print(f"{label}: largest difference to sensitivity.csv {np.max(np.abs(again - value)):.2g}")
    axes.axvline(0, color="#999999")
    axes.set_yticks(range(len(factors)), factors)
    axes.invert_yaxis()
    axes.set_xlabel("share of the variance")
    axes.set_title(f"Sobol indices of {output}")
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.13), frameon=False)
    figure.savefig(directory / "indices-python.png", dpi=120)
    print(directory / "indices-python.png")


if __name__ == "__main__":
    main()

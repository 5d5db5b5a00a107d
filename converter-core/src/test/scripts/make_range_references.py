"""Values of several distributions and the ranges that numpy finds for them by other means than the converter's.

usage: python make_range_references.py     (numpy only; the build itself needs no Python)

Writes src/test/resources/ranges: NAME.npy, float32, and expected.tsv. Everything is seeded. Per distribution:
percentile  numpy.percentile of all values, half of what is cut off at either end
mse         the least mean squared error of int8 with a zero point over all values, by brute force over clip ends
entropy     the least Kullback-Leibler divergence over all numbers of 2048 bins of equal width, after Migacz (GTC 2017),
            of those that clip 1 % of the values at most
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

TARGET = Path(__file__).resolve().parents[1] / "resources/ranges"
COUNT = 8192
QUANTILES = 400_000
PERCENTILES = (99.0, 99.9, 99.99)
ENDS = 72
BINS = 2048


def distributions() -> dict[str, np.ndarray]:
    """The values, by name."""
    random = np.random.default_rng(20261122)
    gauss = random.normal(0.3, 1.0, COUNT)
    outliers = random.normal(0.0, 1.0, COUNT)
    outliers[:: COUNT // 8] *= 60
    return {
        "gauss": gauss,
        "relu": np.maximum(random.normal(-0.5, 2.0, COUNT), 0),
        "laplace": random.laplace(0, 0.05, COUNT),
        "outliers": outliers,
        "skewed": random.lognormal(0, 1.0, COUNT) - 1.0,
        "uniform": random.uniform(2.0, 6.0, COUNT),
    }


def quantiles() -> dict[str, np.ndarray]:
    """Many evenly spread quantiles of distributions with a formula, which the test computes as well."""
    parts = (np.arange(QUANTILES) + 0.5) / QUANTILES
    sides = np.where(parts < 0.5, np.log(2 * parts), -np.log(2 - 2 * parts))
    logistic = np.log(parts / (1 - parts))
    return {
        "laplace-quantiles": sides,
        "logistic-quantiles": logistic,
        "exponential-quantiles": -np.log(1 - parts),
        "stretched-quantiles": np.where(np.arange(QUANTILES) % 5000 == 2500, 4, 1) * logistic,
    }


def quantization_error(values: np.ndarray, low: float, high: float) -> float:
    """Mean squared error of int8 with a zero point."""
    scale = (high - low) / 255
    zero = np.round(-128 - low / scale)
    quantized = np.clip(np.round(values / scale) + zero, -128, 127)
    return float(np.mean(((quantized - zero) * scale - values) ** 2))


def least_squares(values: np.ndarray) -> float:
    """The least error over pairs of ends, in steps of 4 %."""
    low, high = min(0.0, values.min()), max(0.0, values.max())
    factors = 2.0 ** (-np.arange(ENDS * 2) / 16)
    lows = [low * f for f in factors] if low < 0 else [0.0]
    highs = [high * f for f in factors] if high > 0 else [0.0]
    return min(quantization_error(values, a, b) for a in lows for b in highs)


def entropy(values: np.ndarray) -> float:
    """The magnitude to clip at."""
    magnitudes = np.abs(values)
    counts, edges = np.histogram(magnitudes, bins=BINS, range=(0, magnitudes.max()))
    counts = counts.astype(np.float64)
    counts[0] = counts[1]
    levels = 128 if values.min() < 0 < values.max() else 256
    best, least = BINS, np.inf
    for i in range(levels, BINS + 1):
        if counts[i:].sum() > 0.01 * counts.sum():
            continue
        reference = counts[:i].copy()
        reference[-1] += counts[i:].sum()
        bounds = np.arange(levels + 1) * i // levels
        quantized = np.zeros(i)
        for begin, end in zip(bounds[:-1], bounds[1:]):
            filled = counts[begin:end] > 0
            if filled.any():
                quantized[begin:end][filled] = counts[begin:end].sum() / filled.sum()
        p, q = reference / reference.sum(), quantized / quantized.sum()
        there = p > 0
        divergence = np.sum(p[there] * np.log(p[there] / np.maximum(q[there], 1e-12)))
        if divergence < least:
            best, least = i, divergence
    return float(edges[best])


def main() -> None:
    """Writes all files."""
    lines = ["# distribution\tquantity\tvalue; made by src/test/scripts/make_range_references.py"]
    for name, values in distributions().items():
        values = values.astype(np.float32)
        np.save(TARGET / f"{name}.npy", values)
        exact = values.astype(np.float64)
        for percentile in PERCENTILES:
            cut = (100 - percentile) / 2
            lines.append(f"{name}\tpercentile-{percentile}-low\t{np.percentile(exact, cut):.9g}")
            lines.append(f"{name}\tpercentile-{percentile}-high\t{np.percentile(exact, 100 - cut):.9g}")
        lines.append(f"{name}\tmse-whole\t{quantization_error(exact, min(0, exact.min()), max(0, exact.max())):.9g}")
        lines.append(f"{name}\tmse-least\t{least_squares(exact):.9g}")
    for name, values in quantiles().items():
        lines.append(f"{name}\tentropy-limit\t{entropy(values):.9g}")
    (TARGET / "expected.tsv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

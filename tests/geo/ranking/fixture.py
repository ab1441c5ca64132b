"""Writes fixture.json: rankings as NumPy computes them, by array operations and by bisection of each weight.

python3 tests/geo/ranking/fixture.py > tests/geo/ranking/fixture.json
"""

import json
import sys

import numpy as np

rng = np.random.default_rng(20261129)
FAR = 1e4


def scaled(column, less, norm):
    values = np.where(np.isnan(column), np.nan, -column if less else column)
    given = values[~np.isnan(values)]
    if given.size == 0:
        return values
    if norm == "minmax":
        span = given.max() - given.min()
        return (values - given.min()) / span if span > 0 else np.where(np.isnan(values), np.nan, 0.5)
    if norm == "z":
        spread = 0.0 if np.all(given == given[0]) else given.std()
        return (values - given.mean()) / spread if spread > 0 else np.where(np.isnan(values), np.nan, 0.0)
    # the mean place among equals, from both ends of a sorted search
    ordered = np.sort(given)
    places = (np.searchsorted(ordered, values, "left") + np.searchsorted(ordered, values, "right") - 1) / 2
    share = places / (given.size - 1) if given.size > 1 else np.full(values.shape, 0.5)
    return np.where(np.isnan(values), np.nan, share)


def matrix(values, less, norm, missing):
    columns = [scaled(values[:, k], less[k], norm) for k in range(values.shape[1])]
    out = np.column_stack(columns)
    for k in range(out.shape[1]):
        absent = np.isnan(out[:, k])
        given = out[~absent, k]
        if missing == "skip" or given.size == 0:
            continue
        out[absent, k] = given.min() if missing == "worst" else given.mean()
    return out


def scores(parts, weights):
    have = ~np.isnan(parts)
    total = have @ weights
    with np.errstate(invalid="ignore"):
        return np.where(total > 0, np.nansum(parts * weights, axis=1) / total, np.nan)


def first(parts, weights):
    got = scores(parts, weights)
    best = np.nanmax(got)
    top = np.flatnonzero(got >= best - 1e-9)
    return int(top[0]) if top.size == 1 else None


def change(parts, weights, k, towards):
    """The weight nearest to the present one, on one side, at which the first place changes; None: nowhere."""
    now = first(parts, weights)
    down = np.linspace(weights[k], 0, 2001)[1:-1]
    steps = down if towards == 0 else weights[k] + np.geomspace(1e-3, FAR, 4001)
    have = ~np.isnan(parts)

    def leads(w):
        moved = np.tile(weights, (len(w), 1))
        moved[:, k] = w
        total = moved @ have.T
        got = np.where(total > 0, moved @ np.nan_to_num(parts).T, -np.inf) / np.where(total > 0, total, 1)
        return got.argmax(axis=1) == now

    lost = np.flatnonzero(~leads(steps))
    if lost.size == 0:
        return None
    lo, hi = steps[lost[0] - 1] if lost[0] > 0 else weights[k], steps[lost[0]]
    for _ in range(100):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if leads(np.array([mid]))[0] else (lo, mid)
    return float(hi)


def case(values, weights, less, norm, missing):
    keep = ~np.isnan(values).any(axis=1) if missing == "out" else np.full(values.shape[0], True)
    parts = matrix(values[keep], less, norm, missing)
    got = scores(parts, weights)
    there = ~np.isnan(got)
    index = np.flatnonzero(keep)[there]
    parts, got = parts[there], got[there]
    alone = got.size < 2 or first(parts, weights) is None
    ranges = [
        None if alone else {"from": change(parts, weights, k, 0), "to": change(parts, weights, k, FAR)}
        for k in range(values.shape[1])
    ]
    return {
        "values": [[None if np.isnan(v) else float(v) for v in row] for row in values],
        "weights": weights.tolist(),
        "less": [bool(x) for x in less],
        "norm": norm,
        "missing": missing,
        "scores": {str(i): float(s) for i, s in zip(index, got)},
        "places": {str(i): int(1 + np.sum(got > s + 1e-9)) for i, s in zip(index, got)},
        "ranges": ranges,
    }


cases = []
for norm in ("minmax", "rank", "z"):
    for missing in ("out", "worst", "mean", "skip"):
        for round_ in range(3):
            n, m = int(rng.integers(3, 12)), int(rng.integers(1, 5))
            values = np.round(rng.lognormal(3, 1, (n, m)), 2)
            if round_ == 1:
                values[:, 0] = rng.integers(0, 3, n)  # many equals
            if round_ > 0:
                values[rng.random((n, m)) < 0.2] = np.nan
            weights = rng.integers(1, 11, m).astype(float)
            cases.append(case(values, weights, rng.random(m) < 0.4, norm, missing))
    flat = np.array([[5.0, 1.0], [5.0, 2.0], [5.0, 3.0]])
    cases.append(case(flat, np.array([2.0, 1.0]), np.array([False, True]), norm, "out"))
    same = np.array([[1.0, 2.0], [2.0, 1.0]])
    cases.append(case(same, np.array([1.0, 1.0]), np.array([False, False]), norm, "out"))
json.dump(cases, sys.stdout, indent=1)

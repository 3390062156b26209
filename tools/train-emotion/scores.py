"""F1 over labels, thresholds from the dev split, and bootstrap intervals."""

import numpy as np

import goemotions

GRID = np.round(np.arange(0.02, 0.96, 0.01), 2)


MEMBERS_PART = 0.5  # of a group's logit: what its labels say of it; the rest is what its own output says


def probabilities(logits):
    return 1 / (1 + np.exp(-logits))


def with_members(logits):
    """The 39 logits, each group's the mean of its own output's and that of "at least one of its labels" (taken as independent)."""
    absent = np.log(np.clip(1 - probabilities(logits[:, :28]), 1e-6, 1)) @ goemotions.MEMBERSHIP
    any_of_them = np.clip(-np.expm1(absent), 1e-5, 1 - 1e-5)
    said = MEMBERS_PART * np.log(any_of_them / (1 - any_of_them)) + (1 - MEMBERS_PART) * logits[:, 28:]
    return np.concatenate([logits[:, :28], said], 1)


def f1(wanted, found):
    """Macro-F1, micro-F1 and the F1 of each label; a label neither wanted nor found counts as 0."""
    hits, false, missed = (wanted & found).sum(0), (~wanted & found).sum(0), (wanted & ~found).sum(0)
    total = 2 * hits + false + missed
    each = np.where(total > 0, 2 * hits / np.maximum(total, 1), 0.0)
    return each.mean(), 2 * hits.sum() / max(total.sum(), 1), each


def reached_best(wanted, found):
    """One threshold a label: the middle of the plateau within .005 of the best F1."""
    wanted, chosen = wanted > 0.5, np.zeros(found.shape[1])
    for label in range(found.shape[1]):
        one = wanted[:, label : label + 1]
        reached = np.array([f1(one, found[:, label : label + 1] >= at)[0] for at in GRID])
        best = reached.max()
        chosen[label] = np.median(GRID[reached >= best - 0.005]) if best > 0 else 0.5
    return chosen


def promised_best(found):
    """Half of the best F1 that calibrated probabilities promise: the best threshold for them (Lipton and others, 2014)."""
    falling = np.sort(found, axis=0)[::-1]
    counts = np.arange(1, len(found) + 1)[:, None]
    return (2 * falling.cumsum(0) / (counts + falling.sum(0))).max(0) / 2


def thresholds(wanted, found):
    """One threshold a label, from the given (dev) split: what was best there is noisy for rare labels, what is promised is not."""
    return (reached_best(wanted, found) + promised_best(found)) / 2


def scored(wanted, found, at):
    """Macro-F1 and micro-F1 of each group of outputs."""
    return {
        name: f1(wanted[:, columns] > 0.5, found[:, columns] >= at[columns])[:2]
        for name, columns in goemotions.GROUPS.items()
    }


def line(logits, wanted):
    """The scores with thresholds from the same texts, to watch a run by."""
    found = probabilities(logits)
    reached = scored(wanted, found, thresholds(wanted, found))
    return "  ".join(f"{name} {macro:.4f}/{micro:.4f}" for name, (macro, micro) in reached.items())


def interval(wanted, found, at, rounds=1000, seed=1):
    """The 95 % bootstrap interval of each group's macro-F1."""
    chance, reached = np.random.default_rng(seed), {name: [] for name in goemotions.GROUPS}
    decided, right = found >= at, wanted > 0.5
    for _ in range(rounds):
        some = chance.integers(0, len(wanted), len(wanted))
        for name, columns in goemotions.GROUPS.items():
            reached[name].append(f1(right[some][:, columns], decided[some][:, columns])[0])
    return {name: tuple(np.percentile(values, [2.5, 97.5])) for name, values in reached.items()}


def report(name, wanted, found, at):
    """Prints macro-F1 with its interval and micro-F1 of each group."""
    bounds, parts = interval(wanted, found, at), []
    for group, (macro, micro) in scored(wanted, found, at).items():
        low, high = bounds[group]
        parts.append(f"{group} {macro:.4f} ({low:.3f}-{high:.3f}) / {micro:.4f}")
    print(f"{name:<24}" + "  ".join(parts), flush=True)

"""Shares of a count as they are printed."""
import math


def share(count, total):
    """A share with its 95 % interval (Wilson)."""
    if not total:
        return "-"
    z, part = 1.96, count / total
    middle = (part + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(part * (1 - part) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{part:.3f} ({middle - half:.3f}-{middle + half:.3f})"

"""Measures decisions a second of the chain with four stations: one environment, and many side by side, on one core."""

import time

import numpy as np
import processchain


def single(seconds: float = 2.0) -> float:
    """One copy, as ``ProcessChainEnv.step`` does it: observation and mask are copied."""
    env = processchain.Batch("four-stations")
    env.reset(seeds=1)
    decisions, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        for _ in range(100):
            env.actions[0] = 1
            env.step(processchain.NEXT_STEP)
            env.observations[0].copy()
            env.masks[0].copy()
        decisions += 100
    return decisions / (time.perf_counter() - start)


def vector(copies: int = 1024, seconds: float = 2.0) -> float:
    """Many copies, as ``ProcessChainVectorEnv.step`` does it."""
    env = processchain.Batch("four-stations", copies=copies)
    env.reset(seeds=np.arange(copies))
    actions = np.arange(copies)[:, None] % env.choices
    decisions, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        env.actions[:] = actions
        env.step(processchain.NEXT_STEP)
        env.observations.copy()
        env.masks.copy()
        decisions += copies
    return decisions / (time.perf_counter() - start)


if __name__ == "__main__":
    print(f"one copy:    {single():12,.0f} decisions a second")
    print(f"1024 copies: {vector():12,.0f} decisions a second")

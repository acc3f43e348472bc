"""ProcessChain in Python: inventory systems as environments of Gymnasium, with the controllers and agents of ProcessChain.

>>> import processchain
>>> batch = processchain.Batch("four-stations", periods=100)
>>> batch.reset(seeds=1)
>>> rule = batch.control("make-to-order")
>>> while not batch.ends[0]:
...     rule(); batch.step()
>>> batch.figures_of(0)["costPerDay"]

With Gymnasium: ``gymnasium.make("processchain/FourStations-v0")``, ``gymnasium.make_vec(…)``, and
:func:`processchain.make` for any experiment or definition file.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ._batch import DISABLED, NEXT_STEP, SAME_STEP, TERMINATED, TRUNCATED, WAS_RESET, Batch, Control, load
from ._host import ProcessChainError

if TYPE_CHECKING:
    from ._gymnasium import ProcessChainEnv, ProcessChainVectorEnv
    from ._seats import ProcessChainParallelEnv

__all__ = [
    "DISABLED", "IDS", "NEXT_STEP", "SAME_STEP", "TERMINATED", "TRUNCATED", "WAS_RESET", "Batch", "Control",
    "ProcessChainError", "load", "make", "make_vec", "parallel_env", "register",
]

IDS = {
    "processchain/FourStations-v0": "four-stations",
    "processchain/VolatileFourStations-v0": "volatile-four-stations",
    "processchain/EightStations-v0": "eight-stations",
    "processchain/InvManagement-v0": "or-gym-backlog",
    "processchain/InvManagement-v1": "or-gym-article",
    "processchain/NetworkManagement-v1": "or-gym-network",
    "processchain/LostSales-v0": "lost-sales",
    "processchain/DualSourcing-v0": "dual-sourcing",
    "processchain/Perishable-v0": "perishable",
    "processchain/BeerGame-v0": "beer-game",
}
"""The registered environments, and the experiment whose system each of them is."""


def make(source: str | os.PathLike[str] = "", **arguments: Any) -> "ProcessChainEnv":
    """An environment of any built-in experiment or definition file; the arguments are those of :class:`Batch`."""
    from ._gymnasium import ProcessChainEnv

    return ProcessChainEnv(source, **arguments)


def make_vec(source: str | os.PathLike[str] = "", num_envs: int = 1, **arguments: Any) -> "ProcessChainVectorEnv":
    """The same, many copies side by side; ``autoreset_mode`` is one of Gymnasium's."""
    from ._gymnasium import ProcessChainVectorEnv

    return ProcessChainVectorEnv(source, num_envs, **arguments)


def parallel_env(source: str | os.PathLike[str] = "beer-game", **arguments: Any) -> "ProcessChainParallelEnv":
    """A supply system with an agent at each seat, in PettingZoo's parallel form; the arguments are those of :class:`Batch`."""
    from ._seats import ProcessChainParallelEnv

    return ProcessChainParallelEnv(source, **arguments)


def register() -> None:
    """Tells Gymnasium of :data:`IDS`. Importing the package does it, where Gymnasium is installed."""
    import gymnasium

    for identifier, source in IDS.items():
        gymnasium.register(
            identifier,
            entry_point="processchain._gymnasium:ProcessChainEnv",
            vector_entry_point="processchain._gymnasium:ProcessChainVectorEnv",
            kwargs={"source": source},
        )


try:
    register()
except ImportError:
    pass

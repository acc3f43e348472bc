"""Several agents, one at each seat of a supply system, in PettingZoo's parallel form."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray

from ._batch import TERMINATED, TRUNCATED, Batch
from ._host import ProcessChainError

try:
    from pettingzoo import ParallelEnv
except ImportError:
    ParallelEnv = object

_COSTS = ("holdingCost", "transitCost", "stockoutCost")


class ProcessChainParallelEnv(ParallelEnv):  # type: ignore[misc]
    """A supply system whose places are agents: each sees its own seat, and orders at the same time as the others.

    It is a ``pettingzoo.ParallelEnv`` where PettingZoo is installed, else it has the same methods. An observation is what is
    seen from the seat (``Batch.seat_numbers``), an action the units ordered, the reward of an agent less its own costs of the
    period. The arguments are those of :class:`processchain.Batch`.

    Raises:
        ProcessChainError: The system tells nothing of its seats, or orders reach their supplier in the same period.
    """

    metadata: dict[str, Any] = {"name": "processchain_seats_v0", "render_modes": [], "is_parallelizable": True}

    def __init__(self, source: str | os.PathLike[str] = "beer-game", *, render_mode: None = None, **arguments: Any) -> None:
        self.batch = Batch(source, **arguments)
        self.render_mode = render_mode
        if not self.batch.seat_numbers:
            raise ProcessChainError(f"{self.batch.name}: its system does not tell what is seen from its seats.")
        self.possible_agents = list(self.batch.places)
        self.agents: list[str] = []
        self._observation_spaces = {
            agent: spaces.Box(np.float32([-np.inf, 0, 0, 0]), np.inf, (4,), np.float32) for agent in self.possible_agents
        }
        self._action_spaces = {
            agent: spaces.Box(0, np.float32(most), (1,), np.float32)
            for agent, most in zip(self.possible_agents, self.batch.largest)
        }
        names = self.batch.flow_names
        self._costs = [[names.index(f"{cost}.{agent}") for cost in _COSTS] for agent in self.possible_agents]
        self._random = np.random.default_rng()
        self._is_seeded = False

    def observation_space(self, agent: str) -> spaces.Box:
        """What is seen from the agent's seat."""
        return self._observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.Box:
        """Units that the agent orders."""
        return self._action_spaces[agent]

    def reset(
        self, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, NDArray[np.float32]], dict[str, dict[str, Any]]]:
        """Begins episode 0 of a seed, or without one the next episode."""
        if seed is None and not self._is_seeded:
            seed = int(self._random.integers(2**31))
        self._is_seeded = True
        self.batch.reset(seed)
        self.agents = list(self.possible_agents)
        observations = self._observe()
        if np.isnan(list(observations.values())).any():
            raise ProcessChainError(
                f"{self.batch.name}: orders reach their supplier in the same period, so its seats decide one after the "
                "other; the parallel form needs order lead times of 1 or more."
            )
        return observations, {agent: {} for agent in self.agents}

    def step(self, actions: dict[str, Any]) -> tuple[
        dict[str, NDArray[np.float32]], dict[str, float], dict[str, bool], dict[str, bool], dict[str, dict[str, Any]]
    ]:
        """Plays a period with the order of every agent."""
        batch = self.batch
        batch.actions[0] = [float(np.reshape(actions[agent], ())) for agent in self.possible_agents]
        batch.step()
        observations, flows, end = self._observe(), batch.flows()[0], int(batch.ends[0])
        agents = self.agents
        rewards = {agent: -float(flows[costs].sum()) for agent, costs in zip(agents, self._costs)}
        terminated = dict.fromkeys(agents, end & TERMINATED != 0)
        truncated = dict.fromkeys(agents, end & TRUNCATED != 0)
        infos: dict[str, dict[str, Any]] = {agent: {} for agent in agents}
        if end:
            infos = {agent: {"figures": batch.figures_of(0)} for agent in agents}
            self.agents = []
        return observations, rewards, terminated, truncated, infos

    def render(self) -> None:
        """Nothing is drawn."""

    def close(self) -> None:
        """Nothing is held open."""

    def _observe(self) -> dict[str, NDArray[np.float32]]:
        return dict(zip(self.possible_agents, self.batch.seats()[0].astype(np.float32)))

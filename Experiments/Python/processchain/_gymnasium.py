"""The environments of Gymnasium 1.x: one copy of a system, and many side by side."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import gymnasium
import numpy as np
from gymnasium import spaces
from gymnasium.vector import AutoresetMode, VectorEnv
from gymnasium.vector.utils import batch_space
from numpy.typing import NDArray

from ._batch import DISABLED, NEXT_STEP, SAME_STEP, TERMINATED, TRUNCATED, Batch, Control

_MODES = {AutoresetMode.DISABLED: DISABLED, AutoresetMode.NEXT_STEP: NEXT_STEP, AutoresetMode.SAME_STEP: SAME_STEP}
_LARGEST_SEED = 2**31


def _mode(given: str | AutoresetMode) -> AutoresetMode:
    for mode in AutoresetMode:
        if given in (mode, mode.value, mode.name, mode.name.lower()):
            return mode
    allowed = ", ".join(mode.name.lower() for mode in AutoresetMode)
    raise ValueError(f"autoreset_mode is {given!r}; allowed are {allowed}.")


def _observation_space(batch: Batch) -> spaces.Box:
    return spaces.Box(batch.low, batch.high, dtype=np.float32)


def _action_space(batch: Batch) -> spaces.Space[Any]:
    if batch.choices:
        return spaces.Discrete(batch.choices)
    return spaces.Box(0, batch.largest.astype(np.float32), (len(batch.places),), np.float32)


class ProcessChainEnv(gymnasium.Env[NDArray[np.float32], Any]):
    """One system as an environment; the arguments are those of :class:`processchain.Batch`.

    ``reset(seed=s)`` begins episode 0 of the seed, ``reset()`` the next episode of the same seed: the episodes are those
    that ``SystemEnvironment`` of C# plays. ``info["action_mask"]`` has a 1 for each choice that is allowed, also as
    ``action_masks()``; at the end of an episode ``info["figures"]`` has its figures by name.
    """

    metadata: dict[str, Any] = {"render_modes": []}

    def __init__(
        self,
        source: str | os.PathLike[str] = "",
        *,
        preset: str | None = None,
        periods: int | None = None,
        plugins: Sequence[str | os.PathLike[str]] = (),
        text: str | None = None,
        render_mode: None = None,
    ) -> None:
        self.batch = Batch(source, preset=preset, periods=periods, plugins=plugins, text=text)
        self.render_mode = render_mode
        self.observation_space = _observation_space(self.batch)
        self.action_space = _action_space(self.batch)
        self._is_choice = self.batch.choices > 0
        self._is_seeded = False

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[NDArray[np.float32], dict[str, Any]]:
        """Begins an episode; options ``{"episode": n}`` choose one of the seed."""
        super().reset(seed=seed)
        if seed is None and not self._is_seeded:
            seed = int(self.np_random.integers(_LARGEST_SEED))
        self._is_seeded = True
        episode = (options or {}).get("episode")
        if seed is None and episode is not None:
            seed = int(self.batch.seeds[0, 0])
        self.batch.reset(seed, 0 if episode is None else episode)
        return self.batch.observations[0].copy(), self._info()

    def step(self, action: Any) -> tuple[NDArray[np.float32], float, bool, bool, dict[str, Any]]:
        batch = self.batch
        batch.actions[0] = action
        batch.step()
        end = int(batch.ends[0])
        info = self._info()
        if end:
            info["figures"] = batch.figures_of(0)
        return batch.observations[0].copy(), float(batch.rewards[0]), end & TERMINATED != 0, end & TRUNCATED != 0, info

    def action_masks(self) -> NDArray[np.bool_]:
        """True for each choice that is allowed, as the maskable algorithms of SB3-contrib ask for it."""
        return self.batch.masks[0] != 0

    def control(self, name: str, agent: str | os.PathLike[str] | None = None) -> Control:
        """A controller of the experiment for this environment: :meth:`processchain.Batch.control`."""
        return self.batch.control(name, agent)

    def _info(self) -> dict[str, Any]:
        return {"action_mask": self.batch.masks[0].copy()} if self._is_choice else {}


class ProcessChainVectorEnv(VectorEnv[NDArray[np.float32], NDArray[Any], NDArray[Any]]):
    """Many copies of a system, stepped in one call; the arguments are those of :class:`processchain.Batch`.

    Args:
        num_envs: How many copies.
        autoreset_mode: What comes after the end of an episode: ``next_step``, ``same_step`` or ``disabled``.
    """

    def __init__(
        self,
        source: str | os.PathLike[str] = "",
        num_envs: int = 1,
        *,
        autoreset_mode: str | AutoresetMode = AutoresetMode.NEXT_STEP,
        preset: str | None = None,
        periods: int | None = None,
        plugins: Sequence[str | os.PathLike[str]] = (),
        text: str | None = None,
        render_mode: None = None,
    ) -> None:
        self.batch = Batch(source, preset=preset, periods=periods, copies=num_envs, plugins=plugins, text=text)
        mode = _mode(autoreset_mode)
        self.metadata = {"render_modes": [], "autoreset_mode": mode}
        self.render_mode = render_mode
        self.num_envs = num_envs
        self.single_observation_space = _observation_space(self.batch)
        self.single_action_space = _action_space(self.batch)
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self._mode = _MODES[mode]
        self._all = np.ones(num_envs, np.bool_)
        self._is_seeded = False

    def reset(
        self, *, seed: int | Sequence[int | None] | None = None, options: dict[str, Any] | None = None
    ) -> tuple[NDArray[np.float32], dict[str, Any]]:
        """Begins episodes: of the seeds ``seed, seed + 1, …``, of those of a list, or without a seed the next ones.

        Options ``{"reset_mask": mask}`` choose the copies, as a boolean array.
        """
        super().reset(seed=seed if isinstance(seed, int) else None)
        mask = self._mask(options)
        if seed is None and not self._is_seeded:
            seed = int(self.np_random.integers(_LARGEST_SEED))
        self._is_seeded = True
        if seed is None:
            self.batch.reset(None, mask=mask)
        else:
            self._reset_to(self._seeds(seed), mask)
        infos: dict[str, Any] = {}
        self._add_masks(infos, mask)
        return self.batch.observations.copy(), infos

    def step(
        self, actions: NDArray[Any]
    ) -> tuple[NDArray[np.float32], NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_], dict[str, Any]]:
        batch = self.batch
        batch.actions[:] = np.reshape(actions, batch.actions.shape)
        batch.step(self._mode)
        ends = batch.ends
        terminated, truncated = ends & TERMINATED != 0, ends & TRUNCATED != 0
        infos: dict[str, Any] = {}
        self._add_masks(infos, self._all)
        over = terminated | truncated
        if over.any():
            self._add_ends(infos, over)
        return batch.observations.copy(), batch.rewards.copy(), terminated, truncated, infos

    def action_masks(self) -> NDArray[np.bool_]:
        """``[copy, choice]``: True for each choice that is allowed."""
        return self.batch.masks != 0

    def control(self, name: str, agent: str | os.PathLike[str] | None = None) -> Control:
        """A controller of the experiment for these environments: :meth:`processchain.Batch.control`."""
        return self.batch.control(name, agent)

    def _mask(self, options: dict[str, Any] | None) -> NDArray[np.bool_]:
        mask = (options or {}).get("reset_mask")
        if mask is None:
            return self._all
        if not isinstance(mask, np.ndarray) or mask.dtype != np.bool_ or mask.shape != (self.num_envs,):
            raise TypeError(f"options['reset_mask'] must be an array of {self.num_envs} booleans.")
        if not mask.any():
            raise ValueError("options['reset_mask'] chooses no environment.")
        return mask

    def _seeds(self, seed: int | Sequence[int | None]) -> list[int | None]:
        seeds = [seed + copy for copy in range(self.num_envs)] if isinstance(seed, int) else list(seed)
        if len(seeds) != self.num_envs:
            raise ValueError(f"There are {len(seeds)} seeds; one for each of the {self.num_envs} environments is needed.")
        return seeds

    def _reset_to(self, seeds: list[int | None], mask: NDArray[np.bool_]) -> None:
        given = np.array([seed is not None for seed in seeds])
        if (mask & given).any():
            self.batch.reset([0 if seed is None else seed for seed in seeds], mask=mask & given)
        if (mask & ~given).any():
            self.batch.reset(None, mask=mask & ~given)

    def _add_masks(self, infos: dict[str, Any], known: NDArray[np.bool_]) -> None:
        if self.batch.choices:
            infos["action_mask"], infos["_action_mask"] = self.batch.masks.copy(), known.copy()

    def _add_ends(self, infos: dict[str, Any], over: NDArray[np.bool_]) -> None:
        batch = self.batch
        figures: dict[str, Any] = {}
        for index, name in enumerate(batch.figures_by_name):
            figures[name], figures["_" + name] = np.where(over, batch.figures[:, index], 0.0), over.copy()
        last: dict[str, Any] = {"figures": figures, "_figures": over.copy()}
        if self._mode != SAME_STEP:
            infos.update(last)
            return
        final = np.full(self.num_envs, None, dtype=object)
        for copy in np.flatnonzero(over):
            final[copy] = batch.final_observations[copy].copy()
        if batch.choices:
            last["action_mask"], last["_action_mask"] = batch.final_masks * over[:, None], over.copy()
        infos["final_obs"], infos["_final_obs"] = final, over.copy()
        infos["final_info"], infos["_final_info"] = last, over.copy()

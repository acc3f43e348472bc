"""Copies of a system side by side. Needs numpy only; the environments of Gymnasium are made of it."""

from __future__ import annotations

import ctypes
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._host import ProcessChainError, functions

DISABLED, NEXT_STEP, SAME_STEP = 0, 1, 2
"""What comes after the end of an episode, by Gymnasium's names."""

TERMINATED, TRUNCATED, WAS_RESET = 1, 2, 4
"""Bits of :attr:`Batch.ends`."""


class Batch:
    """Copies of the system of an experiment, stepped together.

    The arrays are views into the memory of .NET and change with every call; copy what must be kept.

    Args:
        source: The name of a built-in experiment, e.g. ``four-stations``, or the path of a definition file.
        preset: One of its presets; by default the one that it names.
        periods: Periods of an episode; by default those of the system, else 1000.
        copies: How many, 1 or more.
        plugins: Paths of assemblies with kinds of your own.
        text: The text of a definition, instead of a source.

    Raises:
        ProcessChainError: There is no such experiment, or it has faults.
    """

    def __init__(
        self,
        source: str | os.PathLike[str] = "",
        *,
        preset: str | None = None,
        periods: int | None = None,
        copies: int = 1,
        plugins: Sequence[str | os.PathLike[str]] = (),
        text: str | None = None,
    ) -> None:
        self._functions = functions()
        self._handle = self._functions.open(
            (text if text is not None else os.fspath(source)).encode(),
            int(text is not None),
            None if preset is None else preset.encode(),
            "\n".join(os.fspath(plugin) for plugin in plugins).encode(),
            0 if periods is None else periods,
            copies,
        )
        if not self._handle:
            raise self._functions.error()
        about: dict[str, Any] = json.loads(self._functions.describe(self._handle))
        self.name: str = about["name"]
        self.title: str = about["title"]
        self.period: str = about["period"]
        """What a period is called, e.g. ``day``."""
        self.periods: int = about["periods"]
        self.copies: int = about["copies"]
        self.choices: int = about["choices"]
        """How many choices an action is one of; 0 where actions are orders."""
        self.places: list[str] = about["places"]
        """Where units are ordered, where actions are orders."""
        self.largest = np.array([float(units) for units in about["largest"]])
        """The most that can be ordered in each place; infinite where nothing limits it."""
        self.figures_by_name: list[str] = [figure["key"] for figure in about["figures"]]
        self.flow_names: list[str] = about["flows"]
        self.seat_numbers: list[str] = about["seatNumbers"]
        """What is seen from each of the :attr:`places`; empty where a system does not tell it."""
        self.goal: dict[str, Any] = about["goal"]
        """What controllers are compared by: ``key``, ``title``, ``unit``, ``minimise``."""
        self.controllers: list[str] = about["controllers"]
        self.observation_names: list[str] = [number["name"] for number in about["observation"]]
        self.low = np.array([float(number["low"]) for number in about["observation"]], np.float32)
        self.high = np.array([float(number["high"]) for number in about["observation"]], np.float32)

        addresses, n = about["addresses"], self.copies
        self.actions = _view(addresses["actions"], ctypes.c_double, n, max(1, len(self.places)))
        """``[copy, number]``: a choice, or units ordered in each place; set before a step."""
        self.observations = _view(addresses["observations"], ctypes.c_float, n, len(self.low))
        """``[copy, number]``, in natural units."""
        self.masks = _view(addresses["masks"], ctypes.c_int8, n, self.choices)
        """``[copy, choice]``: 1 where it is allowed."""
        self.rewards = _view(addresses["rewards"], ctypes.c_double, n)
        self.ends = _view(addresses["ends"], ctypes.c_uint8, n)
        """``[copy]``: bits ``TERMINATED``, ``TRUNCATED``, ``WAS_RESET``."""
        self.figures = _view(addresses["figures"], ctypes.c_double, n, len(self.figures_by_name))
        """``[copy, figure]`` of the episode that ended last."""
        self.final_observations = _view(addresses["final"], ctypes.c_float, n, len(self.low))
        """``[copy, number]``: with ``SAME_STEP``, the last observation of the episode that has just ended."""
        self._flows = _view(addresses["flows"], ctypes.c_double, n, len(self.flow_names))
        self._seats = _view(addresses["seats"], ctypes.c_double, n, len(self.places), len(self.seat_numbers))
        self.final_masks = _view(addresses["finalMasks"], ctypes.c_int8, n, self.choices)
        """``[copy, choice]``: what was allowed there."""
        self.seeds = _view(addresses["seeds"], ctypes.c_int64, n, 2)
        """``[copy, 2]``: seed and number of the episode of each copy."""
        self._chosen = _view(addresses["chosen"], ctypes.c_uint8, n)

    def reset(self, seeds: Any = None, episodes: Any = 0, mask: NDArray[np.bool_] | None = None) -> None:
        """Begins an episode in every copy, or in those of a mask.

        Args:
            seeds: A seed for each copy, or one for all; None: the episode after the one that the copy is in.
            episodes: Numbers of episodes within the seeds. Copies of equal seed and number play equal episodes.
            mask: True for the copies that it is about.
        """
        self._chosen[:] = 1 if mask is None else mask
        chosen = self._chosen != 0
        if seeds is None:
            self.seeds[chosen, 1] += 1
        else:
            self.seeds[chosen, 0] = np.broadcast_to(seeds, self.copies)[chosen]
            self.seeds[chosen, 1] = np.broadcast_to(episodes, self.copies)[chosen]
        if self._functions.reset(self._handle):
            raise self._functions.error()

    def step(self, mode: int = DISABLED) -> None:
        """Takes :attr:`actions`.

        Raises:
            ProcessChainError: An action is not allowed, or an episode is over.
        """
        if self._functions.step(self._handle, mode):
            raise self._functions.error()

    def flows(self) -> NDArray[np.float64]:
        """``[copy, flow]`` of the period that was played last, in the order of :attr:`flow_names`."""
        self._look()
        return self._flows

    def seats(self) -> NDArray[np.float64]:
        """``[copy, place, number]``: what is seen from each seat now, in the order of :attr:`seat_numbers`, units."""
        self._look()
        return self._seats

    def _look(self) -> None:
        if self._functions.look(self._handle):
            raise self._functions.error()

    def figures_of(self, copy: int) -> dict[str, float]:
        """The figures of the episode that ended last in a copy, by name."""
        return dict(zip(self.figures_by_name, self.figures[copy].tolist()))

    def control(self, name: str, agent: str | os.PathLike[str] | None = None) -> "Control":
        """A controller of the experiment, which decides for this batch.

        Args:
            name: Its name in the definition, one of :attr:`controllers`.
            agent: The file of its trained agent, where it learns.
        """
        return Control(self, name, agent)

    def __del__(self) -> None:
        handle, self._handle = getattr(self, "_handle", None), None
        if handle:
            self._functions.free(handle)


class Control:
    """A controller that decides for a batch: a rule, or the agent of a training."""

    def __init__(self, batch: Batch, name: str, agent: str | os.PathLike[str] | None = None) -> None:
        self._handle = None
        self._functions = functions()
        self.batch = batch
        self._handle = self._functions.control(
            batch._handle, name.encode(), None if agent is None else os.fspath(agent).encode()
        )
        if not self._handle:
            raise self._functions.error()

    def __call__(self) -> NDArray[np.float64]:
        """What it decides now, ``[copy, number]``: what has been written to :attr:`Batch.actions`."""
        if self._functions.decide(self._handle):
            raise self._functions.error()
        return self.batch.actions

    def __del__(self) -> None:
        handle, self._handle = getattr(self, "_handle", None), None
        if handle:
            self._functions.free(handle)


def load(agent: str | os.PathLike[str], *, periods: int | None = None, copies: int = 1) -> Control:
    """The agent of a training in a run's folder, with a batch of the system that it was trained on.

    Args:
        agent: A file of the folder ``checkpoints`` of a run, e.g. ``checkpoints/recommended.1.agent``.
        periods: Periods of an episode; by default those of the system, else 1000.
        copies: How many copies of the system.
    """
    path = Path(agent)
    definition = path.resolve().parent.parent / "definition.yaml"
    if not path.is_file() or not definition.is_file():
        raise ProcessChainError(f"{path}: is no agent in the folder of a run, beside whose folder is a definition.yaml.")
    batch = Batch(definition, periods=periods, copies=copies)
    return batch.control(path.name.split(".")[0], path)


def _view(address: int, kind: Any, *shape: int) -> NDArray[Any]:
    size = int(np.prod(shape))
    if size == 0:
        return np.zeros(shape, np.dtype(kind))
    return np.ctypeslib.as_array((kind * size).from_address(address)).reshape(shape)

"""One deep Q-learning step in PyTorch, the peer of `processchain benchmark learning`.

For every line read it measures all figures and prints a line of JSON: microseconds for each variant.
The first line printed tells what runs here. One thread; the models are built before anything is measured.
"""

import json
import sys
import time

try:
    import torch
    from torch import nn
except ImportError:
    print(f"error: {sys.executable} has no PyTorch.")
    sys.exit(1)

BATCH = int(sys.argv[2])
ROWS = 100_000
GAMMA = 0.99
TAU = 0.01
RATE = 1e-5
SECONDS = 0.15


def network(sizes):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class Memory:
    def __init__(self, inputs, actions):
        self.states = torch.rand(ROWS, inputs)
        self.next_states = torch.rand(ROWS, inputs)
        self.actions = torch.randint(actions, (ROWS, 1))
        self.rewards = torch.rand(ROWS)
        self.discounts = torch.full((ROWS,), GAMMA)

    def sample(self):
        rows = torch.randint(ROWS, (BATCH,))
        return (
            self.states[rows],
            self.actions[rows],
            self.rewards[rows],
            self.discounts[rows],
            self.next_states[rows],
        )


class Loss(nn.Module):
    """The mean squared error of a batch against its targets."""

    def __init__(self, sizes):
        super().__init__()
        self.online, self.target = network(sizes), network(sizes)
        self.target.load_state_dict(self.online.state_dict())

    def forward(self, states, actions, rewards, discounts, next_states):
        with torch.no_grad():
            wanted = rewards + discounts * self.target(next_states).max(1)[0]
        values = self.online(states).gather(1, actions).squeeze(1)
        return ((values - wanted) ** 2).mean()


def step_of(sizes, jit):
    """A function that does one step: sample, targets, loss, backward, SGD, soft update."""
    memory = Memory(sizes[0], sizes[-1])
    loss_of = Loss(sizes)
    weights, target_weights = list(loss_of.online.parameters()), list(loss_of.target.parameters())
    if jit:
        loss_of = torch.jit.trace(loss_of, memory.sample())

    def step():
        gradients = torch.autograd.grad(loss_of(*memory.sample()), weights)
        with torch.no_grad():
            torch._foreach_add_(weights, gradients, alpha=-RATE)
            torch._foreach_mul_(target_weights, 1 - TAU)
            torch._foreach_add_(target_weights, weights, alpha=TAU)

    return step


def action_of(sizes, jit):
    """A function that takes the greedy action in one state."""
    state = torch.rand(1, sizes[0])
    online = network(sizes)
    if jit:
        online = torch.jit.trace(online, state)

    def act():
        with torch.no_grad():
            return int(online(state).argmax())

    return act


def microseconds(work):
    count, began = 0, time.process_time()
    while time.process_time() - began < SECONDS:
        for _ in range(20):
            work()
        count += 20
    return (time.process_time() - began) / count * 1e6


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    figures = {}
    for sizes in json.loads(sys.argv[1]):
        for name, make in (("step", step_of), ("action", action_of)):
            key = f"{name} {'-'.join(map(str, sizes))}"
            figures[key] = {"eager": make(sizes, jit=False), "jit": make(sizes, jit=True)}
    for variants in figures.values():
        for work in variants.values():
            microseconds(work)
    print(f"PyTorch {torch.__version__}", flush=True)
    for _ in sys.stdin:
        measured = {
            key: {variant: microseconds(work) for variant, work in variants.items()}
            for key, variants in figures.items()
        }
        print(json.dumps(measured), flush=True)


main()

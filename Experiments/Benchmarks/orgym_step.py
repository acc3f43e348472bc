"""Steps of OR-Gym's InvManagement-v1 in its default configuration, the peer of `processchain benchmark inventory`.

For every line read it measures all figures and prints a line of JSON: steps in a second of processor time.
The first line printed tells what runs here. The first argument is the base stock levels, the second a path of demand, both
as JSON.
"""

import json
import sys
import time

try:
    import numpy as np
    import or_gym
    from or_gym.envs.supply_chain.inventory_management import InvManagementLostSalesEnv
except ImportError as reason:
    print(f"error: {sys.executable} has no OR-Gym: {reason}.")
    sys.exit(1)

LEVELS = np.array(json.loads(sys.argv[1]))
DEMAND = json.loads(sys.argv[2])
SECONDS = 0.5


def base_stock(env):
    """What the echelon positions lack to the levels, no more than the suppliers can ship."""
    lacking = LEVELS - np.cumsum(env.I[env.period] + env.T[env.period])
    if env.period > 0:
        lacking = lacking + np.cumsum(env.B[env.period - 1, :-1])
    stocks = np.append(env.I[env.period, 1:], np.inf)
    return np.maximum(0, np.minimum(lacking, np.minimum(env.supply_capacity, stocks)))


def mean_demand(_, orders=np.full(LEVELS.shape, 20)):
    """The same order in every step: nothing is measured but the step."""
    return orders


def steps_a_second(env, decide):
    steps, began = 0, time.process_time()
    while time.process_time() - began < SECONDS:
        env.reset()
        is_over = False
        while not is_over:
            is_over = env.step(decide(env))[2]
            steps += 1
    return steps / (time.process_time() - began)


def main():
    environments = {
        "demand drawn": InvManagementLostSalesEnv(),
        "demand given": InvManagementLostSalesEnv(env_config={"dist": 5, "user_D": DEMAND}),
    }
    policies = {"base stock": base_stock, "step alone": mean_demand}
    print(f"OR-Gym {or_gym.__version__}", flush=True)
    for _ in sys.stdin:
        measured = {
            f"{figure}, {variant}": steps_a_second(env, decide)
            for figure, decide in policies.items()
            for variant, env in environments.items()
        }
        print(json.dumps(measured), flush=True)


main()

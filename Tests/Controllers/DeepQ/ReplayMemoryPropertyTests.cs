namespace ProcessChain.Tests;

/// <summary>
/// Random trajectories beside <see cref="ReferenceMemory"/>: returns over several steps, cuts within episodes, ends, episodes that are
/// left, states that repeat, numbers that need more bytes from some time on, and a memory that is saved and loaded on the way.
/// </summary>
internal sealed class ReplayMemoryPropertyTests
{
    private const double Gamma = 0.9;
    private const int Decisions = 2000;

    [Test, Pairwise]
    public void Memory_IsTheNewestWholeTransitions(
        [Values(1, 2, 7, 100, 1500)] int capacity,
        [Values(1, 2, 5, 40)] int steps,
        [Values(1, 7, 8, 9, 21)] int inputs,
        [Values(1, 6)] int actions,
        [Values(1, 4, 200)] int episode,
        [Values(1, 2, 4)] int width
    )
    {
        var course = new Course(capacity, steps, inputs, actions);
        for (var decision = 0; decision < Decisions; decision++)
        {
            if (decision == Decisions / 2)
                course.Width = width;
            course.Decide(episode);
            if (decision % 250 == 100)
                course.LeaveAndLoad();
            if (decision % 50 == 0)
                course.AssertIsReference();
        }
        course.AssertIsReference();
        Assert.That(course.Memory.NumberWidth, Is.EqualTo(width));
    }

    /// <summary>A memory, its reference, and a course of decisions that both take in.</summary>
    private sealed class Course
    {
        private readonly int capacity;
        private readonly int returnSteps;
        private readonly int actions;
        private readonly InputSteps scaling;
        private readonly ReferenceMemory reference;
        private readonly Random random = new(1);
        private ReturnBuffer returns;
        private float[] state;
        private bool[] allowed;
        private int reached;

        public Course(int capacity, int steps, int inputs, int actions)
        {
            (this.capacity, returnSteps, this.actions) = (capacity, steps, actions);
            scaling = Scaling(inputs);
            reference = new ReferenceMemory(capacity, steps, Gamma);
            Memory = new ReplayMemory(capacity, scaling, actions);
            returns = new ReturnBuffer(Memory, steps, Gamma);
            (state, allowed) = Any();
            reached = Memory.AddState(state, allowed);
        }

        /// <summary>Bytes that new numbers need.</summary>
        public int Width { get; set; } = 1;

        public ReplayMemory Memory { get; private set; }

        public void Decide(int episode)
        {
            if (random.Next(3) == 0)
                Cut(isTerminal: false);
            Act();
            Reach(random.Next(5) == 0 ? (state, allowed) : Any());
            if (random.Next(episode) > 0)
            {
                returns.Complete(reached);
                reference.Complete(state, allowed);
                return;
            }
            Cut(isTerminal: random.Next(2) == 0);
            Reach(Any());
        }

        /// <summary>An episode is left, and another program goes on.</summary>
        public void LeaveAndLoad()
        {
            using var saved = new MemoryStream();
            StateArchive.Write(saved, Memory.Keep);
            saved.Position = 0;
            Memory = new ReplayMemory(capacity, scaling, actions);
            StateArchive.ReadLast(saved, Memory.Keep);
            returns = new ReturnBuffer(Memory, returnSteps, Gamma);
            reference.Clear();
            Reach(Any());
        }

        public void AssertIsReference()
        {
            Assert.That(Memory.Count, Is.EqualTo(reference.Transitions.Count));
            for (var number = 0; number < Memory.Count; number++)
            {
                var (index, expected) = (Memory.FromOldest(number), reference.Transitions[number]);
                AssertSame(Memory.State(index), expected.State);
                AssertSame(Memory.NextState(index), expected.NextState);
                Assert.That(Memory.NextAllowed(index).AsSpan().SequenceEqual(expected.NextAllowed));
                Assert.That(
                    Memory.Experience(Memory[index].State),
                    Is.EqualTo(new Experience(expected.Action, expected.Return, expected.Baseline, expected.Discount))
                );
            }
        }

        private void Act()
        {
            var (action, reward, pays) = (random.Next(actions), random.NextSingle(), random.Next(2) == 0);
            returns.Add(reached, action, reward, pays);
            reference.Add(state, action, reward, pays);
        }

        private void Cut(bool isTerminal)
        {
            returns.Cut(reached, isTerminal);
            reference.Cut(state, allowed, isTerminal);
        }

        private void Reach((float[] State, bool[] Allowed) next)
        {
            (state, allowed) = next;
            reached = Memory.AddState(state, allowed);
        }

        private (float[] State, bool[] Allowed) Any() =>
            (
                [.. Enumerable.Range(0, scaling.Count).Select(_ => AnyNumber())],
                [.. Enumerable.Range(0, actions).Select(_ => random.Next(2) == 0)]
            );

        private float AnyNumber() =>
            Width switch
            {
                1 => random.Next(sbyte.MinValue, sbyte.MaxValue + 1),
                2 => random.Next(short.MinValue, short.MaxValue + 1),
                _ => (random.NextSingle() - 0.5f) * 1e6f,
            };

        private InputSteps Scaling(int inputs)
        {
            var steps = new InputSteps(inputs);
            for (var i = 0; i < inputs; i++)
            {
                steps.Divisors[i] = random.Next(2) == 0 ? 1 : random.NextSingle();
                steps.Factors[i] = random.Next(2) == 0 ? 1 : random.NextSingle();
                steps.Largest[i] = random.Next(2) == 0 ? 1 : float.PositiveInfinity;
            }
            return steps;
        }

        /// <summary>To the last bit: a number of single precision is not rounded in between.</summary>
        private void AssertSame(float[] inputs, float[] shown)
        {
            for (var i = 0; i < shown.Length; i++)
            {
                var divided = shown[i] / scaling.Divisors[i];
                var multiplied = divided * scaling.Factors[i];
                var expected = Math.Min(scaling.Largest[i], multiplied);
                Assert.That(
                    BitConverter.SingleToInt32Bits(inputs[i]),
                    Is.EqualTo(BitConverter.SingleToInt32Bits(expected))
                );
            }
        }
    }
}

using System.Runtime.ExceptionServices;
using System.Threading;

namespace ProcessChain.Controllers.Ppo;

/// <summary>
/// Threads that do tasks together. Which thread does which task is left to chance: tasks must not depend on each other.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Thread[] helpers;
    private readonly Barrier barrier;
    private readonly Lock failing = new();
    private Action<int>? work;
    private int tasks;
    private int taken;
    private int failedTask;
    private ExceptionDispatchInfo? failure;

    /// <param name="workers">Threads, the caller's included; 1 or more.</param>
    public WorkerTeam(int workers)
    {
        barrier = new Barrier(workers);
        helpers = new Thread[workers - 1];
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = new Thread(Help) { IsBackground = true, Name = $"worker {i + 1}" };
            helpers[i].Start();
        }
    }

    /// <summary>Does all tasks and returns when they are done. Does not allocate.</summary>
    /// <param name="count">How many tasks.</param>
    /// <param name="task">Gets the number of a task, from 0.</param>
    /// <exception cref="Exception">What the first task that failed has thrown.</exception>
    public void Run(int count, Action<int> task)
    {
        (work, tasks, taken, failure) = (task, count, 0, null);
        barrier.SignalAndWait();
        DoTasks();
        barrier.SignalAndWait();
        failure?.Throw();
    }

    /// <summary>Sends the threads home.</summary>
    public void Dispose()
    {
        work = null;
        barrier.SignalAndWait();
        foreach (var helper in helpers)
            helper.Join();
        barrier.Dispose();
    }

    private void Help()
    {
        while (true)
        {
            barrier.SignalAndWait();
            if (work is null)
                return;
            DoTasks();
            barrier.SignalAndWait();
        }
    }

    private void DoTasks()
    {
        for (var task = Interlocked.Increment(ref taken) - 1; task < tasks; task = Interlocked.Increment(ref taken) - 1)
        {
            try
            {
                work!(task);
            }
#pragma warning disable CA1031 // Whatever it is, the caller of Run gets it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Note(task, exception);
            }
        }
    }

    /// <summary>Keeps the failure of the task with the lowest number, so that chance does not choose.</summary>
    private void Note(int task, Exception exception)
    {
        lock (failing)
        {
            if (failure is null || task < failedTask)
                (failedTask, failure) = (task, ExceptionDispatchInfo.Capture(exception));
        }
    }
}

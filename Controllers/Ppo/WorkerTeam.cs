using System.Runtime.ExceptionServices;
using System.Threading;

namespace ProcessChain;

/// <summary>
/// Threads that do tasks together. Which thread does which task is left to chance: tasks must not depend on each other. The
/// caller does tasks, too, and waits only for those that others have begun: where threads are short of processors, it is not
/// held up by helpers that have not come.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    /// <summary>Looks around for a new task before a helper goes to sleep: a few microseconds.</summary>
    private const int Spins = 50;

    private readonly Thread[] helpers;
    private readonly object gate = new();
    private Action<int>? work;
    private int tasks;
    private int taken;
    private int done;
    private bool isOver;
    private int failedTask;
    private ExceptionDispatchInfo? failure;

    /// <param name="workers">Threads, the caller's included; 1 or more.</param>
    public WorkerTeam(int workers)
    {
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
    /// <exception cref="Exception">What the task with the lowest number of those that failed has thrown.</exception>
    public void Run(int count, Action<int> task)
    {
        lock (gate)
        {
            (work, tasks, taken, done, failure) = (task, count, 0, 0, null);
            Monitor.PulseAll(gate);
        }
        while (Take() is { } next)
            Do(next);
        lock (gate)
        {
            while (done < tasks)
                Monitor.Wait(gate);
        }
        failure?.Throw();
    }

    /// <summary>Sends the threads home.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            Monitor.PulseAll(gate);
        }
        foreach (var helper in helpers)
            helper.Join();
    }

    private void Help()
    {
        while (TakeOrWait() is { } next)
            Do(next);
    }

    /// <summary>The next task; null when all are taken.</summary>
    private int? Take()
    {
        lock (gate)
            return taken < tasks ? taken++ : null;
    }

    /// <summary>The next task, once there is one; null when there will be none.</summary>
    private int? TakeOrWait()
    {
        for (var spin = 0; spin < Spins && Volatile.Read(ref taken) >= Volatile.Read(ref tasks); spin++)
            Thread.SpinWait(Spins);
        lock (gate)
        {
            while (taken == tasks && !isOver)
                Monitor.Wait(gate);
            return taken < tasks ? taken++ : null;
        }
    }

    private void Do(int task)
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
        lock (gate)
        {
            done++;
            if (done == tasks)
                Monitor.PulseAll(gate);
        }
    }

    /// <summary>Keeps the failure of the task with the lowest number, so that chance does not choose.</summary>
    private void Note(int task, Exception exception)
    {
        lock (gate)
        {
            if (failure is null || task < failedTask)
                (failedTask, failure) = (task, ExceptionDispatchInfo.Capture(exception));
        }
    }
}

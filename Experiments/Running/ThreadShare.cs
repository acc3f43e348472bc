namespace ProcessChain.Experiments;

/// <summary>
/// Threads that several runs share: no more units are under way at a time, and of those that wait the longest is next, so that at the end
/// no long one is left alone. May be used by several threads.
/// </summary>
/// <param name="threads">How many units may be under way, 1 or more.</param>
internal sealed class ThreadShare(int threads)
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<TaskCompletionSource<IDisposable>, double> waiting = new();
    private int free = threads;

    /// <summary>Waits for a thread.</summary>
    /// <param name="work">How much is to be done with it.</param>
    /// <param name="stop">Nobody is given a thread any more.</param>
    /// <returns>To be disposed of when it is done.</returns>
    /// <exception cref="OperationCanceledException">All was stopped.</exception>
    public IDisposable Enter(double work, CancellationToken stop)
    {
        var turn = Ask(work);
        turn.Wait(stop);
        return turn.Result;
    }

    /// <summary>Asks for a thread.</summary>
    /// <returns>Ends when there is one.</returns>
    internal Task<IDisposable> Ask(double work)
    {
        var turn = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Enqueue(turn, -work);
            Give();
        }
        return turn.Task;
    }

    private void Leave()
    {
        lock (gate)
        {
            free++;
            Give();
        }
    }

    private void Give()
    {
        if (free == 0 || !waiting.TryDequeue(out var next, out _))
            return;
        free--;
        next.SetResult(new Taken(this));
    }

    private sealed class Taken(ThreadShare share) : IDisposable
    {
        public void Dispose() => share.Leave();
    }
}

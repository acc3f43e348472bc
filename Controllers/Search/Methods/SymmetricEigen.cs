namespace ProcessChain;

/// <summary>
/// Eigenvalues and orthonormal eigenvectors of a symmetric matrix by Jacobi's rotations in a fixed order (Golub &amp; Van Loan,
/// Matrix Computations, section 8.5). Arrays are reused; nothing is allocated after the construction.
/// </summary>
internal sealed class SymmetricEigen(int size)
{
    private const int MostSweeps = 60;

    private readonly double[,] work = new double[size, size];

    /// <summary>In no order.</summary>
    public double[] Values { get; } = new double[size];

    /// <summary>The eigenvector of value k is column k.</summary>
    public double[,] Vectors { get; } = new double[size, size];

    /// <summary>Decomposes a symmetric matrix, which stays as it is.</summary>
    public void Decompose(double[,] matrix)
    {
        Array.Copy(matrix, work, matrix.Length);
        Array.Clear(Vectors);
        for (var i = 0; i < size; i++)
            Vectors[i, i] = 1;
        for (var sweep = 0; sweep < MostSweeps && Sweep(); sweep++)
            continue;
        for (var i = 0; i < size; i++)
            Values[i] = work[i, i];
    }

    /// <summary>One rotation for each element off the diagonal; false where all of them are negligible.</summary>
    private bool Sweep()
    {
        var rotated = false;
        for (var p = 0; p < size; p++)
        {
            for (var q = p + 1; q < size; q++)
            {
                // Relative to the diagonal, so that small eigenvalues are as accurate as large ones.
                if (Math.Abs(work[p, q]) <= 1e-16 * Math.Sqrt(Math.Abs(work[p, p] * work[q, q])))
                    continue;
                Rotate(p, q);
                rotated = true;
            }
        }
        return rotated;
    }

    private void Rotate(int p, int q)
    {
        var theta = (work[q, q] - work[p, p]) / (2 * work[p, q]);
        var tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var k = 0; k < size; k++)
            Turn(ref work[k, p], ref work[k, q], cosine, sine);
        for (var k = 0; k < size; k++)
            Turn(ref work[p, k], ref work[q, k], cosine, sine);
        for (var k = 0; k < size; k++)
            Turn(ref Vectors[k, p], ref Vectors[k, q], cosine, sine);
        (work[p, q], work[q, p]) = (0, 0);
    }

    private static void Turn(ref double x, ref double y, double cosine, double sine) =>
        (x, y) = ((cosine * x) - (sine * y), (sine * x) + (cosine * y));
}

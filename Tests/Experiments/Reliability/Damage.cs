namespace ProcessChain.Tests;

/// <summary>Bytes as they come out of broken disks and bad intentions: bits flipped, cut, swapped, doubled.</summary>
internal sealed class Damage(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Others than the given ones, mostly.</summary>
    public byte[] Of(byte[] whole)
    {
        var bytes = whole.ToArray();
        for (var blow = random.Next(1, 4); blow > 0; blow--)
            bytes = Strike(bytes);
        return bytes;
    }

    private byte[] Strike(byte[] bytes)
    {
        if (bytes.Length == 0)
            return [(byte)random.Next(256)];
        var (from, to) = (random.Next(bytes.Length), random.Next(bytes.Length));
        var length = random.Next(Math.Min(64, bytes.Length - Math.Max(from, to)));
        switch (random.Next(6))
        {
            case 0:
                bytes[from] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                return bytes[..from];
            case 2:
                return bytes[from..];
            case 3:
                var kept = bytes.AsSpan(from, length).ToArray();
                bytes.AsSpan(to, length).CopyTo(bytes.AsSpan(from, length));
                kept.CopyTo(bytes, to);
                return bytes;
            case 4:
                return [.. bytes[..from], .. bytes[to..]];
            default:
                bytes[from] = (byte)"0123456789\",.-eE\n{}[]:\0\xff"[random.Next(24)];
                return bytes;
        }
    }
}

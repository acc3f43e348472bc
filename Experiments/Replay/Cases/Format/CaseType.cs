using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>A form of golden cases.</summary>
/// <param name="Recognises">Whether a file, given its outermost object, is of this form.</param>
/// <param name="Play">Reads the case of a file and plays it; faults of it are an <see cref="InvalidInputException"/>.</param>
internal sealed record CaseType(Func<JsonElement, bool> Recognises, Func<string, PlayedCase> Play);

/// <summary>A golden case that was played.</summary>
/// <param name="Result">What came of it, in the form of its file.</param>
/// <param name="Difference">Where that differs from what the file expects; null where it does not, or the file expects nothing.</param>
internal sealed record PlayedCase(JsonElement Result, string? Difference);

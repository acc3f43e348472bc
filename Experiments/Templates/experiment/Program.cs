using ProcessChain.Experiments;

// Runs the experiment of a definition file: dotnet run -c Release [file.yaml]
var kinds = DefinitionKinds.Standard;
var experiment = DefinitionReader.ReadFile(args.FirstOrDefault() ?? "experiment.yaml", kinds: kinds);
var number = 1;
while (Directory.Exists(Folder()))
    number++;
var summary = ExperimentRun.Run(experiment, Folder(), new RunOptions { Jobs = Environment.ProcessorCount });
var goal = experiment.System.Goal;
foreach (var controller in summary.Controllers)
    Console.WriteLine($"{controller.Name, -20} {goal.Title} {controller.Goal.Mean:F2} ± {controller.Goal.Ci95:F2}");
foreach (var failure in summary.Failures)
    Console.WriteLine($"{failure.Unit}: {failure.Reason}");
Console.WriteLine($"Report: {Path.GetFullPath(Path.Combine(Folder(), "report.html"))}");

string Folder() => Path.Combine("results", $"{experiment.Name}-{number}");

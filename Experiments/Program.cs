using ProcessChain.Experiments.CommandLine;

return Application.Run(args);

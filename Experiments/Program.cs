using ProcessChain.Experiments;

return Application.Run(args);

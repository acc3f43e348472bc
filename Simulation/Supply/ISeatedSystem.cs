namespace ProcessChain;

/// <summary>
/// A kind of supply system with seats: its view tells what whoever orders in a place sees (<see cref="SupplyView.Seat"/>), and
/// the system what that place costs (<see cref="SupplySystem.CostAt"/>). Implemented by the definition.
/// </summary>
internal interface ISeatedSystem;

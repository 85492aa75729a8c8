namespace FromLocust.MilMove;

/// <summary>Who can be logged in.</summary>
public enum UserType
{
    /// <summary>A customer.</summary>
    MilMove,

    /// <summary>A services counselor of the office.</summary>
    ServicesCounselor,

    /// <summary>A task ordering officer of the office.</summary>
    TaskOrderingOfficer,

    /// <summary>A task invoicing officer of the office.</summary>
    TaskInvoicingOfficer,
}

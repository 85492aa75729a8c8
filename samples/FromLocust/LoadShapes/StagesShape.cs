namespace FromLocust.LoadShapes;

/// <summary>A load shape that changes the number of users in stages, each with the time at which it ends.</summary>
public sealed class StagesShape : LoadShape
{
    static readonly (int Duration, int Users, int SpawnRate)[] Stages =
    [
        (60, 10, 10),
        (120, 50, 10),
        (180, 100, 10),
        (240, 30, 10),
        (300, 0, 10),
    ];

    public override LoadTarget Tick(ShapeContext now)
    {
        foreach (var stage in Stages)
        {
            if (now.RunTime.TotalSeconds < stage.Duration) return LoadTarget.Of(stage.Users, stage.SpawnRate);
        }

        return LoadTarget.Finished;
    }
}

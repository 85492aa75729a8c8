using LoadTest.Run;

namespace LoadTest.Tests.Run.Health;

/// <summary>Sensors that read what Linux says of itself: proc(5), cgroups(7), the kernel's documentation of schedstat and PSI.</summary>
public sealed class FileSensorTests
{
    readonly Canned _files = new();

    [Fact]
    public void Busy_processors_are_those_that_neither_idle_nor_wait_for_a_disk()
    {
        var sensor = new ProcessorSensor(_files.Files, () => TimeSpan.Zero, cores: 2);
        _files["/proc/stat"] = "cpu  1000 0 500 8000 100 0 0 0 0 0\ncpu0 1 2 3 4 5 6 7 8 9 0\n";
        Canned.Look(sensor, seconds: 0);
        _files["/proc/stat"] = "cpu  1100 5 545 8030 120 0 0 0 0 0\n";

        Assert.Equal("busy processors 75, stolen processor time 0", Canned.Look(sensor));
    }

    [Theory]
    [InlineData("cpu  1181 0 500 8019 100 0 0 0 0 0", "BUSY PROCESSORS 90.5, stolen processor time 0")]
    [InlineData("cpu  1000 0 500 8195 100 0 0 5 0 0", "busy processors 2.5, STOLEN PROCESSOR TIME 2.5")]
    public void Processors_are_trouble_when_busy_or_stolen(string stat, string expected)
    {
        var sensor = new ProcessorSensor(_files.Files, () => TimeSpan.Zero, cores: 2);
        _files["/proc/stat"] = "cpu  1000 0 500 8000 100 0 0 0 0 0";
        Canned.Look(sensor, seconds: 0);
        _files["/proc/stat"] = stat;

        Assert.Equal(expected, Canned.Look(sensor));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cpu 1 2 3")]
    [InlineData("cpu a b c d e f g h i j")]
    public void Where_the_machine_does_not_say_how_busy_it_is_the_process_does(string stat)
    {
        var used = TimeSpan.FromSeconds(10);
        var sensor = new ProcessorSensor(_files.Files, () => used, cores: 2);
        if (stat.Length > 0) _files["/proc/stat"] = stat;
        Canned.Look(sensor, seconds: 0);
        used += TimeSpan.FromSeconds(1.9);

        Assert.Equal("OWN PROCESSOR USE 95", Canned.Look(sensor));
    }

    [Fact]
    public void Waiting_for_a_processor_is_added_up_over_all_threads_beyond_a_little_for_each_turn()
    {
        var sensor = new RunQueueSensor(_files.Files);
        _files["/proc/self/task/7/schedstat"] = "5000000 1000000000 50\n";
        _files["/proc/self/task/8/schedstat"] = "0 0 0\n";
        Canned.Look(sensor, seconds: 0);
        _files["/proc/self/task/7/schedstat"] = "5000000 1200000000 150\n";
        _files["/proc/self/task/8/schedstat"] = "0 150000000 100\n";

        // 350 ms, less 200 turns of 0.2 ms.
        Assert.Equal("WAIT FOR A PROCESSOR 310", Canned.Look(sensor));
    }

    [Fact]
    public void Many_short_waits_of_a_healthy_load_are_no_trouble_and_threads_that_end_are_forgotten()
    {
        var sensor = new RunQueueSensor(_files.Files);
        _files["/proc/self/task/7/schedstat"] = "0 900000000 5";
        _files["/proc/self/task/8/schedstat"] = "0 0 0";
        Canned.Look(sensor, seconds: 0);
        _files.Remove("/proc/self/task/7/schedstat");
        _files["/proc/self/task/8/schedstat"] = "0 600000000 6000";

        Assert.Equal("wait for a processor 0", Canned.Look(sensor));
    }

    [Fact]
    public void Rates_are_per_second_however_long_ago_the_last_look_was()
    {
        var sensor = new RunQueueSensor(_files.Files);
        _files["/proc/self/task/7/schedstat"] = "0 0 0";
        Canned.Look(sensor, seconds: 0);
        _files["/proc/self/task/7/schedstat"] = "0 900000000 0";

        Assert.Equal("WAIT FOR A PROCESSOR 300", Canned.Look(sensor, seconds: 3));
    }

    [Theory]
    [InlineData("0::/pod/box\n", "/sys/fs/cgroup/pod/box/cpu.stat", "nr_periods 10\nthrottled_usec {0}000\n")]
    [InlineData("0::/host/path\n", "/sys/fs/cgroup/cpu.stat", "throttled_usec {0}000\n")]
    [InlineData("9:memory:/x\n4:cpu,cpuacct:/docker/abc\n0::/docker/abc\n", "/sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.stat", "nr_throttled 1\nthrottled_time {0}000000\n")]
    [InlineData("4:cpu,cpuacct:/docker/abc\n", "/sys/fs/cgroup/cpu/cpu.stat", "throttled_time {0}000000\n")]
    public void What_a_container_is_throttled_is_found_in_both_versions_of_control_groups(string groups, string path, string text)
    {
        _files["/proc/self/cgroup"] = groups;
        _files[path] = text.Replace("{0}", "500", StringComparison.Ordinal);
        var sensor = new ThrottleSensor(_files.Files);
        Canned.Look(sensor, seconds: 0);

        _files[path] = text.Replace("{0}", "510", StringComparison.Ordinal);
        Assert.Equal("throttled by the container's quota 10", Canned.Look(sensor));
        _files[path] = text.Replace("{0}", "521", StringComparison.Ordinal);
        Assert.Equal("THROTTLED BY THE CONTAINER'S QUOTA 11", Canned.Look(sensor));
    }

    [Fact]
    public void Pressure_counts_where_threads_do_not_say_how_long_they_waited()
    {
        _files["/proc/self/cgroup"] = "0::/pod\n";
        _files["/sys/fs/cgroup/pod/cpu.pressure"] = "some avg10=0.00 avg60=0.00 avg300=0.00 total=1000000\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=9\n";
        var sensor = new PressureSensor(_files.Files);
        Canned.Look(sensor, seconds: 0);
        _files["/sys/fs/cgroup/pod/cpu.pressure"] = "some avg10=9.00 avg60=0.00 avg300=0.00 total=1300000\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=9\n";

        Assert.Equal("PROCESSOR PRESSURE 300", Canned.Look(sensor));
    }

    [Fact]
    public void Pressure_is_not_read_beside_the_waits_of_threads()
    {
        _files["/proc/self/schedstat"] = "1 2 3\n";
        _files["/proc/pressure/cpu"] = "some avg10=0.00 avg60=0.00 avg300=0.00 total=1000000\n";

        Assert.Equal("", Canned.Look(new PressureSensor(_files.Files)));
    }

    [Theory]
    [InlineData(800, "local ports in TIME_WAIT 80")]
    [InlineData(801, "LOCAL PORTS IN TIME_WAIT 80.1")]
    public void Ports_of_closed_connections_are_held_against_the_range(int waiting, string expected)
    {
        _files["/proc/net/sockstat"] = $"sockets: used 12\nTCP: inuse 1 orphan 0 tw {waiting} alloc 1 mem 309\nUDP: inuse 0 mem 0\n";
        _files["/proc/sys/net/ipv4/ip_local_port_range"] = "40000\t40999\n";

        Assert.Equal(expected, Canned.Look(new PortSensor(_files.Files)));
    }

    [Fact]
    public void Open_handles_are_held_against_the_soft_limit()
    {
        _files["/proc/self/limits"] = "Limit                     Soft Limit           Hard Limit           Units     \nMax open files            4                    4096                 files     \n";
        for (var handle = 0; handle < 3; handle++) _files[$"/proc/self/fd/{handle}"] = "";
        var sensor = new HandleSensor(_files.Files);

        Assert.Equal("open file handles 75", Canned.Look(sensor));
        _files["/proc/self/fd/3"] = "";
        Assert.Equal("OPEN FILE HANDLES 100", Canned.Look(sensor));
    }

    [Fact]
    public void A_folder_of_handles_that_cannot_be_opened_means_that_there_is_none_left()
    {
        _files["/proc/self/limits"] = "Max open files            1024                 4096                 files     \n";

        Assert.Equal("OPEN FILE HANDLES 100", Canned.Look(new HandleSensor(_files.Files)));
    }

    [Fact]
    public void Where_files_are_missing_nothing_is_claimed()
    {
        IHealthSensor[] sensors = [new RunQueueSensor(_files.Files), new ThrottleSensor(_files.Files), new PressureSensor(_files.Files), new PortSensor(_files.Files), new HandleSensor(_files.Files)];

        Assert.All(sensors, sensor => Assert.Equal("", Canned.Look(sensor)));
    }

    [Theory]
    [InlineData("what is this")]
    [InlineData("Max open files unlimited unlimited files")]
    [InlineData("TCP: inuse")]
    [InlineData("TCP: inuse 1 tw")]
    [InlineData("cpu -1 -2 -3 -4 -5 -6 -7 -8")]
    [InlineData("\0\0\0")]
    public void Text_that_nobody_expected_is_no_reading(string text)
    {
        foreach (var path in (string[])["/proc/self/task/1/schedstat", "/proc/self/cgroup", "/sys/fs/cgroup/cpu.stat", "/proc/pressure/cpu", "/proc/net/sockstat", "/proc/sys/net/ipv4/ip_local_port_range", "/proc/self/limits", "/proc/stat", "/proc/uptime"])
            _files[path] = text;
        IHealthSensor[] sensors = [new RunQueueSensor(_files.Files), new ThrottleSensor(_files.Files), new PressureSensor(_files.Files), new PortSensor(_files.Files), new HandleSensor(_files.Files)];

        Assert.All(sensors, sensor => Assert.Equal("", Canned.Look(sensor)));
        Assert.Null(PauseSources.Uptime(text));
    }

    [Fact]
    public void The_files_of_this_machine_never_throw()
    {
        Assert.All(["/no/such/file", "", "/proc", "a\0b"], path => Assert.Null(SystemFiles.OfMachine.Read(path)));
        Assert.All(["/no/such/folder", "", "/proc/version", "a\0b"], path => Assert.Empty(SystemFiles.OfMachine.Names(path)));
        Assert.All(["/no/such/folder", "", "/proc/version", "a\0b"], path => Assert.Equal(0, SystemFiles.OfMachine.Count(path)));
    }

    [Fact]
    public void The_files_of_this_machine_are_read_whole_and_without_waste()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var text = string.Concat(Enumerable.Repeat("1234567 7654321 ä\n", 800));
        File.WriteAllText(file, text);
        SystemFiles.OfMachine.Read(file);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var read = SystemFiles.OfMachine.Read(file);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        File.Delete(file);
        Assert.Equal(text, read);
        Assert.InRange(allocated, 0, (2 * text.Length) + 1_000);
    }
}

using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>Which methods a method calls, or makes delegates of: read from its IL (ECMA-335, partition III), and from that of what the compiler made of it.</summary>
internal static class CalledMethods
{
    const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    const byte TwoByteMark = 0xFE;

    static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    /// <summary>Every method that the code of a class may call first: its methods and constructors.</summary>
    public static IEnumerable<MethodBase> OfClass(Type type) => [.. type.GetMethods(All), .. type.GetConstructors(All)];

    /// <summary>What one method calls.</summary>
    public static IEnumerable<MethodBase> Of(MethodBase method)
    {
        // Of an async method or iterator, the class that holds its code.
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } state)
        {
            foreach (var part in OfClass(state.StateMachineType)) yield return part;
        }

        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var isLong = code[at] == TwoByteMark;
            if (!Codes.TryGetValue(isLong ? BinaryPrimitives.ReadInt16BigEndian(code.AsSpan(at)) : code[at], out var opCode)) yield break; // newer than this library
            at += isLong ? 2 : 1;
            if (opCode.OperandType == OperandType.InlineMethod && Resolve(method, BitConverter.ToInt32(code, at)) is { } called) yield return called;
            at += SizeOf(opCode.OperandType, code, at);
        }
    }

    static int SizeOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    static MethodBase? Resolve(MethodBase caller, int token)
    {
        try
        {
            return caller.Module.ResolveMethod(token, caller.DeclaringType?.GetGenericArguments(), caller.IsGenericMethod ? caller.GetGenericArguments() : null);
        }
        catch (Exception exception) when (exception is ArgumentException or BadImageFormatException or FileNotFoundException or TypeLoadException)
        {
            return null; // of an assembly that is not there: not one of ours
        }
    }
}

using System.Reflection;
using System.Text;

namespace LoadTest.Testing;

/// <summary>Writes the public surface of an assembly, one line for each member, in a stable order: what callers can depend on.</summary>
public static class PublicApi
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(HeadOf(type)).Append('\n');
            foreach (var member in MembersOf(type)) text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    static string HeadOf(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        var bases = type.GetInterfaces().Where(i => i.IsVisible && !type.IsEnum).Select(TypeName).Order(StringComparer.Ordinal);
        var parents = type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType ? bases.Prepend(TypeName(parent)) : bases;
        return $"{kind} {type.Namespace}.{TypeName(type)}{string.Join(", ", parents) switch { "" => "", var list => $" : {list}" }}";
    }

    static IEnumerable<string> MembersOf(Type type) => type.GetMembers(Declared)
        .Select(TextOf)
        .Where(text => text.Length > 0)
        .Order(StringComparer.Ordinal);

    static string TextOf(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field when IsOpen(field.IsPublic, field.IsFamily, field.IsFamilyOrAssembly) =>
            field.IsLiteral ? $"const {TypeName(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}" : $"field {TypeName(field.FieldType)} {field.Name}",
        PropertyInfo property => TextOf(property),
        ConstructorInfo constructor when IsOpen(constructor) => $"new({ParametersOf(constructor)})",
        MethodInfo method when IsOpen(method) && !IsAccessor(method) && !IsCompilerMade(method) => $"{Modifiers(method)}{TypeName(method.ReturnType)} {method.Name}{GenericsOf(method)}({ParametersOf(method)})",
        EventInfo @event when @event.AddMethod is { } add && IsOpen(add) => $"event {TypeName(@event.EventHandlerType!)} {@event.Name}",
        _ => "",
    };

    static string TextOf(PropertyInfo property)
    {
        var getter = property.GetMethod is { } get && IsOpen(get) ? " get;" : "";
        var setter = property.SetMethod is { } set && IsOpen(set) ? IsInit(set) ? " init;" : " set;" : "";
        if (getter.Length + setter.Length == 0) return "";

        var required = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) ? "required " : "";
        return $"{Modifiers((property.GetMethod ?? property.SetMethod)!)}{required}{TypeName(property.PropertyType)} {property.Name} {{{getter}{setter} }}";
    }

    static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    static string Modifiers(MethodInfo method)
    {
        var access = method.IsPublic ? "" : "protected ";
        if (method.IsStatic) return $"{access}static ";
        if (method.DeclaringType is { IsInterface: true }) return access;
        if (method.IsAbstract) return $"{access}abstract ";
        var isOverride = method.GetBaseDefinition().DeclaringType != method.DeclaringType;
        return isOverride ? $"{access}override " : method is { IsVirtual: true, IsFinal: false } ? $"{access}virtual " : access;
    }

    static string GenericsOf(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{TypeName(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? $" = {p.DefaultValue ?? "null"}" : "")}"));

    static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    // Records bring members of their own that say nothing beyond 'record'.
    static bool IsCompilerMade(MethodInfo method) =>
        method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)) || method.Name is "PrintMembers" or "GetHashCode" or "Equals";

    static bool IsOpen(MethodBase method) => IsOpen(method.IsPublic, method.IsFamily, method.IsFamilyOrAssembly);

    static bool IsOpen(bool isPublic, bool isFamily, bool isFamilyOrAssembly) => isPublic || isFamily || isFamilyOrAssembly;

    static string TypeName(Type type)
    {
        if (type.IsByRef) return $"ref {TypeName(type.GetElementType()!)}";
        if (type.IsArray) return $"{TypeName(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } underlying) return $"{TypeName(underlying)}?";

        var name = type.IsNested && !type.IsGenericParameter ? $"{TypeName(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : name;
    }
}

using System.ComponentModel;
using Xunit.Abstractions;

namespace LoadTest.Adapter;

/// <summary>
/// The collection that a load class is in anyway, made one that runs beside nothing else in the assembly: it keeps its id, name
/// and fixtures.
/// </summary>
internal sealed class SerialCollection : ITestCollection
{
    ITestCollection _collection;

    public SerialCollection(ITestCollection collection)
    {
        _collection = collection;
        CollectionDefinition = SerialDefinition.Of(collection);
    }

    /// <summary>For xUnit, which calls <see cref="Deserialize"/> next.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SerialCollection() => (_collection, CollectionDefinition) = (null!, null!); // both are set by Deserialize

    public ITypeInfo CollectionDefinition { get; private set; }

    public string DisplayName => _collection.DisplayName;

    public ITestAssembly TestAssembly => _collection.TestAssembly;

    public Guid UniqueID => _collection.UniqueID;

    public void Serialize(IXunitSerializationInfo info) => info.AddValue("collection", _collection);

    public void Deserialize(IXunitSerializationInfo info)
    {
        _collection = info.GetValue<ITestCollection>("collection");
        CollectionDefinition = SerialDefinition.Of(_collection);
    }
}

[assembly: CollectionBehavior(CollectionBehavior.CollectionPerClass)]

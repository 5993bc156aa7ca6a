package dev.eddy.item;

import dev.eddy.option.Allowed;
import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Options of the catalogue. */
public record CatalogOptions(
        @Option(key = "catalog.dimension", defaultValue = "64", range = "1 to 4096", text = """
                Numbers in a vector of a tag, an item, a user or a centre. It must be that of your tag vectors. With
                64 numbers and 500 centres, an event takes 2.7 µs. A savepoint holds vectors, so another dimension
                needs a new state.""")
        int dimension,

        @Option(
                key = "catalog.spaces",
                range =
                        "NAME:DIMENSION or NAME:DIMENSION:KIND with commas between, at most 8; names of a-z, 0-9 and -, dimensions of 1 to 4096, kinds behaviour, content and tower",
                text = """
                Other vector spaces of the items, from the topic item-vectors. A space is of behaviour where vectors
                say who clicks what, as by item2vec, of kind tower where a network on the topic user-towers makes the
                vectors of users, and of content otherwise. Each space costs one more
                index in a task; one of content one more search for a user, the others a search for each of
                the last five items whose list of similar items is due. Where retrieval is on, each space NAME
                brings the channels u2i:NAME and i2i:NAME. A space that gets another dimension needs another name.""")
        String spaces,

        @Option(
                key = "catalog.centre-space",
                defaultValue = "tag",
                range = "tag, or a name of catalog.spaces",
                text = """
                Space that users are clustered in. tag is that of the tag vectors. With another one, centres refresh
                trains centres there; users without a vector there go by their tags. Each task of the user stage then
                keeps the vectors of the space, about 400 bytes for an item of 64 dimensions and for each of two
                versions.""")
        String centreSpace,

        @Option(key = "internal.catalog.cache-size", defaultValue = "50000", range = "0 to 10000000", text = """
                Items that each task keeps on the heap, about 1 KB each. The least used item leaves first. Every
                event looks its item up: hot items come from this cache, the rest from RocksDB.""")
        int cacheSize,

        @Option(key = "internal.catalog.park-limit", defaultValue = "1000", range = "0 to 1000000", text = """
                Events that may wait for one item that is not in the catalogue. More events are dead letters. The
                limit bounds the state that a flood of events on an unknown item takes.""")
        int parkLimit,

        @Option(key = "internal.catalog.park-for", defaultValue = "10 min", range = "0 ms to 36500 d", text = """
                Time for which an event waits for its item, up to a tenth more. Then it is a dead letter. The default
                covers a catalogue that is some minutes behind the events.""")
        Duration parkFor,

        @Option(key = "internal.catalog.keep-dead", defaultValue = "60 d", range = "0 ms to 36500 d", text = """
                Time for which an item that was taken down or expired is remembered. After it nothing of the item is
                left in the state, and an event on it waits as on an unknown item. It should be longer than Kafka
                keeps events. Orders by the command takedown are never forgotten.""")
        Duration keepDead)
        implements Serializable {
    private static final String CENTRE_SPACE = "catalog.centre-space";

    public CatalogOptions {
        List<VectorSpace> others = VectorSpace.parse(spaces);
        boolean isKnown = centreSpace.equals(VectorSpace.TAG)
                || others.stream().anyMatch(space -> space.name().equals(centreSpace));
        Allowed.that(isKnown, CENTRE_SPACE, centreSpace, VectorSpace.TAG + ", or a name of catalog.spaces");
    }

    /** The defaults, for tag vectors of a dimension. */
    public static CatalogOptions ofDimension(int dimension) {
        return Options.with(Options.defaults(CatalogOptions.class), Map.of("catalog.dimension", dimension));
    }

    public List<VectorSpace> vectorSpaces() {
        return VectorSpace.parse(spaces);
    }

    public VectorSpace tagSpace() {
        return VectorSpace.ofContent(VectorSpace.TAG, dimension);
    }

    /** The space that users are clustered in. */
    public VectorSpace spaceOfCentres() {
        return vectorSpaces().stream()
                .filter(space -> space.name().equals(centreSpace))
                .findFirst()
                .orElseGet(this::tagSpace);
    }
}

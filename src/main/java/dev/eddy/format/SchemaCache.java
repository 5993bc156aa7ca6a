package dev.eddy.format;

import dev.eddy.record.RefusedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was made of the schemas of a registry, by id. A schema never changes. Not thread-safe. */
final class SchemaCache<T> {
    private static final long UNKNOWN_MILLIS = Duration.ofMinutes(1).toMillis();
    /** Broken records may have any id. */
    private static final int MOST_UNKNOWN = 10_000;

    private final Schemas schemas;
    private final String kind;
    private final Function<Schemas.Registered, T> compiler;
    private final InstantSource clock;
    private final Map<Integer, T> compiled = new HashMap<>();
    /** Reasons by id, with the time of the answer. */
    private final Map<Integer, Unusable> unusable = new LinkedHashMap<>();

    private record Unusable(String reason, long atMillis) {}

    /** @param compiler throws an {@link IllegalArgumentException} for a schema that it can't use */
    SchemaCache(Schemas schemas, String kind, Function<Schemas.Registered, T> compiler, InstantSource clock) {
        this.schemas = schemas;
        this.kind = kind;
        this.compiler = compiler;
        this.clock = clock;
    }

    /** Throws {@link RefusedException} for a schema that is unknown or of another kind. */
    T byId(int id) {
        T known = compiled.get(id);
        if (known != null) {
            return known;
        }
        Unusable before = unusable.get(id);
        if (before != null && clock.millis() - before.atMillis < UNKNOWN_MILLIS) {
            throw new RefusedException(before.reason);
        }
        Schemas.Registered registered = schemas.byId(id);
        if (registered == null) {
            throw refusal(id, "the registry has no schema " + id);
        }
        if (!registered.kind().equals(kind)) {
            throw refusal(id, "schema " + id + " is of kind " + registered.kind() + ", not " + kind);
        }
        try {
            T result = compiler.apply(registered);
            compiled.put(id, result);
            return result;
        } catch (IllegalArgumentException e) {
            throw refusal(id, "schema " + id + " can't be used: " + e.getMessage());
        }
    }

    private RefusedException refusal(int id, String reason) {
        if (unusable.size() >= MOST_UNKNOWN) {
            unusable.clear();
        }
        unusable.put(id, new Unusable(reason, clock.millis()));
        return new RefusedException(reason);
    }
}

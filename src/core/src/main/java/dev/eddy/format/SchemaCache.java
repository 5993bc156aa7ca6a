package dev.eddy.format;

import dev.eddy.record.RefusedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The compiled schemas of a registry, by id. A schema never changes. Not thread-safe. */
final class SchemaCache<T> {
    private static final long PAUSE_MILLIS = Duration.ofMinutes(1).toMillis();
    /** Ids that the registry is asked for in vain in a minute: broken records may have any id, and each question takes a while. */
    static final int MOST_UNKNOWN = 100;

    private final Schemas schemas;
    private final String kind;
    private final Function<Schemas.Registered, T> compiler;
    private final InstantSource clock;
    private final Map<Integer, T> compiled = new HashMap<>();
    /** Reasons by id since {@link #unusableSinceMillis}. */
    private final Map<Integer, String> unusable = new HashMap<>();

    private long unusableSinceMillis;

    /** @param compiler throws an {@link IllegalArgumentException} for a schema that it can't use */
    SchemaCache(Schemas schemas, String kind, Function<Schemas.Registered, T> compiler, InstantSource clock) {
        this.schemas = schemas;
        this.kind = kind;
        this.compiler = compiler;
        this.clock = clock;
    }

    /** Throws {@link RefusedException} for a schema that is unknown or of another kind. */
    T byId(int id) {
        RefusedException.unless(id > 0, "the registry has no schema " + id);
        T known = compiled.get(id);
        if (known != null) {
            return known;
        }
        long now = clock.millis();
        if (now - unusableSinceMillis >= PAUSE_MILLIS) {
            unusable.clear();
            unusableSinceMillis = now;
        }
        if (unusable.containsKey(id)) {
            throw new RefusedException(unusable.get(id));
        }
        RefusedException.unless(
                unusable.size() < MOST_UNKNOWN,
                "schema " + id + " is not known yet, and the registry was asked for " + MOST_UNKNOWN
                        + " others in vain within a minute");
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
        unusable.put(id, reason);
        return new RefusedException(reason);
    }
}

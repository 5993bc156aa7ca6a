package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaCacheTest {
    private final Map<Integer, Schemas.Registered> registered = new HashMap<>();
    private int asked;
    private long nowMillis = 1_700_000_000_000L;

    private final SchemaCache<String> cache = new SchemaCache<>(
            id -> {
                asked++;
                return registered.get(id);
            },
            Schemas.AVRO,
            Schemas.Registered::text,
            () -> Instant.ofEpochMilli(nowMillis));

    @Test
    void aSchemaIsAskedForOnce() {
        register(7);
        assertThat(cache.byId(7)).isEqualTo("text of 7");
        nowMillis += 3_600_000;
        assertThat(cache.byId(7)).isEqualTo("text of 7");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aSchemaThatIsRegisteredLaterIsFoundWithinAMinute() {
        assertThatThrownBy(() -> cache.byId(7)).hasMessage("the registry has no schema 7");
        register(7);
        assertThatThrownBy(() -> cache.byId(7)).hasMessage("the registry has no schema 7");
        nowMillis += 60_000;
        assertThat(cache.byId(7)).isEqualTo("text of 7");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void brokenIdsDoNotFloodTheRegistry() {
        register(5_000);
        register(6_000);
        assertThat(cache.byId(5_000)).isNotNull();
        for (int id = 0; id < 1_000; id++) {
            int each = id;
            assertThatThrownBy(() -> cache.byId(each)).isInstanceOf(RuntimeException.class);
        }
        assertThat(asked).isEqualTo(1 + SchemaCache.MOST_UNKNOWN);
        assertThat(cache.byId(5_000)).as("a known one").isNotNull();
        assertThatThrownBy(() -> cache.byId(6_000))
                .hasMessage(
                        "schema 6000 is not known yet, and the registry was asked for 100 others in vain within a minute");
        nowMillis += 60_000;
        assertThat(cache.byId(6_000)).isEqualTo("text of 6000");
    }

    private void register(int id) {
        registered.put(id, new Schemas.Registered(Schemas.AVRO, "text of " + id, Map.of()));
    }
}

package dev.eddy.centre;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RecordJson;
import dev.eddy.record.RefusedException;
import dev.eddy.record.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Converts a {@link CentreSet} to the records of the compacted topic {@code cluster-centres}, and back:
 *
 * <ul>
 * <li>{@code VERSION/ID}: {@code {"vector": […], "tag_vector"?}}, one per centre; the second vector where the space is
 * not that of the tags;
 * <li>{@code VERSION}: {@code {"space", "version", "dimension", "ids", "reach"?, "trained_at", "parent", "checksum",
 * "provisional"?}}, ids ascending. Without a reach no cluster borrows users. The job replaces a provisional set by itself;
 * <li>{@code active}: {@code {"version": N}}.
 * </ul>
 *
 * JSON keeps floats bit for bit, so the checksum stays valid. Unknown fields are ignored.
 */
public final class CentreRecords {
    public static final String ACTIVE_KEY = "active";

    /** 4,096 numbers take a quarter of it. */
    static final int MAX_CENTRE_BYTES = 256 * 1024;

    static final int MAX_CENTRES = 100_000;
    /** {@link #MAX_CENTRES} take half of it. */
    static final int MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

    private static final Pattern SET_KEY = Pattern.compile("(0|[1-9]\\d{0,17})(/(0|[1-9]\\d{0,8}))?");

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A number in quotes is a mistake, and "NaN" in quotes would be a number.
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record CentreJson(
            @JsonProperty(required = true) float[] vector,

            @JsonProperty("tag_vector") float[] tagVector) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ManifestJson(
            @JsonProperty(required = true) String space,
            @JsonProperty(required = true) long version,
            @JsonProperty(required = true) int dimension,
            @JsonProperty(required = true) int[] ids,
            float[] reach,

            @JsonProperty(value = "trained_at", required = true)
            long trainedAt,

            @JsonProperty(required = true) long parent,
            @JsonProperty(required = true) String checksum,
            Boolean provisional) {}

    private record ActivationJson(
            @JsonProperty(required = true) long version) {}

    private CentreRecords() {}

    /** Records that publish a set and put it in use, in the order to write: centres, manifest, activation. */
    public static List<CentreRecord> publish(CentreSet set) {
        List<CentreRecord> records = new ArrayList<>(parts(set));
        records.add(activation(set.version()));
        return records;
    }

    /** Records that publish a set without using it: centres, then manifest. */
    public static List<CentreRecord> parts(CentreSet set) {
        List<CentreRecord> records = new ArrayList<>(set.size() + 1);
        for (int row = 0; row < set.size(); row++) {
            records.add(new CentreRecord(
                    centreKey(set.version(), set.ids()[row]),
                    RecordJson.encode(new CentreJson(set.centre(row), set.isByTags() ? null : set.tagCentre(row)))));
        }
        var manifest = new ManifestJson(
                set.space(),
                set.version(),
                set.dimension(),
                set.ids(),
                set.reach(),
                set.provenance().trainedAtMillis(),
                set.provenance().parent(),
                set.checksum(),
                set.provenance().provisional() ? true : null);
        records.add(new CentreRecord(manifestKey(set.version()), RecordJson.encode(manifest)));
        return records;
    }

    public static CentreRecord activation(long version) {
        return new CentreRecord(ACTIVE_KEY, RecordJson.encode(new ActivationJson(version)));
    }

    /** Tombstones of a set. The manifest goes first, so that the rest never looks complete. */
    public static List<CentreRecord> removal(long version, int[] ids) {
        List<CentreRecord> records = new ArrayList<>(ids.length + 1);
        records.add(new CentreRecord(manifestKey(version), null));
        for (int id : ids) {
            records.add(new CentreRecord(centreKey(version, id), null));
        }
        return records;
    }

    /** Decodes a record, no tombstone. {@link IllegalArgumentException} with the reason when it is malformed. */
    public static CentreMessage decode(String key, byte[] value) {
        requireKey(key);
        requireSize(key, value);
        if (key.equals(ACTIVE_KEY)) {
            return new CentreMessage.Activation(
                    read(value, ActivationJson.class).version());
        }
        int slash = key.indexOf('/');
        if (slash < 0) {
            return manifest(Long.parseLong(key), read(value, ManifestJson.class));
        }
        CentreJson centre = read(value, CentreJson.class);
        requireUnit(given("vector", centre.vector()), "");
        if (centre.tagVector() != null) {
            requireUnit(centre.tagVector(), "tag_vector: ");
        }
        return new CentreMessage.Centre(
                Long.parseLong(key.substring(0, slash)),
                Integer.parseInt(key.substring(slash + 1)),
                centre.vector(),
                centre.tagVector());
    }

    private static void requireUnit(float[] vector, String field) {
        CentreSet.flawOf(vector).ifPresent(flaw -> {
            throw new IllegalArgumentException(field + flaw);
        });
    }

    static String centreKey(long version, int id) {
        return version + "/" + id;
    }

    static String manifestKey(long version) {
        return Long.toString(version);
    }

    static void requireKey(String key) {
        if (key == null || !(key.equals(ACTIVE_KEY) || SET_KEY.matcher(key).matches())) {
            throw new IllegalArgumentException("unknown key: " + (key == null ? "none" : JsonRecord.shown(key)));
        }
    }

    /** Limits the state, which keeps whole records. */
    private static void requireSize(String key, byte[] value) {
        int most = key.indexOf('/') < 0 && !key.equals(ACTIVE_KEY) ? MAX_MANIFEST_BYTES : MAX_CENTRE_BYTES;
        if (value.length > most) {
            throw new IllegalArgumentException("record over " + most / 1024 + " KiB: " + value.length + " bytes");
        }
    }

    private static CentreMessage.Manifest manifest(long version, ManifestJson json) {
        if (json.version() != version) {
            throw new IllegalArgumentException(
                    "manifest of version %d under key %d".formatted(json.version(), version));
        }
        requireIds(given("ids", json.ids()));
        return new CentreMessage.Manifest(
                name("space", json.space()),
                version,
                json.dimension(),
                json.ids(),
                json.reach() == null ? Reach.none(json.ids().length) : json.reach(),
                new Provenance(json.trainedAt(), json.parent(), Boolean.TRUE.equals(json.provisional())),
                name("checksum", json.checksum()));
    }

    /** Each id makes the job read a centre. */
    private static void requireIds(int[] ids) {
        if (ids.length > MAX_CENTRES) {
            throw new IllegalArgumentException(ids.length + " centres, more than " + MAX_CENTRES);
        }
        for (int place = 0; place < ids.length; place++) {
            if (ids[place] <= (place == 0 ? -1 : ids[place - 1])) {
                throw new IllegalArgumentException(
                        "ids are not ascending from 0 on: " + ids[place] + " at place " + place);
            }
        }
    }

    private static String name(String field, String text) {
        try {
            return Texts.validName(field, given(field, text));
        } catch (RefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static <T> T given(String field, T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is null");
        }
        return value;
    }

    private static <T> T read(byte[] value, Class<T> type) {
        T json;
        try {
            json = JSON.readValue(value, type);
        } catch (IOException e) {
            String reason =
                    e instanceof JsonProcessingException malformed ? malformed.getOriginalMessage() : e.getMessage();
            throw new IllegalArgumentException("malformed JSON: " + JsonRecord.shown(String.valueOf(reason)), e);
        }
        if (json == null) {
            throw new IllegalArgumentException("malformed JSON: null");
        }
        return json;
    }
}

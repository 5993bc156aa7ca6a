package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Spoils records in all the ways that producers and networks do. The same seed spoils them alike. */
public final class Mutations {
    private static final List<String> STRANGE_NUMBERS = List.of(
            "1e400",
            "-1e400",
            "NaN",
            "Infinity",
            "1e-400",
            "-0",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "1".repeat(400),
            "0.1",
            "00",
            "1790000000",
            "17900000000000000");
    private static final List<String> STRANGE_VALUES = List.of(
            "null", "true", "[]", "{}", "\"\"", "[null]", "[[[]]]", "{\"a\":{\"b\":[1]}}", "7", "-1.5", "\"text\"");
    private static final List<String> STRANGE_IDS = List.of(
            "a\\u0000b",
            "{x}",
            "{}",
            "a:b,c;d",
            "a\\nb\\r",
            " ",
            "*",
            "..",
            "\\ud800",
            "\\ud83d\\ude00",
            "%00",
            "'\\\"");
    private static final List<byte[]> BROKEN_UTF8 = List.of(
            new byte[] {(byte) 0xC3, 0x28},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xFF, (byte) 0xFE});
    /** Letters of 1, 2, 3 and 4 bytes: limits are in bytes. */
    private static final List<String> LETTERS = List.of("x", "é", "語", "😀");

    private static final List<Integer> LENGTHS = List.of(255, 257, 4_095, 4_097, 70_000, 900_000);

    /** Well-formed, but long ago or far ahead: the years 1990, 2001, 2100 and 9999. */
    private static final List<String> FAR_INSTANTS =
            List.of("631152000001", "1000000000000", "4102444800000", "253402300799999");

    private static final List<Integer> DIMENSIONS = List.of(0, 1, 7, 9, 15, 17, 1_024, 100_000);
    private static final List<String> SPACES = List.of("sound", "tag", "", "title:", "Title");
    private static final List<String> KINDS =
            List.of("sound:", "rebuild:", "forget:", "takedown:", "unknown:", ":", "0/", "2/", "999999999999999999/");
    private static final long DAY_MILLIS = 86_400_000;
    private static final int WAYS = 18;

    /** Of a JSON text. */
    private static final String TEXT = "\"[^\"]*\"";

    private final SplittableRandom random;

    public Mutations(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The record in another form; null for a record without a value. */
    public byte[] spoil(byte[] record) {
        return switch (random.nextInt(WAYS)) {
            case 0 -> bitsFlipped(record);
            case 1 -> Arrays.copyOf(record, random.nextInt(record.length));
            case 2 -> inserted(record, "[".repeat(1 + random.nextInt(5_000)));
            case 3 -> inserted(record, "{\"a\":".repeat(1 + random.nextInt(3_000)));
            case 4 -> replaced(record, "-?\\d+(\\.\\d+)?", pick(STRANGE_NUMBERS));
            case 5 -> replaced(record, "(?<=: ?)(\"[^\"]*\"|-?[\\d.]+|\\[[^\\]]*\\])", pick(STRANGE_VALUES));
            case 6 -> replaced(record, "(?<=: ?\")[^\"]*(?=\")", pick(STRANGE_IDS));
            case 7 -> replaced(record, "(?<=: ?\")[^\"]*(?=\")", "x".repeat(random.nextInt(2_000)));
            case 8 -> inserted(record, new String(BROKEN_UTF8.get(random.nextInt(BROKEN_UTF8.size())), ISO_8859_1));
            case 9 -> random.nextInt(20) == 0 ? padded(record, random.nextInt(900_000)) : null;
            case 10 -> replaced(record, "(?<=: ?\")[^\"]*(?=\")", longText());
            case 11 -> withMore(record, "title", "author", "category", "space", "checksum", "event_id");
            case 12 -> manyTags(record);
            case 13 -> withInstant(record);
            case 14 -> withKnownEventId(record);
            case 15 -> withField(record, "vector", "\\[[^\\]]*\\]", vector(pick(DIMENSIONS)));
            case 16 -> withField(record, "space", TEXT, "\"" + pick(SPACES) + "\"");
            default -> record.clone();
        };
    }

    /** Texts for people are bounded, and so are names; most of these are over a limit, some are at it. */
    private String longText() {
        return longText(random.nextInt(20) == 0 ? pick(LENGTHS) : pick(LENGTHS.subList(0, 4)));
    }

    private String longText(int bytes) {
        String letter = pick(LETTERS);
        return new String(letter.repeat(bytes / letter.getBytes(UTF_8).length).getBytes(UTF_8), ISO_8859_1);
    }

    private byte[] withMore(byte[] record, String... fields) {
        return withField(record, "\"" + fields[random.nextInt(fields.length)] + "\": \"" + longText() + "\"");
    }

    /** One category for all, which each tag would repeat. */
    private byte[] manyTags(byte[] record) {
        String category = longText();
        String tags = IntStream.range(0, 126 + random.nextInt(4))
                .mapToObj(i -> random.nextInt(8) == 0 ? tagOfCategory("t" + i) : "\"t" + i + "\"")
                .collect(Collectors.joining(", "));
        return withField(record, "\"category\": \"" + category + "\", \"tags\": [" + tags + "]");
    }

    private String tagOfCategory(String tag) {
        String category = random.nextInt(100) == 0 ? longText() : "c";
        return "{\"tag\": \"" + tag + "\", \"category\": \"" + category + "\"}";
    }

    /** Long expired, long seen, not yet to be seen, of a clock that is ahead. */
    private byte[] withInstant(byte[] record) {
        String field = pick(List.of("ts", "expires_at", "published_at", "as_of", "trained_at", "active_within_ms"));
        return withField(record, field, "-?\\d+", pick(FAR_INSTANTS));
    }

    /** An id that several events have, some days apart. */
    private byte[] withKnownEventId(byte[] record) {
        byte[] known = withField(record, "event_id", TEXT, "\"e" + random.nextInt(20) + "\"");
        Matcher ts = Pattern.compile("(?<=\"ts\": ?)\\d{1,15}").matcher(new String(known, ISO_8859_1));
        return ts.find()
                ? ts.replaceFirst(Long.toString(Long.parseLong(ts.group()) + DAY_MILLIS * (random.nextInt(20) - 10)))
                        .getBytes(ISO_8859_1)
                : known;
    }

    /** With components of either sign, or of none. */
    private String vector(int dimension) {
        String component = pick(List.of("0", "1e-3", "-0.5", "3.4e38"));
        return IntStream.range(0, dimension).mapToObj(i -> component).collect(Collectors.joining(",", "[", "]"));
    }

    /** When the producer says that it made its record, where the broker believes it; null for now. */
    Long timestamp() {
        return random.nextInt(8) == 0 ? Long.valueOf(random.nextBoolean() ? "0" : pick(FAR_INSTANTS)) : null;
    }

    /** Old, new, malformed: what a producer may state as the append time of its record; null for nothing. */
    byte[] appendTime() {
        return switch (random.nextInt(12)) {
            case 0 -> pick(STRANGE_NUMBERS).getBytes(ISO_8859_1);
            case 1 -> "1767225600000".getBytes(ISO_8859_1);
            case 2 -> "99999999999999999".getBytes(ISO_8859_1);
            case 3 -> pick(FAR_INSTANTS).getBytes(ISO_8859_1);
            case 4 -> pick(List.of("", "no number", "-1", " 1767225600000")).getBytes(ISO_8859_1);
            default -> null;
        };
    }

    /**
     * A key that fits, or another, of another kind, or none.
     *
     * @param isNeeded whether the broker itself would refuse a record without one
     */
    public byte[] spoilKey(byte[] key, boolean isNeeded) {
        return switch (random.nextInt(10)) {
            case 0 -> isNeeded ? key : null;
            case 1 -> key == null || key.length == 0 ? new byte[0] : bitsFlipped(key);
            case 2 -> new byte[0];
            case 3 ->
                key == null
                        ? null
                        : (new String(key, ISO_8859_1) + longText(pick(LENGTHS.subList(0, 5)))).getBytes(ISO_8859_1);
            case 4 ->
                key == null
                        ? null
                        : (pick(KINDS) + new String(key, ISO_8859_1).replaceFirst(".*[:/]", "")).getBytes(ISO_8859_1);
            default -> key;
        };
    }

    private byte[] bitsFlipped(byte[] record) {
        byte[] flipped = record.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] inserted(byte[] record, String text) {
        String json = new String(record, ISO_8859_1);
        int at = random.nextInt(json.length() + 1);
        return (json.substring(0, at) + text + json.substring(at)).getBytes(ISO_8859_1);
    }

    /** One of the places that match, chosen by chance. */
    private byte[] replaced(byte[] record, String pattern, String by) {
        String json = new String(record, ISO_8859_1);
        var places = Pattern.compile(pattern).matcher(json).results().toList();
        if (places.isEmpty()) {
            return record.clone();
        }
        var place = places.get(random.nextInt(places.size()));
        return (json.substring(0, place.start()) + by + json.substring(place.end())).getBytes(ISO_8859_1);
    }

    /** A field of no interest makes the record large. */
    private static byte[] padded(byte[] record, int size) {
        return withField(record, "\"padding\": \"" + "p".repeat(size) + "\"");
    }

    /**
     * With another value of a field, which may be a new one.
     *
     * @param pattern of the value that the field has
     */
    private static byte[] withField(byte[] record, String field, String pattern, String value) {
        Matcher present =
                Pattern.compile("(?<=\"" + field + "\": ?)" + pattern).matcher(new String(record, ISO_8859_1));
        return present.find()
                ? present.replaceFirst(Matcher.quoteReplacement(value)).getBytes(ISO_8859_1)
                : withField(record, "\"" + field + "\": " + value);
    }

    private static byte[] withField(byte[] record, String field) {
        String json = new String(record, ISO_8859_1);
        return json.replaceFirst("\\{", Matcher.quoteReplacement("{" + field + ", "))
                .getBytes(ISO_8859_1);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

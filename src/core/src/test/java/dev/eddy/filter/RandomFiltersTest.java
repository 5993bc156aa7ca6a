package dev.eddy.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compares filters with the conditions that their texts were written from. */
class RandomFiltersTest {
    private static final int FILTERS = 10_000;
    private static final int ITEMS = 40;
    private static final List<String> NAMES = List.of("category", "author", "tag", "price", "rooms", "garden", "年");
    private static final List<String> VALUES = List.of("a", "b", "c d", "7", "\"quoted\\", "true", "字");

    private final Random random = new Random(5);

    /** A text, and the condition that it means, on the item's values by name. */
    private record Written(String text, Predicate<Map<String, Object>> meaning) {}

    @Test
    void tenThousandFiltersMeanWhatTheySay() {
        List<Map<String, Object>> items =
                IntStream.range(0, ITEMS).mapToObj(i -> values()).toList();
        List<ItemFacts> facts = items.stream().map(RandomFiltersTest::facts).toList();
        int accepted = 0;
        for (int i = 0; i < FILTERS; i++) {
            Written written = written(4);
            Filter filter = Filter.of(written.text());
            for (int item = 0; item < ITEMS; item++) {
                boolean isWanted = written.meaning().test(items.get(item));
                assertThat(filter.accepts(facts.get(item), 0))
                        .as("%s of %s", written.text(), items.get(item))
                        .isEqualTo(isWanted);
                accepted += isWanted ? 1 : 0;
            }
        }
        // Most filters tell items apart.
        assertThat(accepted).isBetween(FILTERS * ITEMS / 4, FILTERS * ITEMS * 3 / 4);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        for (String name : List.of("category", "author")) {
            put(values, name, any(VALUES));
        }
        values.put("tag", List.of(any(VALUES), any(VALUES)));
        put(values, "price", (double) random.nextInt(10));
        put(values, "rooms", random.nextBoolean() ? any(VALUES) : (Object) (double) random.nextInt(10));
        put(values, "garden", random.nextBoolean());
        put(values, "年", List.of(any(VALUES)));
        return values;
    }

    private void put(Map<String, Object> values, String name, Object value) {
        if (random.nextInt(4) > 0) {
            values.put(name, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static ItemFacts facts(Map<String, Object> values) {
        Map<String, Object> attributes = new HashMap<>(values);
        attributes.keySet().removeAll(List.of("category", "author", "tag"));
        return ItemFacts.of("i")
                .withCategory((String) values.get("category"))
                .withAuthor((String) values.get("author"))
                .withTags((List<String>) values.get("tag"))
                .withAttributes(attributes);
    }

    private Written written(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 -> {
                Written one = written(depth - 1);
                yield new Written(
                        "not" + space() + "(" + one.text() + ")", one.meaning().negate());
            }
            case 2 -> joined("and", depth, parts -> values -> parts.stream().allMatch(part -> part.test(values)));
            case 3 -> joined("or", depth, parts -> values -> parts.stream().anyMatch(part -> part.test(values)));
            default -> comparison();
        };
    }

    private Written joined(
            String word,
            int depth,
            Function<List<Predicate<Map<String, Object>>>, Predicate<Map<String, Object>>> meaning) {
        List<Written> parts = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            parts.add(written(depth - 1));
        }
        String text = parts.stream()
                .map(part -> "(" + part.text() + ")")
                .collect(Collectors.joining(
                        space() + (random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT)) + space()));
        return new Written(
                text, meaning.apply(parts.stream().map(Written::meaning).toList()));
    }

    private Written comparison() {
        String name = any(NAMES);
        switch (random.nextInt(5)) {
            case 0 -> {
                double bound = random.nextInt(10);
                return new Written(
                        name + space() + "<" + space() + bound,
                        values -> values.get(name) instanceof Double number && number < bound);
            }
            case 1 -> {
                int bound = random.nextInt(10);
                return new Written(
                        name + ">=" + bound, values -> values.get(name) instanceof Double number && number >= bound);
            }
            case 2 -> {
                String value = any(VALUES);
                return new Written(name + " != " + quoted(value), values -> !has(values.get(name), value));
            }
            case 3 -> {
                String value = any(VALUES);
                return new Written(name + space() + ":" + quoted(value), values -> has(values.get(name), value));
            }
            default -> {
                List<String> some = List.of(any(VALUES), any(VALUES), any(VALUES));
                String text = some.stream().map(RandomFiltersTest::quoted).collect(Collectors.joining("," + space()));
                return new Written(
                        name + " in (" + text + ")",
                        values -> some.stream().anyMatch(value -> has(values.get(name), value)));
            }
        }
    }

    /** Whether a value is, or has, a text that the filter has in quotes. */
    private static boolean has(Object value, String text) {
        return value instanceof List<?> list ? list.contains(text) : text.equals(value);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String space() {
        return List.of(" ", "  ", "\n").get(random.nextInt(3));
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}

package dev.eddy.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name that a filter can ask about: one that every item has, or an attribute. */
interface Field {
    /** A {@link String}, a {@link Double}, a {@link Boolean} or a list of strings; null when the item has none. */
    Object of(ItemFacts item, long asOfMillis);

    /** Names that every item has. */
    enum BuiltIn implements Field {
        ID {
            @Override
            public Object of(ItemFacts item, long asOfMillis) {
                return item.itemId();
            }
        },
        CATEGORY {
            @Override
            public Object of(ItemFacts item, long asOfMillis) {
                return item.category();
            }
        },
        AUTHOR {
            @Override
            public Object of(ItemFacts item, long asOfMillis) {
                return item.author();
            }
        },
        TAG {
            @Override
            public Object of(ItemFacts item, long asOfMillis) {
                return item.tags();
            }
        },
        QUALITY {
            @Override
            public Object of(ItemFacts item, long asOfMillis) {
                return Double.isNaN(item.quality()) ? null : item.quality();
            }
        },
        PUBLISHED_AT {
            @Override
            public Object of(ItemFacts item, long asOfMillis) {
                return item.publishedAtMillis() == Long.MIN_VALUE ? null : (double) item.publishedAtMillis();
            }
        },
        AGE_DAYS {
            @Override
            public Object of(ItemFacts item, long asOfMillis) {
                return item.publishedAtMillis() == Long.MIN_VALUE
                        ? null
                        : (asOfMillis - item.publishedAtMillis()) / MILLIS_PER_DAY;
            }
        },
        AVAILABLE {
            @Override
            public Object of(ItemFacts item, long asOfMillis) {
                return item.isAvailableAt(asOfMillis);
            }
        };

        private static final double MILLIS_PER_DAY = 86_400_000;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A name that an item's owner has given. */
    record Attribute(String name) implements Field {
        @Override
        public Object of(ItemFacts item, long asOfMillis) {
            return item.attributes().get(name);
        }
    }

    /** Words of the language, which no attribute may be named by. */
    Set<String> RESERVED = Stream.concat(
                    Stream.of("and", "or", "not", "in", "true", "false"),
                    Arrays.stream(BuiltIn.values()).map(BuiltIn::label))
            .collect(Collectors.toUnmodifiableSet());

    /** Letters of any language, digits and {@code _}, beginning with no digit. */
    Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    /** The field of a name. */
    static Field named(String name) {
        List<BuiltIn> builtIn = Arrays.stream(BuiltIn.values())
                .filter(field -> field.label().equals(name))
                .toList();
        return builtIn.isEmpty() ? new Attribute(name) : builtIn.get(0);
    }
}

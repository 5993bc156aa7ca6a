package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a field of Eddy's holds, and how the values of other producers become that. */
enum FieldKind {
    TEXT("text or a whole number") {
        @Override
        JsonNode convert(JsonNode value, String argument) {
            return value.isBoolean() || isWhole(value) ? new TextNode(text(value)) : value;
        }
    },
    /** The argument is a unit or a date pattern. */
    TIME("a time") {
        @Override
        JsonNode convert(JsonNode value, String argument) {
            return new LongNode(TimeForm.of(argument).millis(value));
        }
    },
    /** The argument is a unit: {@code ms}, which is the default, or {@code s}. */
    DURATION("a duration") {
        @Override
        JsonNode convert(JsonNode value, String argument) {
            BigDecimal number = JsonNumber.of(value);
            return new LongNode(number.movePointRight("s".equals(argument) ? 3 : 0)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact());
        }
    },
    /** The argument is a number to divide by, or {@value #WITH_COMMA} for a text as {@code 1.234,50}. */
    NUMBER("a number") {
        @Override
        JsonNode convert(JsonNode value, String argument) {
            boolean hasComma = WITH_COMMA.equals(argument);
            double number = (hasComma && value.isTextual()
                            ? JsonNumber.of(value.asText().replace(".", "").replace(',', '.'))
                            : JsonNumber.of(value))
                    .doubleValue();
            return JsonNodeFactory.instance.numberNode(
                    argument == null || hasComma ? number : number / Double.parseDouble(argument));
        }
    },
    /** The argument is the text that means true, for example {@code archived} in a field {@code state}; {@value #AS_TRUTH} is as none. */
    TRUTH("true or false") {
        @Override
        JsonNode convert(JsonNode value, String argument) {
            if (argument != null && !argument.equals(AS_TRUTH)) {
                return BooleanNode.valueOf(value.asText().equals(argument));
            }
            String text = value.asText().strip().toLowerCase(Locale.ROOT);
            require(TRUE.contains(text) || FALSE.contains(text));
            return BooleanNode.valueOf(TRUE.contains(text));
        }
    },
    /** The argument is what separates the texts of a list that is one text, unless it is written as by {@link ListText}. */
    LIST("a list") {
        @Override
        JsonNode convert(JsonNode value, String argument) {
            if (value.isArray()) {
                return value;
            }
            require(value.isValueNode());
            ArrayNode written = ListText.read(value.asText());
            if (written != null) {
                return written;
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            texts(value.asText(), argument).forEach(list::add);
            return list;
        }
    },
    /** Numbers, as a list or as one text with commas or blanks between. */
    VECTOR("a list of numbers") {
        @Override
        JsonNode convert(JsonNode value, String argument) {
            if (!value.isTextual()) {
                return value;
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            BETWEEN_NUMBERS
                    .splitAsStream(value.asText().replaceAll("[\\[\\]]", " ").strip())
                    .map(JsonNumber::of)
                    .forEach(list::add);
            return list;
        }
    },
    /**
     * Any value. The arguments {@value #AS_NUMBER}, {@value #WITH_COMMA} and {@value #AS_TRUTH} convert a text; another one is as for
     * {@link #LIST}.
     */
    ANY("a value") {
        @Override
        JsonNode convert(JsonNode value, String argument) {
            if (argument == null) {
                return value;
            }
            return switch (argument) {
                case AS_NUMBER -> NUMBER.convert(value, null);
                case WITH_COMMA -> NUMBER.convert(value, argument);
                case AS_TRUTH -> TRUTH.convert(value, null);
                default -> LIST.convert(value, argument);
            };
        }
    };

    private static final String AS_NUMBER = "number";
    private static final String WITH_COMMA = "comma";
    private static final String AS_TRUTH = "truth";

    /** Above it a double stands for several whole numbers. */
    private static final double LARGEST_EXACT = 1L << 53;

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[\\s,;]+");
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");
    /** What the field holds, in words. */
    final String inWords;

    FieldKind(String inWords) {
        this.inWords = inWords;
    }

    /**
     * The value as Eddy's parser takes it. An argument that does not suit the kind has been refused before.
     *
     * @param argument what stands in parentheses in the mapping, or null
     * @throws IllegalArgumentException for a value that is not of the kind, also {@link ArithmeticException}
     */
    abstract JsonNode convert(JsonNode value, String argument);

    /** Whether an argument suits the kind. */
    boolean takes(String argument) {
        return switch (this) {
            case TEXT, VECTOR -> false;
            case TIME -> TimeForm.isOne(argument);
            case DURATION -> argument.equals("ms") || argument.equals("s");
            case NUMBER ->
                argument.equals(WITH_COMMA)
                        || (argument.matches("\\d{1,12}(\\.\\d{1,12})?") && Double.parseDouble(argument) > 0);
            case TRUTH, LIST, ANY -> !argument.isEmpty();
        };
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }

    private static boolean isWhole(JsonNode value) {
        return value.isFloatingPointNumber()
                && value.doubleValue() == Math.rint(value.doubleValue())
                && Math.abs(value.doubleValue()) <= LARGEST_EXACT;
    }

    /** Tables often have ids as 17.0. */
    private static String text(JsonNode value) {
        return isWhole(value) ? String.valueOf(value.longValue()) : value.asText();
    }

    private static Stream<String> texts(String text, String separator) {
        return (separator == null ? Stream.of(text) : Stream.of(text.split(Pattern.quote(separator), -1)))
                .map(String::strip)
                .filter(each -> !each.isEmpty());
    }
}

package dev.eddy.job;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.eddy.client.RedisOptions;
import dev.eddy.recall.items.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.flink.util.TimeUtils;

/**
 * The options as a tree of keys: the records' components in kebab case, joined by dots. The records themselves know the
 * ranges.
 */
final class OptionTree {
    /** It is the catalogue's, and the interests have the same. */
    private static final String DIMENSION = "dimension";

    private static final String WEIGHTS = "scoring.weights.";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addMixIn(RedisOptions.class, RedisOptionKeys.class)
            .addModule(new SimpleModule()
                    .addSerializer(new DurationText())
                    .addDeserializer(Duration.class, new TextDuration()))
            .withCoercionConfigDefaults(
                    coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Textual,
                    coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert))
            .build();

    private final ObjectNode tree;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    private record Place(ObjectNode parent, String field) {}

    /** @param given what each option is until it is set */
    OptionTree(JobOptions given) {
        tree = JSON.valueToTree(given);
        ((ObjectNode) tree.get("interest")).remove(DIMENSION);
        findPlaces("", tree);
    }

    private void findPlaces(String prefix, ObjectNode node) {
        node.properties().forEach(field -> {
            String key = prefix + field.getKey();
            if (field.getValue() instanceof ObjectNode inner) {
                findPlaces(key + ".", inner);
            } else {
                places.put(key, new Place(node, field.getKey()));
            }
        });
    }

    /** The values by key, in the order of the records' components. */
    Map<String, JsonNode> values() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        places.forEach((key, place) -> values.put(key, place.parent().get(place.field())));
        return values;
    }

    /**
     * Sets one option.
     *
     * @param source where it was found, for who has to mend it
     * @throws BadInputException when there is no such key
     */
    void set(String key, JsonNode value, String source) {
        openIfOfASpace(key);
        Place place = places.get(key);
        if (place == null) {
            throw new BadInputException(
                    "unknown option " + key + " in " + source + "; did you mean " + nearest(key) + "?");
        }
        boolean isText = place.parent().get(place.field()).isTextual();
        if (value.isNull() && !isText) {
            throw new BadInputException(key + " has no value in " + source + "; leave it out for the default");
        }
        place.parent().set(place.field(), isText ? text(value) : value);
        sources.put(key, source);
    }

    /** Weights of spaces are there once they are set, since the spaces are an option themselves. */
    private void openIfOfASpace(String key) {
        String feature = key.startsWith(WEIGHTS) ? key.substring(WEIGHTS.length()) : "";
        if (Channel.isOfASpace(feature)) {
            ObjectNode weights = (ObjectNode) tree.at("/scoring/weights");
            places.putIfAbsent(key, new Place(weights, feature));
            weights.putIfAbsent(feature, DoubleNode.valueOf(0));
        }
    }

    /** As YAML is written, a text that is left out is an empty one, and the words on and off are read as booleans. */
    private static JsonNode text(JsonNode value) {
        if (value.isBoolean()) {
            return TextNode.valueOf(value.booleanValue() ? "on" : "off");
        }
        return value.isNull() ? TextNode.valueOf("") : value;
    }

    private String nearest(String key) {
        var distance = LevenshteinDistance.getDefaultInstance();
        return places.keySet().stream()
                .min(Comparator.comparingInt(known -> distance.apply(known, key)))
                .orElseThrow();
    }

    /**
     * All options.
     *
     * @throws BadInputException when a value is out of its range; the message has key, value, range and source
     */
    JobOptions options() {
        ObjectNode complete = tree.deepCopy();
        ((ObjectNode) complete.get("interest"))
                .set(DIMENSION, complete.get("catalog").get(DIMENSION));
        try {
            return JSON.treeToValue(complete, JobOptions.class);
        } catch (JsonMappingException e) {
            throw refusal(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options can't be read from their own tree", e);
        }
    }

    private BadInputException refusal(JsonMappingException e) {
        if (e.getCause() instanceof IllegalArgumentException refused) {
            return new BadInputException(refused.getMessage() + sourceOf(keyIn(refused.getMessage())), e);
        }
        String key = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
        Place place = places.get(key);
        Object value = place == null ? "not readable" : place.parent().get(place.field());
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : Object.class;
        return new BadInputException(key + " is " + value + "; allowed: " + words(type) + sourceOf(key), e);
    }

    /** The message of a range check begins with the key. */
    private static String keyIn(String message) {
        return message.substring(0, Math.max(0, message.indexOf(' ')));
    }

    private String sourceOf(String key) {
        return sources.containsKey(key) ? " (from " + sources.get(key) + ")" : "";
    }

    private static String words(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "Duration" -> "a duration, such as 20 ms, 90 s, 5 min, 2 h or 7 d";
            default -> "text";
        };
    }

    /** A duration in the largest unit that fits. */
    private static final class DurationText extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1L;

        DurationText() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(TimeUtils.formatWithHighestUnit(value));
        }
    }

    /** A duration as Flink's own options are written. */
    private static final class TextDuration extends StdDeserializer<Duration> {
        private static final long serialVersionUID = 1L;

        TextDuration() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getText();
            try {
                // Without a unit it would be taken for milliseconds.
                if (text.isBlank()
                        || Character.isDigit(text.strip().charAt(text.strip().length() - 1))) {
                    throw new IllegalArgumentException("no unit");
                }
                return TimeUtils.parseDuration(text);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw InvalidFormatException.from(json, String.valueOf(e.getMessage()), text, Duration.class);
            }
        }
    }
}

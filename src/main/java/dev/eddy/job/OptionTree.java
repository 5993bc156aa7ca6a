package dev.eddy.job;

import dev.eddy.option.Options;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.ranking.ScoringOptions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Options by key while files and flags set them. */
final class OptionTree {
    private static final String WEIGHTS = ScoringOptions.WEIGHTS + ".";

    private final Map<String, Options.Setting> given;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    /** @param given values of the options that are not set */
    OptionTree(JobOptions given) {
        this.given = Options.of(given);
        this.given.forEach((key, setting) -> values.put(key, setting.text()));
    }

    /**
     * Sets an option.
     *
     * @param value null for a key without a value
     * @param source file or flag, for messages
     * @throws BadInputException when the key is unknown
     */
    void set(String key, String value, String source) {
        if (!given.containsKey(key) && !isWeightOfASpace(key)) {
            throw new BadInputException(
                    "unknown option " + key + " in " + source + "; did you mean " + nearest(key) + "?");
        }
        if (value == null && !isText(key)) {
            throw new BadInputException(key + " has no value in " + source + "; leave it out for the default");
        }
        values.put(key, value == null ? "" : value);
        sources.put(key, source);
    }

    /** Weights of vector spaces have no default, since an option names the spaces. */
    private static boolean isWeightOfASpace(String key) {
        return key.startsWith(WEIGHTS) && Channels.isOfASpace(key.substring(WEIGHTS.length()));
    }

    private boolean isText(String key) {
        return given.containsKey(key) && given.get(key).declaration().type() == String.class;
    }

    /** An internal option also matches without the first part of its key. */
    private String nearest(String key) {
        var distance = LevenshteinDistance.getDefaultInstance();
        return given.values().stream()
                .map(Options.Setting::declaration)
                .min(Comparator.comparingInt(
                        known -> Math.min(distance.apply(known.key(), key), distance.apply(known.keyInSection(), key))))
                .orElseThrow()
                .key();
    }

    /**
     * All options.
     *
     * @throws BadInputException when a value is out of its range; the message has key, value, range and source
     */
    JobOptions options() {
        try {
            return Options.read(JobOptions.class, values);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage() + sourceOf(keyIn(e.getMessage())), e);
        }
    }

    /** The key is the first word of a refusal. */
    private static String keyIn(String message) {
        return message.substring(0, Math.max(0, message.indexOf(' ')));
    }

    private String sourceOf(String key) {
        return sources.containsKey(key) ? " (from " + sources.get(key) + ")" : "";
    }
}

package dev.eddy.job;

import dev.eddy.option.Options;
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
     * Sets an option; the value is null for a key without one, and messages name the source, a file or flag. Throws {@link
     * BadInputException} when the key is unknown.
     */
    void set(String key, String value, String source) {
        // Weights of vector spaces have a colon, and no default, since an option names the spaces.
        boolean isWeightOfASpace = key.startsWith(WEIGHTS) && key.indexOf(':') >= 0;
        if (!given.containsKey(key) && !isWeightOfASpace) {
            throw new BadInputException(
                    "unknown option " + key + " in " + source + "; did you mean " + nearest(key) + "?");
        }
        boolean isText = given.containsKey(key) && given.get(key).declaration().type() == String.class;
        BadInputException.require(
                value != null || isText, key + " has no value in " + source + "; leave it out for the default");
        values.put(key, value == null ? "" : value);
        sources.put(key, source);
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

    /** @throws BadInputException when a value is out of its range; the message has key, value, range and source */
    JobOptions options() {
        try {
            return Options.read(JobOptions.class, values);
        } catch (IllegalArgumentException e) {
            // The key is the first word of a refusal.
            String source = sources.get(e.getMessage().split(" ", 2)[0]);
            throw new BadInputException(e.getMessage() + (source == null ? "" : " (from " + source + ")"), e);
        }
    }
}

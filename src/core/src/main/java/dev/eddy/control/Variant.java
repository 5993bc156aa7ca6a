package dev.eddy.control;

import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import dev.eddy.record.TextHash;
import dev.eddy.record.Texts;
import dev.eddy.vector.SplitMix64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Another ranking for a part of the users, beside that of all others, the control. Throws {@link RefusedException} for values that
 * a variant cannot have.
 *
 * @param fromShare where its part of [0, 1) of the salted hash begins
 * @param toShare where the part ends; that value is not in it
 * @param salt of the hash; variants that run at the same time share one, and their parts are apart
 * @param options texts of the options that differ from the job's, by key
 * @param leaveOut names of the channels that its merged lists go without
 */
public record Variant(
        String name,
        double fromShare,
        double toShare,
        String salt,
        Map<String, String> options,
        List<String> leaveOut) {
    /** Name of the ranking of the users in no variant's part. */
    public static final String CONTROL = "control";

    public static final String VARIETY = "scoring.variety";
    public static final String EXPLORATION = "scoring.exploration";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Set<String> VARIETIES = Set.of("off", "light", "strong");

    public Variant {
        validName(name);
        Texts.validName("salt", salt);
        RefusedException.unless(
                fromShare >= 0 && fromShare < toShare && toShare <= 1,
                "from and to are not a part of 0 to 1: " + fromShare + " to " + toShare);
        options.forEach(Variant::check);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        leaveOut = List.copyOf(leaveOut);
    }

    /** The name; a {@link RefusedException} when no variant can have it. */
    static String validName(String name) {
        RefusedException.unless(name != null, "no name, which a variant needs");
        RefusedException.unless(
                NAME.matcher(name).matches() && !name.equals(CONTROL),
                "the name is not 1 to 32 of a to z, 0 to 9 and -, or it is " + CONTROL + ": " + JsonRecord.shown(name));
        return name;
    }

    private static void check(String key, String value) {
        switch (key) {
            case VARIETY ->
                RefusedException.unless(
                        VARIETIES.contains(value),
                        VARIETY + " is none of off, light and strong: " + JsonRecord.shown(value));
            case EXPLORATION ->
                RefusedException.unless(
                        isShare(value), EXPLORATION + " is not a number of 0 to 1: " + JsonRecord.shown(value));
            default ->
                throw new RefusedException("a variant has no option " + JsonRecord.shown(key) + "; there are " + VARIETY
                        + " and " + EXPLORATION);
        }
    }

    private static boolean isShare(String text) {
        try {
            double share = Double.parseDouble(text);
            return share >= 0 && share <= 1;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** Whether a user is in its part. */
    public boolean has(String userId) {
        double hash = SplitMix64.uniform(TextHash.of(salt + "/" + userId));
        return fromShare <= hash && hash < toShare;
    }

    boolean overlaps(double from, double to) {
        return fromShare < to && from < toShare;
    }
}

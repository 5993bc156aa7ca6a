package dev.eddy.recall.ranking;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.option.Allowed;
import dev.eddy.user.ClickDetails;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the ranker takes for a success: how much an event of each type is worth. The option is {@code scoring.success}. */
public final class Success {
    /** Types that can be a success. */
    public static final Set<BehaviourType> TYPES = EnumSet.range(BehaviourType.CLICK, BehaviourType.PURCHASE);
    /** A single event counts this much at most, so that the price of one house does not drown all other purchases. */
    static final double MOST = 100;

    static final String DEFAULT = "click:1, like:1, collect:1, share:1, comment:1, purchase:1";
    static final String FORM =
            "TYPE:WORTH or TYPE:WORTH:value with commas between; types click, like, collect, share, comment and"
                    + " purchase, worths from 0 to 100, of which one is more than 0";

    private static final String KEY = "scoring.success";
    private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*");
    private static final Pattern WORTH = Pattern.compile("([a-z]+):(\\d{1,3}(?:\\.\\d{1,9})?)(:value)?");

    private final Map<BehaviourType, Worth> worths;

    private record Worth(double number, boolean isTimesValue) {
        private static final Worth NOTHING = new Worth(0, false);

        private double of(double value) {
            return Math.max(0, Math.min(MOST, isTimesValue ? number * value : number));
        }
    }

    private Success(Map<BehaviourType, Worth> worths) {
        this.worths = worths;
    }

    /** Reads {@value #FORM}; another text is an {@link IllegalArgumentException}. Types that are not named are worth 0. */
    public static Success parse(String text) {
        Map<BehaviourType, Worth> worths = new EnumMap<>(BehaviourType.class);
        for (String each : BETWEEN.split(text.strip(), -1)) {
            Matcher matcher = WORTH.matcher(each.toLowerCase(Locale.ROOT));
            boolean isWorth = matcher.matches();
            BehaviourType type = isWorth ? BehaviourType.ofWireName(matcher.group(1)) : null;
            double number = isWorth ? Double.parseDouble(matcher.group(2)) : 0;
            Allowed.that(type != null && TYPES.contains(type) && number <= MOST, KEY, text, FORM);
            boolean isNew = worths.put(type, new Worth(number, matcher.group(3) != null)) == null;
            Allowed.that(isNew, KEY, text, "each type once");
        }
        Allowed.that(worths.values().stream().anyMatch(worth -> worth.number > 0), KEY, text, FORM);
        return new Success(worths);
    }

    /** From 0 to {@value #MOST}. */
    double of(ClickDetails click) {
        return worths.getOrDefault(click.type(), Worth.NOTHING).of(click.value());
    }

    /** Whether a later event on the same item is never worth more than the first. */
    boolean isTheFirst() {
        Set<Worth> all = new HashSet<>(worths.values());
        return all.size() == 1
                && worths.size() == TYPES.size()
                && !all.iterator().next().isTimesValue;
    }
}

package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.record.Labels;
import dev.eddy.user.Interaction;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The moment a list is made for; the ranker learns extra weights for each. A list has one context by the number of
 * items known of the user, one by the pause since the last click, and one by the user's {@link Segment}.
 */
// Rows of weights are numbered by this order in state: add new contexts at the end.
@SuppressWarnings("EnumOrdinal")
public enum Context {
    /** Fewer than 5 items known of the user. */
    NEWCOMER,
    /** Fewer than 30. */
    REGULAR,
    /** 30 items or more. */
    VETERAN,
    /** The last click is less than half an hour ago. */
    SESSION,
    /** Less than two days. */
    RETURN,
    /** Two days or more. */
    AWAY,
    /** {@link Segment#NEW}, and so on. */
    NEW,
    CASUAL,
    ACTIVE,
    LOYAL,
    SPENDER,
    AT_RISK,
    DORMANT;

    private static final int FEW_ITEMS = 5;
    private static final int MANY_ITEMS = 30;
    private static final long SESSION_MILLIS = TimeUnit.MINUTES.toMillis(30);
    private static final long RETURN_MILLIS = TimeUnit.DAYS.toMillis(2);

    /** The name that readers see: {@code at-risk}. */
    public String label() {
        return Labels.of(this);
    }

    static List<Context> of(Member member, Segment segment, long asOfMillis) {
        List<Interaction> history = member.history();
        long pause =
                history.isEmpty() ? Long.MAX_VALUE : asOfMillis - history.get(0).atMillis();
        return List.of(ofItems(history.size()), ofPause(pause), valueOf(segment.name()));
    }

    private static Context ofItems(int items) {
        if (items < FEW_ITEMS) {
            return NEWCOMER;
        }
        return items < MANY_ITEMS ? REGULAR : VETERAN;
    }

    /** Bit n is set for the n-th context. */
    static int bits(List<Context> contexts) {
        return contexts.stream().mapToInt(context -> 1 << context.ordinal()).sum();
    }

    static List<Context> ofBits(int bits) {
        return Stream.of(values())
                .filter(context -> (bits & 1 << context.ordinal()) != 0)
                .toList();
    }

    private static Context ofPause(long millis) {
        if (millis < SESSION_MILLIS) {
            return SESSION;
        }
        return millis < RETURN_MILLIS ? RETURN : AWAY;
    }
}

package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.AwaitedSuccesses.Awaited;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.user.ClickDetails;
import dev.eddy.user.Interaction;
import dev.eddy.vector.SplitMix64;
import java.util.OptionalInt;

/**
 * Selects the clicks that are sampled and teaches the ranker from them. A sampled click costs as much as a refresh.
 * The selection is the same in every run.
 */
public final class ClickLearner {
    private static final long LATE_MILLIS = 100;

    /** How far the job is behind with a click: sampling one holds up the others. */
    public enum Pace {
        ON_TIME,
        LATE,
        /** So late that the list of the click is put off, or of the history. */
        PUT_OFF;

        /**
         * The pace of a click whose list is not put off.
         *
         * @param behindMillis how far the task is behind with it
         */
        public static Pace of(long behindMillis) {
            return behindMillis > LATE_MILLIS ? LATE : ON_TIME;
        }
    }

    private final ScoringOptions options;
    private final Recaller recaller;
    private final Success success;

    /** @param recaller whose last recall the ranker learns from */
    public ClickLearner(ScoringOptions options, Recaller recaller) {
        this.options = options;
        this.recaller = recaller;
        this.success = Success.parse(options.success());
    }

    /** Whether {@link #learnMore} or {@link #isDue} may hold of a click, without a look at its member. */
    public boolean mayLearn(String userId, Interaction click, ClickDetails details, LinearRanker ranker, Pace pace) {
        return isInSample(userId, click.atMillis(), share(ranker.samples(), pace))
                || ranker.awaited().before(userId, click, success.of(details)) != null;
    }

    /**
     * Whether a click is sampled. Its item must be one that could have been recalled, or, while it is learned which
     * items come back, one that the member had before.
     *
     * @param before the member before the click, or null
     * @param click null when there was none
     */
    public boolean isDue(Member before, Interaction click, ClusterModel cluster, LinearRanker ranker, Pace pace) {
        return before != null
                && click != null
                && isInSample(before.userId(), click.atMillis(), share(ranker.samples(), pace))
                && (isRecallable(before, click, cluster, ranker)
                        || (options.learning() != Learning.OFF && cluster.isReturn(before.userId(), click)));
    }

    private static boolean isRecallable(Member before, Interaction click, ClusterModel cluster, LinearRanker ranker) {
        int clicked = cluster.numbers().find(click.itemId());
        return clicked == ItemNumbers.NONE
                || !cluster.hiddenFrom(before.userId(), click.atMillis(), ranker.returnRates())
                        .contains(clicked);
    }

    private static boolean isInSample(String userId, long atMillis, double share) {
        return SplitMix64.uniform(userId.hashCode() * 31L + atMillis) < share;
    }

    /**
     * Almost all clicks of a new cluster, which so learns fast; a fixed share in the long run. Of late clicks never more
     * than that, and a quarter of it while lists are put off.
     */
    private double share(long samples, Pace pace) {
        double last = options.learner().sampleShare();
        double first =
                options.learner().sampleFirst() / Math.max(1, options.learner().sampleFirst() + (double) samples);
        return switch (pace) {
            case ON_TIME -> Math.max(last, first);
            case LATE -> last;
            case PUT_OFF -> last / 4;
        };
    }

    /**
     * Learns from a click that was sampled in the last recall, which was for the member before the click.
     *
     * @param rank of its item in the list, from 1; 0 for none
     */
    public void learn(
            Member before,
            Interaction click,
            ClickDetails details,
            int rank,
            ClusterModel cluster,
            LinearRanker ranker,
            ItemTable table) {
        ranker.countSample();
        double worth = success.of(details);
        Lesson lesson = Lesson.NONE;
        if (options.learning() == Learning.ON) {
            lesson = recaller.lesson(cluster, table, click.itemId());
            ranker.learn(lesson, worth);
            cluster.learnReturns(ranker.returnRates(), before.userId(), click);
        }
        if (success.isTheFirst()) {
            // With an earlier value of scoring.success there may have been clicks.
            ranker.awaited().clear();
        } else {
            ranker.awaited().add(before.userId(), click, rank, worth, lesson);
        }
    }

    /**
     * Learns from an event that makes an item a greater success than a sampled click on it before: the difference in
     * worth, from the list before that click.
     *
     * @return the rank of the item in that list, from 1, 0 for none; empty when there was no such click
     */
    public OptionalInt learnMore(String userId, Interaction event, ClickDetails details, LinearRanker ranker) {
        double worth = success.of(details);
        Awaited click = ranker.awaited().before(userId, event, worth);
        if (click == null) {
            return OptionalInt.empty();
        }
        if (options.learning() == Learning.ON) {
            ranker.learn(click.lesson(), worth - click.worth());
        }
        ranker.awaited().raise(userId, event, worth);
        return OptionalInt.of(click.rank());
    }
}

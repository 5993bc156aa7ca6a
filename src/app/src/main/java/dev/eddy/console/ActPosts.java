package dev.eddy.console;

import dev.eddy.console.ActRuns.Run;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.DeadLetterReplay;
import dev.eddy.ops.LetterFilter;
import dev.eddy.ops.act.ForgetUser;
import dev.eddy.ops.act.LiftTakeDown;
import dev.eddy.ops.act.ReplayLetters;
import dev.eddy.ops.act.TakeItemsDown;
import dev.eddy.ops.retrain.ActivateCentres;
import dev.eddy.ops.retrain.RefreshCentres;
import dev.eddy.ops.retrain.RefreshSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Begins the acts that the pages ask for. Each answer is the run that has begun. */
record ActPosts(JobOptions job, ConsoleOptions console, ActRuns runs) {
    /** Longest duration of a step, as of the commands. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    /** Dead letters are held in memory while they are sent. */
    private static final long MOST_LETTER_BYTES = 64L << 20;

    /** An act on an item. */
    record ItemPost(String itemId) {}

    /** An act on a user. */
    record UserPost(String userId) {}

    /** An act on the centres of a version. */
    record VersionPost(Long version) {}

    /** A retraining in a space; null for the usual one. */
    record RefreshPost(String space) {}

    /** An act on dead letters; all fields may be null. */
    record LettersPost(String topic, String reason, Long sinceMillis) {
        LetterFilter filter() {
            return new LetterFilter(topic, reason, sinceMillis == null ? null : Instant.ofEpochMilli(sinceMillis));
        }
    }

    Run takeDown(ItemPost post, String who) {
        Duration listsLast = job.serving().ttl();
        return runs.start(who, new TakeItemsDown(job.kafka(), TIMEOUT, listsLast, item(post)));
    }

    Run lift(ItemPost post, String who) {
        return runs.start(who, new LiftTakeDown(job.kafka(), TIMEOUT, item(post)));
    }

    private static List<String> item(ItemPost post) {
        BadInputException.requireId("item_id", post.itemId());
        return List.of(post.itemId());
    }

    Run forget(UserPost post, String who) {
        BadInputException.requireId("user_id", post.userId());
        return runs.start(who, new ForgetUser(job.kafka(), TIMEOUT, post.userId()));
    }

    Run replay(LettersPost post, String who) {
        return runs.start(who, new ReplayLetters(job.kafka(), post.filter(), MOST_LETTER_BYTES));
    }

    /** What a replay would send. */
    record Preview(int records, int unusable, int outdated) {}

    Preview preview(LettersPost post) {
        DeadLetterReplay.Plan plan = DeadLetterReplay.plan(job.kafka(), post.filter(), MOST_LETTER_BYTES);
        return new Preview(plan.letters().size(), plan.unusable(), plan.outdated());
    }

    Run activate(VersionPost post, String who) {
        BadInputException.require(post.version() != null, "no version");
        var first = job.membership().firstCentres(job.recall().catalog().dimension());
        return runs.start(who, new ActivateCentres(job.kafka(), first, post.version(), true, TIMEOUT));
    }

    Run refresh(RefreshPost post, String who) {
        var target = new RefreshCentres.Target(console.flink(), null, console.savepoints(), TIMEOUT);
        var steps = new RefreshSteps(job, RefreshSteps.Choice.usual(post.space()));
        return runs.start(who, new RefreshCentres(job, target, steps));
    }
}

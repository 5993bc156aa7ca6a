package dev.eddy.recall.cluster;

import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The {@link Segment}s of a cluster's users. Cuts are made anew at most every ten minutes, and only after as many changes as
 * a quarter of the users, so that they cost little.
 */
final class Segments {
    private static final long EVERY_MILLIS = TimeUnit.MINUTES.toMillis(10);
    private static final int QUARTER = 4;

    private final ClusterIndex index;
    private SegmentCuts cuts = SegmentCuts.OF_FEW;
    private long madeAtMillis;
    /** Changes of members since the cuts were made. */
    private int changes;

    Segments(ClusterIndex index) {
        this.index = index;
    }

    void noteChange() {
        changes++;
    }

    /** @param newestFirst the user's interactions */
    Segment of(List<Interaction> newestFirst, long asOfMillis) {
        if (changes > index.members.size() / QUARTER && Math.abs(asOfMillis - madeAtMillis) >= EVERY_MILLIS) {
            List<Rfm> users = new ArrayList<>();
            index.members.forEach(member -> {
                if (member.contributes && !member.isGuest) {
                    users.add(Rfm.of(member.history, asOfMillis));
                }
            });
            cuts = SegmentCuts.of(users, cuts);
            madeAtMillis = asOfMillis;
            changes = 0;
        }
        return cuts.segment(Rfm.of(newestFirst, asOfMillis));
    }
}

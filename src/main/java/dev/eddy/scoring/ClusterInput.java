package dev.eddy.scoring;

import dev.eddy.membership.MemberUpdate;
import dev.eddy.retrieval.FoundItems;

/** What the cluster stage is fed with: news of a member, or what was found for one; the other part is null. */
public record ClusterInput(MemberUpdate update, FoundItems found) {

    public static ClusterInput of(MemberUpdate update) {
        return new ClusterInput(update, null);
    }

    public static ClusterInput of(FoundItems found) {
        return new ClusterInput(null, found);
    }

    /** The cluster that it is for. */
    public int cluster() {
        return update == null ? found.asker().cluster() : update.cluster();
    }
}

package dev.eddy.user;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** Operator state of the {@link ClusterCensus}: each task writes its share, and restores an equal part of all shares. */
final class CensusWriter {
    private final ListState<CensusShare> shares;
    private final ClusterCensus census;

    /** @param tasks number of tasks */
    CensusWriter(FunctionInitializationContext context, int tasks) throws Exception {
        shares = context.getOperatorStateStore().getUnionListState(MembershipDescriptors.census());
        List<CensusShare> all = new ArrayList<>();
        shares.get().forEach(all::add);
        // Else every task would keep those of all.
        shares.clear();
        census = context.isRestored() ? ClusterCensus.ofShares(all, tasks) : ClusterCensus.ofNobody();
    }

    ClusterCensus census() {
        return census;
    }

    /** To be called at a checkpoint. */
    void write() throws Exception {
        shares.update(census.shares());
    }
}

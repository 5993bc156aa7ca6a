package dev.eddy.popularity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * Writes a task's {@link PopularityDigest} into the state, and reads it back. All tasks have been told the same when a
 * checkpoint is taken, so each writes its share of the items only, and reads those of all. Flink's broadcast state would have
 * each write all of them, after a copy for which the task stands still.
 */
public final class DigestWriter {
    private final PopularityDigest digest;
    private final TaskShare own;
    private final boolean hasUnseen;
    private final ListState<DigestPage> pages;

    /**
     * Reads the digest back.
     *
     * @param digest an empty one
     * @param own the items that the task writes
     * @param hasUnseen whether also items that nothing has happened with are in it
     */
    public DigestWriter(PopularityDigest digest, OperatorStateStore store, TaskShare own, boolean hasUnseen)
            throws Exception {
        this.digest = digest;
        this.own = own;
        this.hasUnseen = hasUnseen;
        this.pages = store.getUnionListState(PopularityDescriptors.pages());
        for (DigestPage page : pages.get()) {
            page.items().stream().filter(this::isToKeep).forEach(digest::put);
        }
        pages.clear();
        // Where the digest was before it was kept by pages.
        ListState<ItemPopularity> share = store.getUnionListState(PopularityDescriptors.share());
        for (ItemPopularity item : share.get()) {
            digest.put(item);
        }
        share.clear();
        // Where the digest was before there was this class.
        BroadcastState<String, ItemPopularity> whole = store.getBroadcastState(PopularityDescriptors.DIGEST);
        for (Map.Entry<String, ItemPopularity> item : whole.immutableEntries()) {
            digest.put(item.getValue());
        }
        whole.clear();
    }

    /** To be called when a checkpoint is taken. */
    public void write() throws Exception {
        List<ItemPopularity> share = new ArrayList<>();
        digest.forEach(item -> {
            if (isToKeep(item) && own.has(item.itemId())) {
                share.add(item);
            }
        });
        pages.update(DigestPage.of(share));
    }

    private boolean isToKeep(ItemPopularity item) {
        return hasUnseen || item.isSeen();
    }
}

package dev.eddy.recall.items;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.item.ItemPopularity;
import dev.eddy.item.TaskShare;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * Writes a task's {@link PopularityDigest} into the state, and reads it back. All tasks have been told the same when a
 * checkpoint is taken, so each writes its share of the items only, and reads those of all. Flink's broadcast state would have
 * each write all of them, after a copy for which the task stands still.
 */
public final class DigestWriter {
    /** Operator state: a task's share of the digest. */
    private static final ListStateDescriptor<DigestPage> PAGES =
            new ListStateDescriptor<>("digest-pages", CodecSerializer.type(DigestPage.class, new DigestPageCodec()));

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
        this.pages = store.getUnionListState(PAGES);
        for (DigestPage page : pages.get()) {
            page.items().stream().filter(this::isToKeep).forEach(digest::put);
        }
        pages.clear();
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

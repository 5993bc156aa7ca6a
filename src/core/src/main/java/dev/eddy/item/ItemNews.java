package dev.eddy.item;

import java.util.function.Consumer;

/** Sends the changes of items to the recall tasks: new facts about an item at once, its counts once a second. */
final class ItemNews {
    /** Parts of a second in which changed items are sent. */
    private static final int SHARES = 4;

    static final long SHARE_MILLIS = 1_000 / SHARES;

    private final Consumer<ItemUpdate> recallTasks;
    private final GatheredUpdates waiting = new GatheredUpdates(SHARES, (before, later) -> later.after(before));

    ItemNews(Consumer<ItemUpdate> recallTasks) {
        this.recallTasks = recallTasks;
    }

    void changed(ItemUpdate news) {
        waiting.add(news);
        if (news.features() != null || news.vectors() != null) {
            recallTasks.accept(waiting.remove(news.itemId()));
        }
    }

    /** Sends a whole item, or the end of an item, in place of its waiting change. */
    void sendNow(ItemUpdate item) {
        waiting.remove(item.itemId());
        recallTasks.accept(item);
    }

    /** Drops the waiting change of an item that the recall tasks no longer know. */
    void drop(String itemId) {
        waiting.remove(itemId);
    }

    /** To be called every {@link #SHARE_MILLIS}. */
    void sendShare() {
        waiting.takeShare(recallTasks);
    }

    void sendAll() {
        waiting.takeAll(recallTasks);
    }
}

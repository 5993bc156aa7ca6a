package dev.eddy.item;

import dev.eddy.behaviour.ConfirmedClock;
import java.io.IOException;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The item stage: keeps the state of each item, and sends changes to the recall tasks while they know the item, see
 * {@link ItemTurnover}. Each change goes to every task, so changed counts of an item are sent once a second. Where
 * vectors find items, the first task also sends ticks, since broadcast inputs have no timers.
 */
public final class SumPopularityOperator extends AbstractStreamOperator<TableUpdate>
        implements OneInputStreamOperator<ItemUpdate, TableUpdate>,
                BoundedOneInput,
                Triggerable<String, VoidNamespace> {
    private static final long TICK_MILLIS = 100;

    private final PopularityOptions options;
    private final List<VectorSpace> spaces;
    private final boolean tellsUnseen;

    private transient ToldItemsState told;
    private transient ToldItems toldItems;
    private transient ItemTurnover turnover;
    private transient SumWriter sums;
    private transient InternalTimerService<VoidNamespace> checks;
    /** Event time that two items of this task have reached since its start, so that one event ahead does not move it. */
    private transient ConfirmedClock clock;

    private transient ItemNews changes;
    private transient long heldBack;
    private transient Counter popularityIn;
    private transient Counter itemsReleased;

    /** @param spaces spaces of the items' vectors, without that of the tags */
    public SumPopularityOperator(PopularityOptions options, List<VectorSpace> spaces, boolean tellsUnseen) {
        this.options = options;
        this.spaces = spaces;
        this.tellsUnseen = tellsUnseen;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        told = new ToldItemsState(context, getRuntimeContext().getTaskInfo(), options, tellsUnseen);
        toldItems = told.items();
    }

    @Override
    public void open() throws Exception {
        super.open();
        turnover = new ItemTurnover(options, tellsUnseen);
        sums = new SumWriter(options, spaces, getRuntimeContext());
        checks = getInternalTimerService("checks", VoidNamespaceSerializer.INSTANCE, this);
        clock = ConfirmedClock.NONE;
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        popularityIn = metrics.counter("popularityIn");
        Counter popularityOut = metrics.counter("popularityOut");
        changes = new ItemNews(news -> {
            popularityOut.inc();
            output.collect(new StreamRecord<>(news));
        });
        itemsReleased = metrics.counter("itemsReleased");
        metrics.gauge("itemsTold", toldItems::size);
        metrics.gauge("itemsHeldBack", () -> heldBack);
        long now = getProcessingTimeService().getCurrentProcessingTime();
        if (told.isToTell()) {
            // With the first element at the latest.
            getProcessingTimeService().registerTimer(now, at -> tellWhatCanBeToldNow());
        }
        if (tellsUnseen && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            every(TICK_MILLIS, () -> output.collect(new StreamRecord<>(ItemUpdate.TICK)));
        }
        every(ItemNews.SHARE_MILLIS, changes::sendShare);
    }

    /** The changes are not state, so they leave before the snapshot. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        changes.sendAll();
    }

    @Override
    public void endInput() {
        changes.sendAll();
    }

    @Override
    public void processElement(StreamRecord<ItemUpdate> element) throws Exception {
        popularityIn.inc();
        tellWhatCanBeToldNow();
        ItemUpdate part = element.getValue();
        ItemLife before = sums.life();
        if (part.isGone()) {
            release(part.itemId(), before);
            sums.clear();
            return;
        }
        boolean isEvent = part.counts() != null;
        clock = isEvent ? clock.after(part.itemId(), part.counts().firstSeenMillis()) : clock;
        ItemUpdate news = sums.add(part, before);
        ItemLife life = isEvent || part.vectors() == null
                ? before.after(news.counts(), isEvent ? part.counts().firstSeenMillis() : clock.confirmedMillis())
                // A training has vectors for dead items, too.
                : before;
        if (turnover.isTold(before)) {
            if (!life.equals(before)) {
                toldItems.move(before.touchedMillis(), life.touchedMillis());
                sums.keep(life);
            }
            changes.changed(news);
        } else if (isEvent) {
            tellAll(sums.all(part.itemId(), life), life);
        } else {
            sums.keep(life);
            if (part.features() != null || part.vectors() != null) {
                tellIfWanted(part.itemId(), life);
            }
            if (part.features() == null && sums.features() == null) {
                checkLater(part.itemId());
            }
        }
    }

    /** Tells an item that the recall tasks do not know, if there is room. */
    private void tellIfWanted(String itemId, ItemLife life) throws Exception {
        ItemUpdate known = sums.all(itemId, life);
        if (!turnover.isWanted(known, clock.confirmedMillis())) {
            return;
        }
        if (toldItems.hasRoom()) {
            tellAll(known, life);
        } else {
            heldBack++;
            checkLater(itemId);
        }
    }

    private void tellAll(ItemUpdate known, ItemLife life) throws Exception {
        sums.keep(life.told(true));
        toldItems.add(life.touchedMillis());
        checkLater(known.itemId());
        changes.sendNow(known);
    }

    private void release(String itemId, ItemLife life) throws Exception {
        if (turnover.isTold(life)) {
            itemsReleased.inc();
            unknown(itemId, life);
            changes.sendNow(ItemUpdate.gone(itemId));
        }
    }

    /** The life of an item that the recall tasks do not know, or no longer know. */
    private ItemLife unknown(String itemId, ItemLife life) throws IOException {
        if (!life.told()) {
            return life;
        }
        changes.drop(itemId);
        toldItems.remove(life.touchedMillis());
        sums.keep(life.told(false));
        return life.told(false);
    }

    private void checkLater(String itemId) {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        checks.registerProcessingTimeTimer(VoidNamespace.INSTANCE, turnover.nextCheck(itemId, now));
    }

    /**
     * Checks items that the cluster stage knows, that wait for room in its memory, or that have no record, each once
     * per interval. Late corrections of transitions create forgotten items again; the check removes them.
     */
    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        String itemId = timer.getKey();
        ItemLife life = sums.life();
        if (!turnover.isTold(life)) {
            if (sums.features() == null && !life.isSeen()) {
                sums.clearButVectors();
            } else {
                tellIfWanted(itemId, unknown(itemId, life));
            }
            return;
        }
        long now = clock.confirmedMillis();
        // The time of an item that was told before the first event, or by an event ahead, starts now.
        if (clock.isConfirmed() && (life.touchedMillis() == ItemLife.NEVER || life.touchedMillis() > now)) {
            toldItems.move(life.touchedMillis(), now);
            sums.keep(life.touchedAt(now));
        } else if (toldItems.isSurplus(life.touchedMillis())
                || (clock.isConfirmed() && turnover.isOver(life, sums.features(), now))) {
            release(itemId, life);
            if (sums.features() == null) {
                // Only its events say that the item exists.
                sums.clear();
            }
            return;
        }
        checkLater(itemId);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no timer goes by event time");
    }

    /** By the clock of each time, which may be set forward or back. */
    private void every(long millis, Runnable action) {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        getProcessingTimeService().registerTimer(now + millis, at -> {
            action.run();
            every(millis, action);
        });
    }

    private void tellWhatCanBeToldNow() throws Exception {
        if (!told.isToTell()) {
            return;
        }
        Object key = getCurrentKey();
        getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        SumWriter.FEATURES,
                        (itemId, state) -> {
                            ItemLife life = sums.life();
                            if (!turnover.isTold(life) || !(life.isSeen() || told.unseenWereTold())) {
                                tellIfWanted((String) itemId, unknown((String) itemId, life));
                            }
                        });
        told.hasTold();
        if (key != null) {
            setCurrentKey(key);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        told.write();
    }
}

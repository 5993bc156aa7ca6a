package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps the items, and adds the vector of its item to each behaviour. A behaviour on an unknown item waits for the item. */
public final class TagBehaviourFunction
        extends KeyedBroadcastProcessFunction<String, CatalogInput, TagVectorRecord, TaggedBehaviour> {
    /** Features of an item after each change. */
    public static final OutputTag<ItemFeatures> ITEM_FEATURES =
            new OutputTag<>("item-features", ItemDescriptors.FEATURES);

    /** Features of an item that was taken down or is back. */
    public static final OutputTag<ItemFeatures> TAKE_DOWNS = new OutputTag<>("take-downs", ItemDescriptors.FEATURES);

    /** Behaviours whose item did not come in time, or that found no room to wait. */
    public static final OutputTag<Behaviour> UNKNOWN_ITEMS =
            new OutputTag<>("unknown-items", TypeInformation.of(Behaviour.class));

    private final CatalogOptions options;

    private transient CatalogState state;
    private transient ParkingRules parking;
    private transient TagVectors tagVectors;
    private transient boolean tagVectorsRestored;
    private transient ItemVectorizer vectorizer;
    private transient ItemResolver resolver;
    private transient RecentlyUsed<String, CachedLookup> cache;
    private transient long tagsVersion;

    private transient Counter catalogIn;
    private transient Counter catalogOut;
    private transient Counter itemsIn;
    private transient Counter unknownItems;
    private transient Counter parkedEver;
    private transient Counter cacheMisses;

    public TagBehaviourFunction(CatalogOptions options) {
        this.options = options;
    }

    /** A look-up, valid under one version of the tag vectors of this task. */
    private record CachedLookup(ItemResolver.Lookup lookup, float[] interestVector, long tagsVersion) {}

    @Override
    public void open(OpenContext context) {
        state = new CatalogState(getRuntimeContext());
        parking = new ParkingRules(options.parkLimit(), options.parkFor());
        tagVectors = new TagVectors(options.dimension());
        vectorizer = new ItemVectorizer(tagVectors);
        resolver = new ItemResolver(vectorizer);
        cache = new RecentlyUsed<>(options.cacheSize());

        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        catalogIn = metrics.counter("catalogIn");
        catalogOut = metrics.counter("catalogOut");
        itemsIn = metrics.counter("itemsIn");
        unknownItems = metrics.counter("unknownItems");
        parkedEver = metrics.counter("parked");
        cacheMisses = metrics.counter("cacheMisses");
    }

    @Override
    public void processElement(CatalogInput input, ReadOnlyContext context, Collector<TaggedBehaviour> out)
            throws Exception {
        restoreTagVectors(context.getBroadcastState(ItemDescriptors.TAG_VECTORS));
        if (input instanceof CatalogInput.NewRecord news) {
            itemsIn.inc();
            CatalogEntry before = state.item();
            ItemResolver.Lookup changed = resolver.change(before, news.item());
            CachedLookup kept = keep(changed, before, context);
            release(kept.interestVector(), context.timerService(), out);
        } else if (input instanceof CatalogInput.ItemOrder order) {
            CatalogEntry before = state.item();
            if (before != null || order.takeDown().down()) {
                keep(resolver.change(before, order.takeDown()), before, context);
            }
        } else if (input instanceof CatalogInput.UntaggedEvent event) {
            catalogIn.inc();
            tag(event.behaviour(), context, out);
        }
    }

    private void tag(Behaviour behaviour, ReadOnlyContext context, Collector<TaggedBehaviour> out) throws Exception {
        if (!behaviour.type().isAboutAnItem()) {
            emit(behaviour, vectorizer.ofTags(behaviour.tags()), out);
            return;
        }
        CachedLookup found = look(behaviour.itemId(), context);
        if (found != null) {
            emit(behaviour, found.interestVector(), out);
        } else if (behaviour.type() == BehaviourType.IMPRESSION) {
            // The click-through rate needs no vector, and a waiting impression would take the room of a click.
            emit(behaviour, null, out);
        } else {
            park(behaviour, context);
        }
    }

    /** The item from the heap, if the tag vectors are unchanged, else from the state; null when it is unknown. */
    private CachedLookup look(String itemId, ReadOnlyContext context) throws Exception {
        CachedLookup cached = cache.get(itemId);
        if (cached != null && cached.tagsVersion() == tagsVersion) {
            return cached;
        }
        CatalogEntry entry;
        if (cached != null) {
            entry = cached.lookup().entry();
        } else {
            cacheMisses.inc();
            entry = state.item();
        }
        return entry == null ? null : keep(resolver.look(entry), context);
    }

    private CachedLookup keep(ItemResolver.Lookup changed, CatalogEntry before, ReadOnlyContext context)
            throws Exception {
        CachedLookup kept = keep(changed, context);
        if (changed.features().down() != (before != null && before.isDown())) {
            context.output(TAKE_DOWNS, changed.features());
        }
        return kept;
    }

    private CachedLookup keep(ItemResolver.Lookup lookup, ReadOnlyContext context) throws Exception {
        if (lookup.isNews()) {
            TimerService timers = context.timerService();
            long forgetAt = lookup.entry()
                    .forgottenAtMillis(
                            timers.currentProcessingTime(), options.keepDead().toMillis());
            state.keep(lookup.entry(), forgetAt);
            if (forgetAt != CatalogEntry.NEVER) {
                timers.registerProcessingTimeTimer(forgetAt);
            }
            context.output(ITEM_FEATURES, lookup.features());
        }
        ItemFeatures features = lookup.features();
        var kept = new CachedLookup(lookup, features.interestVector(options.dimension()), tagsVersion);
        cache.put(features.itemId(), kept);
        return kept;
    }

    private void park(Behaviour behaviour, ReadOnlyContext context) throws Exception {
        if (!parking.hasRoom(state.parkedCount())) {
            unknownItems.inc();
            context.output(UNKNOWN_ITEMS, behaviour);
            return;
        }
        parkedEver.inc();
        long now = context.timerService().currentProcessingTime();
        state.park(new ParkedBehaviour(behaviour, now));
        context.timerService().registerProcessingTimeTimer(parking.deadline(now));
    }

    private void release(float[] vector, TimerService timers, Collector<TaggedBehaviour> out) throws Exception {
        if (state.parkedCount() == 0) {
            return;
        }
        List<ParkedBehaviour> released = state.parked();
        for (Behaviour behaviour : parking.inOrder(released)) {
            emit(behaviour, vector, out);
        }
        released.forEach(one -> timers.deleteProcessingTimeTimer(parking.deadline(one.parkedAtMillis())));
        state.keepParked(List.of());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<TaggedBehaviour> out) throws Exception {
        List<ParkedBehaviour> waiting = new ArrayList<>();
        for (ParkedBehaviour one : state.parked()) {
            if (parking.isOverdue(one, timestamp)) {
                unknownItems.inc();
                context.output(UNKNOWN_ITEMS, one.behaviour());
            } else {
                waiting.add(one);
            }
        }
        state.keepParked(waiting);
        if (state.forgetIfDue(timestamp)) {
            cache.remove(context.getCurrentKey());
            context.output(ITEM_FEATURES, ItemFeatures.forgotten(context.getCurrentKey()));
        }
    }

    private void emit(Behaviour behaviour, float[] vector, Collector<TaggedBehaviour> out) {
        catalogOut.inc();
        out.collect(new TaggedBehaviour(behaviour, vector));
    }

    @Override
    public void processBroadcastElement(TagVectorRecord record, Context context, Collector<TaggedBehaviour> out)
            throws Exception {
        BroadcastState<String, float[]> vectors = context.getBroadcastState(ItemDescriptors.TAG_VECTORS);
        restoreTagVectors(vectors);
        if (record.vector() == null) {
            if (tagVectors.remove(record.tag())) {
                vectors.remove(record.tag());
                tagsVersion++;
            }
            return;
        }
        float[] unit = tagVectors.put(record.tag(), record.vector());
        if (unit != null) {
            vectors.put(record.tag(), unit);
            tagsVersion++;
        }
    }

    /** Broadcast state cannot be read before the first element. */
    private void restoreTagVectors(ReadOnlyBroadcastState<String, float[]> vectors) throws Exception {
        if (!tagVectorsRestored) {
            for (Map.Entry<String, float[]> entry : vectors.immutableEntries()) {
                tagVectors.put(entry.getKey(), entry.getValue());
            }
            tagVectorsRestored = true;
        }
    }
}

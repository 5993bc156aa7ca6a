package dev.eddy.centre;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.item.VectorSpace;
import dev.eddy.record.DeadLetter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Emits a {@link CentreSet} when the set to use changes. All records have one key and arrive in topic order. The state
 * is the compacted topic; publishers bound it by tombstones of old versions. A restore emits nothing, since the user
 * stage keeps its set.
 */
public final class AssembleCentresFunction extends KeyedProcessFunction<Integer, CentreRecord, CentreSet> {
    /** Refused records, and records that completed an unsound set. */
    public static final OutputTag<Refusal> REFUSALS =
            new OutputTag<>("centre-refusals", TypeInformation.of(Refusal.class));

    /** After each record that changes it; for the training of the first centres. */
    public static final OutputTag<PublishedCentres> PUBLISHED =
            new OutputTag<>("published-centres", TypeInformation.of(PublishedCentres.class));

    /**
     * A refused record, or the record that completed an unsound set. The key is empty when the record has none, the
     * value null for a tombstone.
     */
    public record Refusal(String key, byte[] value, String reason) {
        public DeadLetter deadLetter(String topic) {
            return DeadLetter.of(key.getBytes(UTF_8), value, reason, topic, DeadLetter.UNKNOWN);
        }
    }

    private final VectorSpace tags;
    private final VectorSpace other;

    private transient CentreAssembler assembler;
    private transient CentreAssembler.Parts parts;
    private transient ValueState<ActiveCentres> active;
    private transient ValueState<PublishedCentres> published;
    private transient Counter records;
    private transient Counter refusals;
    private transient Counter activations;

    /**
     * Takes centres in one of two spaces, and refuses those of others.
     *
     * @param tags the space of the tag vectors
     * @param other may be that of the tags, too
     */
    public AssembleCentresFunction(VectorSpace tags, VectorSpace other) {
        this.tags = tags;
        this.other = other;
    }

    @Override
    public void open(OpenContext context) {
        assembler = new CentreAssembler(tags, other);
        parts = new StateParts(getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "centre-records", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
        active = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("active-centres", TypeInformation.of(ActiveCentres.class)));
        published =
                getRuntimeContext().getState(new ValueStateDescriptor<>("published-centres", PUBLISHED.getTypeInfo()));
        var metrics = getRuntimeContext().getMetricGroup();
        records = metrics.counter("centreRecords");
        refusals = metrics.counter("centreRefusals");
        activations = metrics.counter("centreActivations");
    }

    @Override
    public void processElement(CentreRecord record, Context context, Collector<CentreSet> out) throws Exception {
        records.inc();
        CentreAssembler.Outcome outcome = assembler.accept(record, parts, active.value());
        if (outcome.refusal() != null) {
            refusals.inc();
            context.output(REFUSALS, new Refusal(record.key(), record.value(), outcome.refusal()));
        }
        if (outcome.activated() != null) {
            CentreSet set = outcome.activated();
            activations.inc();
            active.update(new ActiveCentres(set.version(), set.checksum()));
            out.collect(set);
        }
        publish(record, context);
    }

    private void publish(CentreRecord record, Context context) throws Exception {
        PublishedCentres before = published.value() == null ? PublishedCentres.NONE : published.value();
        ActiveCentres inUse = active.value();
        PublishedCentres now = before.with(record, inUse == null ? 0 : inUse.version());
        if (!now.equals(before)) {
            published.update(now);
            context.output(PUBLISHED, now);
        }
    }

    /** Keyed state as the assembler needs it. */
    private record StateParts(MapState<String, byte[]> state) implements CentreAssembler.Parts {
        @Override
        public byte[] get(String key) throws Exception {
            return state.get(key);
        }

        @Override
        public boolean contains(String key) throws Exception {
            return state.contains(key);
        }

        @Override
        public void put(String key, byte[] value) throws Exception {
            state.put(key, value);
        }

        @Override
        public void remove(String key) throws Exception {
            state.remove(key);
        }
    }
}

package dev.eddy.recall;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.record.Pause;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps what the clusters tell of their segments, and shares the profiles and lists of all segments once in 30 s. One key. */
public final class MergeSegmentsFunction extends KeyedProcessFunction<Integer, ClusterSegments, SharedUpdate> {
    static final TypeInformation<ClusterSegments> TYPE =
            CodecSerializer.type(ClusterSegments.class, new ClusterSegmentsCodec());

    static final long EVERY_MILLIS = TimeUnit.SECONDS.toMillis(30);
    private static final Pause PAUSE = new Pause(EVERY_MILLIS);

    private transient MapState<Integer, ClusterSegments> clusters;
    /** When the segments are shared next, in processing time; null if no cluster has told since the last time. */
    private transient ValueState<Long> due;

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        clusters = runtime.getMapState(new MapStateDescriptor<>("segments-of-clusters", Types.INT, TYPE));
        due = runtime.getState(new ValueStateDescriptor<>("due", Types.LONG));
    }

    @Override
    public void processElement(ClusterSegments told, Context context, Collector<SharedUpdate> out) throws Exception {
        if (told.shares().isEmpty()) {
            clusters.remove(told.cluster());
        } else {
            clusters.put(told.cluster(), told);
        }
        long now = context.timerService().currentProcessingTime();
        if (due.value() == null || PAUSE.isTooFar(due.value(), now)) {
            due.update(now + EVERY_MILLIS);
            context.timerService().registerProcessingTimeTimer(due.value());
        }
    }

    @Override
    public void onTimer(long atMillis, OnTimerContext context, Collector<SharedUpdate> out) throws Exception {
        due.clear();
        var profiles = new SegmentProfiles();
        for (ClusterSegments told : clusters.values()) {
            profiles.add(told);
        }
        profiles.updates(context.timerService().currentProcessingTime()).forEach(out::collect);
    }
}

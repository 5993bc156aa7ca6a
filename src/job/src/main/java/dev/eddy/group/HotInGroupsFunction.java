package dev.eddy.group;

import dev.eddy.item.TableUpdate;
import dev.eddy.record.Pause;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** The group stage: keeps the clicks of each group, and sends its hottest items once in 30 s while users click. */
public final class HotInGroupsFunction extends KeyedProcessFunction<String, GroupSum, TableUpdate> {
    static final long TELL_EVERY_MILLIS = TimeUnit.SECONDS.toMillis(30);
    private static final Pause TELL = new Pause(TELL_EVERY_MILLIS);
    static final long KEEP_MILLIS = TimeUnit.DAYS.toMillis(7);
    /** How long a group with too few users is kept: an attribute may have another value for each user. */
    static final long KEEP_FEW_MILLIS = TimeUnit.DAYS.toMillis(1);

    private transient ValueState<GroupSum> clicks;
    /** When the hottest items are sent next, in processing time; null if there was no click since the last time. */
    private transient ValueState<Long> due;
    /** When the group is dropped, if there is no click until then; null before it was due. */
    private transient ValueState<Long> drop;

    private transient Counter groupsTold;
    private transient Counter groupsDropped;

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        clicks = runtime.getState(new ValueStateDescriptor<>("clicks", GroupDescriptors.SUM));
        due = runtime.getState(new ValueStateDescriptor<>("due", Types.LONG));
        drop = runtime.getState(new ValueStateDescriptor<>("drop", Types.LONG));
        groupsTold = runtime.getMetricGroup().counter("groupsTold");
        groupsDropped = runtime.getMetricGroup().counter("groupsDropped");
    }

    @Override
    public void processElement(GroupSum sum, Context context, Collector<TableUpdate> out) throws Exception {
        GroupSum before = clicks.value();
        clicks.update(
                before == null
                        ? sum
                        : new GroupTally(sum.group()).add(before).add(sum).sum());
        long now = context.timerService().currentProcessingTime();
        if (due.value() == null || TELL.isTooFar(due.value(), now)) {
            setTimer(due, now + TELL_EVERY_MILLIS, context);
        }
    }

    private static void setTimer(ValueState<Long> timer, long atMillis, Context context) throws IOException {
        if (timer.value() != null) {
            context.timerService().deleteProcessingTimeTimer(timer.value());
        }
        timer.update(atMillis);
        context.timerService().registerProcessingTimeTimer(atMillis);
    }

    @Override
    public void onTimer(long atMillis, OnTimerContext context, Collector<TableUpdate> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        if (isNow(due, atMillis)) {
            due.clear();
            GroupSum sum = clicks.value();
            if (sum.hasEnoughUsers()) {
                out.collect(sum.hottest());
                groupsTold.inc();
                setTimer(drop, now + KEEP_MILLIS, context);
            } else {
                setTimer(drop, now + KEEP_FEW_MILLIS, context);
            }
        } else if (isNow(drop, atMillis) && now > atMillis + TELL_EVERY_MILLIS) {
            // The job was stopped: its backlog may have clicks.
            setTimer(drop, now + KEEP_FEW_MILLIS, context);
        } else if (isNow(drop, atMillis)) {
            drop.clear();
            // A click since then has set another time.
            if (due.value() == null) {
                clicks.clear();
                groupsDropped.inc();
            }
        }
    }

    private static boolean isNow(ValueState<Long> timer, long atMillis) throws IOException {
        return timer.value() != null && timer.value() == atMillis;
    }
}

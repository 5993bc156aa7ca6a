package dev.eddy.lab.bench;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.KafkaRecordSchema;
import dev.eddy.record.ParseFunction;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.Collector;

/** The minimal jobs on the topic, with Eddy's own parser: upper bounds for the speed of any job. */
final class FloorJobs {
    /** Name of the last operator; an event is done when this operator has received it. */
    static final String LAST = "last";

    private FloorJobs() {}

    static StreamGraph discard(StreamExecutionEnvironment env, KafkaOptions kafka) {
        discarded(clicks(env, kafka, BenchJob.DISCARD));
        return graph(env, BenchJob.DISCARD);
    }

    static StreamGraph rewriteUser(StreamExecutionEnvironment env, KafkaOptions kafka, int dimension) {
        discarded(clicks(env, kafka, BenchJob.RMW)
                .keyBy(Behaviour::userId)
                .process(new RewriteUserFunction(dimension))
                .uid("rewrite-user")
                .name("rewrite-user"));
        return graph(env, BenchJob.RMW);
    }

    /** All events of the topic from the first one on, parsed. */
    static DataStream<Behaviour> clicks(StreamExecutionEnvironment env, KafkaOptions kafka, BenchJob job) {
        var properties = new Properties();
        properties.putAll(kafka.client());
        KafkaSource<KafkaRecord> source = KafkaSource.<KafkaRecord>builder()
                .setProperties(properties)
                .setTopics(kafka.topic(Topic.EVENTS))
                .setGroupId("bench-" + job)
                .setClientIdPrefix("bench-" + job)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new KafkaRecordSchema())
                .build();
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), "behaviour-source")
                .uid("behaviour-source")
                .name("behaviour-source")
                .process(ParseFunction.of(new BehaviourParser()::parse), TypeInformation.of(Behaviour.class))
                .uid("parse-behaviours")
                .name("parse-behaviours");
    }

    static StreamGraph graph(StreamExecutionEnvironment env, BenchJob job) {
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("bench-" + job);
        return graph;
    }

    private static void discarded(DataStream<?> stream) {
        stream.sinkTo(new DiscardingSink<>()).uid(LAST).name(LAST);
    }

    /** Reads the user's {@link UserRow}, changes it and writes it back. */
    private static final class RewriteUserFunction extends KeyedProcessFunction<String, Behaviour, Long> {
        private final int dimension;
        private transient UserRow rows;
        private transient ValueState<byte[]> state;

        RewriteUserFunction(int dimension) {
            this.dimension = dimension;
        }

        @Override
        public void open(OpenContext context) {
            rows = new UserRow(dimension);
            state = getRuntimeContext()
                    .getState(new ValueStateDescriptor<>(
                            "user-row", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        }

        @Override
        public void processElement(Behaviour click, Context context, Collector<Long> out) throws Exception {
            byte[] before = state.value();
            state.update(rows.after(
                    before == null ? rows.empty() : before, click.itemId().hashCode(), click.atMillis()));
            out.collect(click.appendedAtMillis());
        }
    }

    /** The smallest useful state of a user: a decayed vector, and the 20 latest clicks as item number and time. */
    record UserRow(int dimension) {
        static final int RECENTS = 20;

        private static final int RECENT_BYTES = 2 * Long.BYTES;
        private static final float FADE = .99f;

        /** The row of a new user. */
        byte[] empty() {
            return new byte[dimension * Float.BYTES + RECENTS * RECENT_BYTES];
        }

        /** Decays the vector, adds the item to it, and puts the click first. */
        byte[] after(byte[] row, int item, long atMillis) {
            byte[] after = Arrays.copyOf(row, row.length);
            ByteBuffer buffer = ByteBuffer.wrap(after);
            for (int i = 0; i < dimension; i++) {
                buffer.putFloat(i * Float.BYTES, buffer.getFloat(i * Float.BYTES) * FADE);
            }
            int component = Math.floorMod(item, dimension) * Float.BYTES;
            buffer.putFloat(component, buffer.getFloat(component) + 1);
            int recents = dimension * Float.BYTES;
            System.arraycopy(row, recents, after, recents + RECENT_BYTES, (RECENTS - 1) * RECENT_BYTES);
            buffer.putLong(recents, item).putLong(recents + Long.BYTES, atMillis);
            return after;
        }
    }
}

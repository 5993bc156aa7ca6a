package dev.eddy.behaviour;

import dev.eddy.TimedBenchmark;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import org.openjdk.jmh.annotations.Benchmark;

/** Reading an event. {@code mvn -Pjmh -Dbench=BehaviourParser} */
public class BehaviourParserBenchmark extends TimedBenchmark {
    private static final int RECORDS = 1 << 10;
    private static final long AT = 1_790_000_000_000L;

    private final BehaviourParser parser = new BehaviourParser();
    private final KafkaRecord[] records = new KafkaRecord[RECORDS];
    private int next;

    public BehaviourParserBenchmark() {
        for (int i = 0; i < RECORDS; i++) {
            Behaviour click = Behaviours.named("event-" + i, Behaviours.click("u-" + i, "n-" + 7 * i, AT + i));
            records[i] = new KafkaRecord("behaviour-events", 0, i, AT + i, null, BehaviourEncoder.encode(click));
        }
    }

    @Benchmark
    public Parsed<Behaviour> parse() {
        return parser.parse(records[next++ & (RECORDS - 1)]);
    }
}

package dev.eddy.ops.act;

import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.DeadLetterReplay;
import dev.eddy.ops.LetterFilter;
import java.util.List;

/**
 * Sends dead letters to their topics again.
 *
 * @param mostBytes size of all letters above which none is sent
 */
public record ReplayLetters(KafkaOptions kafka, LetterFilter filter, long mostBytes)
        implements Act<DeadLetterReplay.Plan> {
    @Override
    public String name() {
        return "replay";
    }

    @Override
    public List<String> on() {
        return filter.words();
    }

    @Override
    public DeadLetterReplay.Plan run(ActListener listener) {
        listener.step("reading the dead letters");
        DeadLetterReplay.Plan plan = DeadLetterReplay.plan(kafka, filter, mostBytes);
        listener.step("sending %,d record(s)".formatted(plan.letters().size()));
        DeadLetterReplay.send(kafka, plan.letters());
        return plan;
    }

    @Override
    public String summary(DeadLetterReplay.Plan plan) {
        return "%,d record(s) sent".formatted(plan.letters().size()) + plan.leftAlone("; ");
    }
}

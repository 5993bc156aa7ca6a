package dev.eddy.ops.act;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.ControlChannel;
import java.time.Duration;
import java.util.List;

/** Ends takedowns: the items' records count again. */
public record LiftTakeDown(KafkaOptions kafka, Duration timeout, List<String> items) implements Act<Integer> {
    public LiftTakeDown {
        TakeItemsDown.requireItems(items);
    }

    @Override
    public String name() {
        return "lift-takedown";
    }

    @Override
    public List<String> on() {
        return items;
    }

    @Override
    public Integer run(ActListener listener) {
        Topics.require(kafka, kafka.topics(Topic.CONTROL));
        listener.step("lifting the takedown; waiting for a checkpoint of the job");
        try (var channel = new ControlChannel(kafka, timeout)) {
            channel.liftTakeDown(items, () -> {});
        }
        return items.size();
    }

    @Override
    public String summary(Integer count) {
        return "%,d item(s) may be recalled again".formatted(count);
    }
}

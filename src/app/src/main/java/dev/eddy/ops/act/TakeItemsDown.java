package dev.eddy.ops.act;

import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.ControlChannel;
import dev.eddy.ops.RebuildClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Takes items down, whatever their records say, and makes all lists anew without them.
 *
 * @param listsLast time after which lists expire: older ones need not be made anew
 */
public record TakeItemsDown(KafkaOptions kafka, Duration timeout, Duration listsLast, List<String> items)
        implements Act<TakeItemsDown.Result> {
    /** Number of items, and of users whose lists were made anew. */
    public record Result(int items, long users) {}

    public TakeItemsDown {
        requireItems(items);
    }

    static void requireItems(List<String> items) {
        BadInputException.require(!items.isEmpty(), "no item_id");
        items.forEach(item -> BadInputException.requireId("item id", item));
    }

    @Override
    public String name() {
        return "takedown";
    }

    @Override
    public List<String> on() {
        return items;
    }

    @Override
    public Result run(ActListener listener) {
        Topics.require(kafka, kafka.topics(Topic.CONTROL, Topic.PROGRESS));
        listener.step("taking down; waiting for a checkpoint of the job");
        try (var channel = new ControlChannel(kafka, timeout)) {
            channel.takeDown(items, () -> {});
        }
        listener.step("making the lists anew");
        var request = new RebuildClient.Request(false, false, null, listsLast);
        try (var client = new RebuildClient(kafka, timeout)) {
            long users =
                    client.emit(UUID.randomUUID().toString(), request, (step, buckets) -> listener.walked(buckets, -1));
            return new Result(items.size(), users);
        }
    }

    @Override
    public String summary(Result result) {
        return "%,d item(s) taken down; the lists of %,d users were made anew"
                .formatted(result.items(), result.users());
    }
}

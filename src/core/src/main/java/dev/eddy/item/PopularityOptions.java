package dev.eddy.item;

import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/** Options of the statistics of items. */
public record PopularityOptions(
        @Option(key = "internal.popularity.successors", defaultValue = "20", range = "0 to 1000", text = """
                Most frequent next items of an item that lists are made from, and as many that came before it. Twenty
                recall as much as all on the streams tried. Each is sent to every task and kept there.""")
        int successors,

        @Option(
                key = "internal.popularity.successors-counted",
                defaultValue = "100",
                range = "0 to 1000000000",
                text = """
                Next items of an item that are counted, and as many that came before it. With more, all counts are
                halved until the rarest are gone. It bounds the state of an item to about 4 KB.""")
        int successorsCounted,

        @Option(
                key = "internal.popularity.resident-items",
                defaultValue = "1000000",
                range = "1 to 100000000",
                text = """
                Items in the memory of each task that makes lists, about 3 KB each. With more, those without an event
                for the longest time leave. They come back whole with their next event. New items without an event
                wait for room: see the metric itemsHeldBack.""")
        int residentItems,

        @Option(key = "internal.popularity.keep-dead", defaultValue = "7 d", range = "0 ms to 36500 d", text = """
                Time for which an item that was taken down or expired stays in memory after its last event. It cannot
                be recalled, but its vector still describes the users who had it last.""")
        Duration keepDead,

        @Option(key = "internal.popularity.check-every", defaultValue = "1 d", range = "1 ms to 36500 d", text = """
                Time between two checks of an item in memory for whether it is to leave, by the machine's clock.""")
        Duration checkEvery)
        implements Serializable {
    /** Without the bound, whose halving depends on the order of events. */
    public PopularityOptions countingAll() {
        return Options.with(this, Map.of("internal.popularity.successors-counted", 1_000_000_000));
    }
}

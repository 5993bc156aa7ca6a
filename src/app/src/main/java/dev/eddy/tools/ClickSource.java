package dev.eddy.tools;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import dev.eddy.ops.retrain.LiveInput;
import dev.eddy.user.Interaction;
import dev.eddy.user.User;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The clicks that vectors are trained on: exactly one of recorded events, a savepoint and the running job. */
final class ClickSource {
    @ArgGroup(exclusive = false)
    private Recorded recorded;

    @Option(
            names = "--savepoint",
            paramLabel = "PATH",
            description = "The users' clicks in a savepoint of the job, a path or URI.")
    private String savepoint;

    @ArgGroup(exclusive = false)
    private FlinkChoice live;

    /** Recorded events and their items. */
    private static final class Recorded {
        @Option(
                names = "--events",
                paramLabel = "PATH",
                description =
                        "events.jsonl(.gz) sorted by time, or files in a layout of your own. Only 'train tags', and"
                                + " 'train titles' with --classes, do without.")
        private Path eventsFile;

        @Option(
                names = "--items",
                paramLabel = "PATH",
                description =
                        "items.jsonl(.gz), or files in a layout of your own. Without it, items are those of the events.")
        private Path itemsFile;

        private List<Behaviour> events;
        private RecordedItems items;

        List<Behaviour> events() {
            if (events == null) {
                events = eventsFile == null ? List.of() : RecordedEvents.loadSorted(eventsFile);
            }
            return events;
        }

        RecordedItems items(int dimension) {
            items = items == null ? RecordedItems.load(itemsFile, dimension) : items;
            return items;
        }
    }

    /** Takes the clicks, those of a user in the order of time. */
    @FunctionalInterface
    interface Clicks {
        void add(String userId, String itemId, long atMillis);
    }

    /** Translates recorded events and items into JSON lines if need be. */
    void translate(LayoutChoice layout, JobOptions options, PrintWriter notes) {
        if (recorded == null) {
            layout.requireNone();
        } else {
            RecordedFiles files = layout.inJsonLines(
                    new RecordedFiles(recorded.eventsFile, recorded.itemsFile), true, options, notes);
            recorded.eventsFile = files.events();
            recorded.itemsFile = files.items();
        }
    }

    boolean isRecorded() {
        return recorded != null;
    }

    /** Whether there is nothing but a file of items. */
    boolean isWithoutClicks() {
        return isRecorded() && recorded.eventsFile == null;
    }

    /** The last events by time, at most {@code count}, or half of a file; from the job's topic unless events are recorded. */
    List<Behaviour> recentEvents(KafkaOptions kafka, int count) {
        if (!isRecorded()) {
            return RecordedEvents.readLast(kafka, count);
        }
        List<Behaviour> all = recorded.events();
        return all.subList(all.size() - Math.min(count, (all.size() + 1) / 2), all.size());
    }

    /** The items, from the job's topic unless they are recorded. */
    RecordedItems items(KafkaOptions kafka, int dimension) {
        return isRecorded() ? recorded.items(dimension) : RecordedItems.read(kafka, dimension);
    }

    /** Passes on the clicks. A savepoint has the last click on each of a user's latest items. */
    void forEachClick(BehaviourWeights weights, Duration timeout, Clicks clicks, PrintWriter out, PrintWriter err) {
        if (isRecorded()) {
            recorded.events().stream()
                    .filter(event -> weights.isClick(event.type()))
                    .forEach(event -> clicks.add(event.userId(), event.itemId(), event.atMillis()));
        } else if (savepoint != null) {
            LiveInput.forEachUser(savepoint, user -> pass(user, clicks));
        } else {
            live.readSavepoint(
                    "train",
                    timeout,
                    path -> {
                        LiveInput.forEachUser(path, user -> pass(user, clicks));
                        return path;
                    },
                    out,
                    err);
        }
    }

    private static void pass(User user, Clicks clicks) {
        List<Interaction> newestFirst = user.interest().history();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Interaction each = newestFirst.get(i);
            if (each.isPositive()) {
                clicks.add(user.userId(), each.itemId(), each.atMillis());
            }
        }
    }
}

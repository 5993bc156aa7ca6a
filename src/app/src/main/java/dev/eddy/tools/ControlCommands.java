package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.act.ForgetUser;
import dev.eddy.ops.act.LiftTakeDown;
import dev.eddy.ops.act.TakeItemsDown;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that order a change of the running job, and wait for it. */
final class ControlCommands {
    private ControlCommands() {}

    @Command(
            name = "rebuild",
            description = "Make the running job rebuild all lists from the events read so far, and wait for it.")
    static final class Rebuild extends OperatingCommand {
        @Option(
                names = "--canonical",
                description =
                        "Assign every user to the nearest centre, without hysteresis: the lists then depend only on the"
                                + " set of events.")
        private boolean canonical;

        @Option(
                names = "--new-epoch",
                description =
                        "Give the lists versions above all versions in Redis. Needed after a start without state, when"
                                + " Redis has lists from more events.")
        private boolean newEpoch;

        @Option(
                names = "--as-of",
                paramLabel = "MILLIS",
                description =
                        "Instant of the lists, epoch milliseconds (default: now). When it is given, users also expire by"
                                + " it; else by the time of their events.")
        private Long asOf;

        @Mixin
        private StepTimeout patience;

        @Override
        public Integer call() {
            var request = new RebuildClient.Request(canonical, newEpoch, asOf);
            try (var client = new RebuildClient(kafka(), patience.timeout);
                    Progress progress = Progress.of("rebuild", -1)) {
                String id = UUID.randomUUID().toString();
                long users = client.rebuild(id, request, progress::at);
                print("the lists of %,d users were made anew", users);
                return DONE;
            }
        }
    }

    @Command(
            name = "forget",
            description = "Make the running job forget everything about a user, and wait for it.",
            footer = {
                "",
                "Deletes the user's state, cluster membership and lists, and those of ids that are merged",
                "with the user. Events appended before the command stay ignored, also when they are read",
                "again. Sums over all users stay.",
                "Kafka keeps the events until its retention ends, and keeps the command itself."
            })
    static final class Forget extends OperatingCommand {
        @Parameters(paramLabel = "USER", description = "Id of the user.")
        private String userId;

        @Mixin
        private StepTimeout patience;

        @Override
        public Integer call() {
            new UnknownIds(kafka(), err()::println).noteUser(userId);
            audited(new ForgetUser(kafka(), patience.timeout, userId));
            print("user %s is forgotten", TextTable.shown(userId));
            return DONE;
        }
    }

    @Command(
            name = "takedown",
            description = "Make the running job take items down, whatever their records say, and wait for it.",
            footer = {
                "",
                "The items are in the set PREFIX:down at once, which readers subtract. Then the job",
                "rebuilds all lists without them, at most internal.membership.walk-users-per-second."
            })
    static final class TakeDown extends OperatingCommand {
        @Parameters(arity = "1..*", paramLabel = "ITEM", description = "Ids of the items.")
        private List<String> itemIds;

        @Option(names = "--lift", description = "End an earlier takedown: the items' records count again.")
        private boolean lift;

        @Mixin
        private StepTimeout patience;

        @Override
        public Integer call() {
            if (lift) {
                int count = audited(new LiftTakeDown(kafka(), patience.timeout, itemIds));
                print("%,d item(s) may be recalled again", count);
                return DONE;
            }
            Duration listsLast = options().serving().ttl();
            TakeItemsDown.Result result = audited(new TakeItemsDown(kafka(), patience.timeout, listsLast, itemIds));
            print("%,d item(s) taken down", result.items());
            print("the lists of %,d users were made anew", result.users());
            new UnknownIds(kafka(), err()::println).noteItems(itemIds);
            return DONE;
        }
    }
}

package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.control.RunningVariants;
import dev.eddy.control.Variant;
import dev.eddy.control.VariantOrder;
import dev.eddy.ops.VariantChannel;
import dev.eddy.ops.VariantPlanner;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.ranking.FeatureSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Groups the commands on the variants of ranking. */
@Command(
        name = "variant",
        description = "Start, end and list variants of ranking in the running job.",
        subcommands = {VariantCommand.Start.class, VariantCommand.End.class, VariantCommand.Listing.class})
final class VariantCommand {
    private VariantCommand() {}

    /** The options and channels in which a variant differs. */
    private static String overrides(Variant variant) {
        List<String> texts = new ArrayList<>();
        variant.options().forEach((key, value) -> texts.add(key + "=" + value));
        variant.leaveOut().forEach(channel -> texts.add("without " + channel));
        return texts.isEmpty() ? "none" : String.join(", ", texts);
    }

    private static String part(Variant variant) {
        return "%s to %s".formatted(number(variant.fromShare()), number(variant.toShare()));
    }

    private static String number(double share) {
        return share == Math.rint(share) ? Integer.toString((int) share) : Double.toString(share);
    }

    /** Sends an order. */
    private abstract static class OrderCommand extends OperatingCommand {
        @Parameters(paramLabel = "NAME", description = "Name of the variant: 1 to 32 of a to z, 0 to 9 and -.")
        String name;

        @Mixin
        private StepTimeout patience;

        VariantPlanner planner() {
            List<String> channels = FeatureSpace.of(options().recall().catalog().vectorSpaces()).channels().stream()
                    .map(ChannelInfo::name)
                    .toList();
            return new VariantPlanner(
                    VariantChannel.running(kafka()),
                    channels,
                    () -> UUID.randomUUID().toString());
        }

        /** Sends the order and waits until the job has taken it. */
        void send(VariantOrder order) {
            try (var channel = new VariantChannel(kafka(), patience.timeout)) {
                channel.send(order);
                channel.await(() -> {});
            }
        }
    }

    @Command(
            name = "start",
            description = "Rank the lists of a share of the users in another way from now on, and wait for the job.",
            footer = {"", "The users are split by a salted hash of their ids. A list changes when its user next acts."})
    static final class Start extends OrderCommand {
        @Option(
                names = "--share",
                paramLabel = "SHARE",
                required = true,
                description = "Share of the users, above 0 and at most 1.")
        private double share;

        @Option(
                names = "--set",
                paramLabel = "KEY=VALUE",
                description = "An option that differs: scoring.variety or scoring.exploration. May be repeated.")
        private Map<String, String> overrides = new LinkedHashMap<>();

        @Option(
                names = "--leave-out",
                paramLabel = "CHANNEL",
                split = ",",
                description = "Channels that the merged lists go without, with commas between them.")
        private List<String> leaveOut = new ArrayList<>();

        @Override
        public Integer call() {
            Variant variant = planner().start(name, share, overrides, leaveOut);
            send(VariantOrder.start(variant));
            print("variant %s runs for the users from %s; it differs by: %s", name, part(variant), overrides(variant));
            return DONE;
        }
    }

    @Command(name = "end", description = "Rank the lists of a variant's users as all others again.")
    static final class End extends OrderCommand {
        @Override
        public Integer call() {
            Variant variant = planner().toEnd(name);
            send(VariantOrder.end(variant.name()));
            print("variant %s has ended", name);
            return DONE;
        }
    }

    @Command(name = "list", description = "List the running variants, in the order of their starts.")
    static final class Listing extends OperatingCommand {
        @Override
        public Integer call() {
            RunningVariants running = VariantChannel.running(kafka());
            var table = new TextTable("variant", "part of the users", "differs by");
            running.variants().forEach(variant -> table.row(variant.name(), part(variant), overrides(variant)));
            if (table.isEmpty()) {
                print(
                        "no variant runs; start one with: eddy variant start NAME --share .1 --set scoring.variety=light");
            } else {
                table.print(out());
            }
            return DONE;
        }
    }
}

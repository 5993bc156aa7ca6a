package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.command.TextTable;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.DeadLetterReplay;
import dev.eddy.ops.LetterCounts;
import dev.eddy.ops.LetterFilter;
import dev.eddy.ops.StoredLetter;
import dev.eddy.ops.act.ReplayLetters;
import dev.eddy.record.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Groups the commands on records that the job could not use. */
@Command(
        name = "dlq",
        description = "List, show and replay the records that the job could not use.",
        subcommands = {DeadLettersCommand.Counts.class, DeadLettersCommand.Latest.class, DeadLettersCommand.Replay.class
        })
final class DeadLettersCommand {
    /** Options that select dead letters. */
    static final class Filter {
        @Option(names = "--topic", paramLabel = "NAME", description = "Only records from this topic.")
        private String topic;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Only records whose reason contains this text.")
        private String reason;

        @Option(names = "--since", paramLabel = "TIME", description = "Only records refused within this time: 90s, 2h.")
        private Duration since;

        LetterFilter filter() {
            return new LetterFilter(
                    topic, reason, since == null ? null : Instant.now().minus(since));
        }

        void read(KafkaOptions kafka, Consumer<StoredLetter> action) {
            LetterFilter chosen = filter();
            StoredLetter.readAll(kafka, stored -> {
                if (chosen.takes(stored)) {
                    action.accept(stored);
                }
            });
        }
    }

    @Command(name = "list", description = "Count the records by topic and reason.")
    static final class Counts extends OperatingCommand {
        @Mixin
        private Filter filter;

        @Override
        public Integer call() {
            var counts = new LetterCounts();
            filter.read(kafka(), counts::add);
            if (counts.rows().isEmpty()) {
                print("no dead letters");
                return DONE;
            }
            var table = new TextTable("topic", "records", "latest", "reason");
            counts.rows().forEach(row -> table.row(row.topic(), row.records(), row.latest(), row.reason()));
            table.print(out());
            return DONE;
        }
    }

    @Command(name = "show", description = "Show the latest records and their reasons.")
    static final class Latest extends OperatingCommand {
        /** Bytes of a key, value or reason that are printed. */
        private static final int LONGEST = 2_000;

        @Mixin
        private Filter filter;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "10", description = "Largest number of records.")
        private int limit;

        @Override
        public Integer call() {
            BadInputException.require(limit >= 1, "--limit " + limit + ": must be at least 1");
            var latest = new PriorityQueue<>(Comparator.comparing(StoredLetter::writtenAt)
                    .thenComparingInt(StoredLetter::partition)
                    .thenComparingLong(StoredLetter::offset));
            filter.read(kafka(), stored -> {
                latest.add(stored);
                if (latest.size() > limit) {
                    latest.remove();
                }
            });
            if (latest.isEmpty()) {
                print("no dead letters");
            }
            while (!latest.isEmpty()) {
                print(latest.remove());
            }
            return DONE;
        }

        private void print(StoredLetter stored) {
            DeadLetter letter = stored.letter();
            String from = letter.offset() < 0
                    ? letter.topic()
                    : letter.topic() + " partition " + letter.partition() + " offset " + letter.offset();
            print("%s  from %s", stored.writtenAt(), TextTable.shown(from));
            print("  reason  %s", shown(letter.reason().getBytes(UTF_8)));
            print("  key     %s", shown(letter.key()));
            print("  value   %s%s", shown(letter.value()), stored.isCut() ? "  (cut: too long to keep)" : "");
        }

        private static String shown(byte[] bytes) {
            if (bytes == null) {
                return "none";
            }
            String text = TextTable.printable(new String(bytes, 0, Math.min(bytes.length, LONGEST), UTF_8));
            return bytes.length <= LONGEST ? text : text + "… (" + bytes.length + " bytes)";
        }
    }

    @Command(
            name = "replay",
            description =
                    "Send the records, byte for byte, to their topics again; records that are still wrong come back.",
            footer = {
                "",
                "Use it after a repair: the item is in the catalogue now, or the job accepts more.",
                "An event keeps the time of its first append, so an event of a user who was",
                "forgotten since has no effect. Of items, vectors, centres and commands only the",
                "latest record of a key is sent. The dead letters stay in their topic: replay each",
                "only once (--since helps)."
            })
    static final class Replay extends OperatingCommand {
        private static final String LINE = System.lineSeparator();

        @Mixin
        private Filter filter;

        @Option(names = "--dry-run", description = "Only count the records.")
        private boolean dryRun;

        @Override
        public Integer call() {
            if (dryRun) {
                DeadLetterReplay.Plan plan = DeadLetterReplay.plan(kafka(), filter.filter());
                print("%,d record(s) would be sent%s", plan.letters().size(), plan.leftAlone(LINE));
            } else {
                DeadLetterReplay.Plan plan = audited(new ReplayLetters(kafka(), filter.filter(), Long.MAX_VALUE));
                print("%,d record(s) sent%s", plan.letters().size(), plan.leftAlone(LINE));
            }
            return DONE;
        }
    }
}

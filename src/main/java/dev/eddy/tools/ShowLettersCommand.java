package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.StoredLetter;
import dev.eddy.record.DeadLetter;
import java.util.Comparator;
import java.util.PriorityQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the latest dead letters. */
@Command(name = "show", description = "Show the latest records and their reasons.")
final class ShowLettersCommand extends DeploymentCommand {
    /** Bytes of a key, value or reason that are printed. */
    private static final int LONGEST = 2_000;

    @Mixin
    private LetterFilter filter;

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
        return ExitCode.DONE;
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

    /** Bytes as text without control characters, which could move the cursor. */
    private static String shown(byte[] bytes) {
        if (bytes == null) {
            return "none";
        }
        String text = TextTable.printable(new String(bytes, 0, Math.min(bytes.length, LONGEST), UTF_8));
        return bytes.length <= LONGEST ? text : text + "… (" + bytes.length + " bytes)";
    }
}

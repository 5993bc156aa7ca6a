package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import dev.eddy.ops.StoredLetter;
import dev.eddy.record.DeadLetter;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the latest dead letters. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show the latest records, and why each is here.")
final class ShowLettersCommand implements Callable<Integer> {
    private static final int LONGEST = 2_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Deployment deployment;

    @Mixin
    private LetterFilter filter;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "At most so many (${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new BadInputException("--limit " + limit + ": must be at least 1");
        }
        var latest = new PriorityQueue<>(Comparator.comparing(StoredLetter::writtenAt)
                .thenComparingInt(StoredLetter::partition)
                .thenComparingLong(StoredLetter::offset));
        filter.read(deployment.options().kafka(), stored -> {
            latest.add(stored);
            if (latest.size() > limit) {
                latest.remove();
            }
        });
        PrintWriter out = spec.commandLine().getOut();
        if (latest.isEmpty()) {
            out.println("no dead letters");
        }
        while (!latest.isEmpty()) {
            print(latest.remove(), out);
        }
        return 0;
    }

    private static void print(StoredLetter stored, PrintWriter out) {
        DeadLetter letter = stored.letter();
        String from = letter.offset() < 0
                ? letter.topic()
                : letter.topic() + " partition " + letter.partition() + " offset " + letter.offset();
        out.println(stored.writtenAt() + "  from " + TextTable.shown(from));
        out.println("  reason  " + shown(letter.reason().getBytes(UTF_8)));
        out.println("  key     " + shown(letter.key()));
        out.println("  value   " + shown(letter.value()) + (stored.isCut() ? "  (cut: too long to keep)" : ""));
    }

    /** Of any bytes what a terminal can bear. */
    private static String shown(byte[] bytes) {
        if (bytes == null) {
            return "none";
        }
        String text = new String(bytes, 0, Math.min(bytes.length, LONGEST), UTF_8).replaceAll("\\p{Cntrl}", "\u00b7");
        return bytes.length <= LONGEST ? text : text + "… (" + bytes.length + " bytes)";
    }
}

package dev.eddy.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Recognises failures of a job that come from its stored state. */
final class RestoreFailure {
    private static final Pattern TYPES = Pattern.compile(
            "(BackendBuildingException|StateMigrationException|CorruptConfigurationException|InvalidClassException)");
    private static final Pattern WORDS =
            Pattern.compile("(?i)\\brestor|rollback to (checkpoint|savepoint)|savepoint state|state backend");

    /** RocksDB names files with long paths. */
    private static final int LONGEST = 160;

    private RestoreFailure() {}

    /** Whether the failure comes from the state, and not from Kafka, say. */
    static boolean isOne(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(each -> TYPES.matcher(each.getClass().getName()).find()
                        || WORDS.matcher(String.valueOf(each.getMessage())).find());
    }

    /** The innermost reason in one short line. */
    static String reason(Throwable failure) {
        List<Throwable> causes = causes(failure);
        Throwable innermost = causes.get(causes.size() - 1);
        String message = innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
        String line = message.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = failure; each != null && !causes.contains(each); each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }
}

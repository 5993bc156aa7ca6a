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

    private RestoreFailure() {}

    /** Whether the failure comes from the state, and not from Kafka, say. */
    static boolean isOne(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(each -> TYPES.matcher(each.getClass().getName()).find()
                        || WORDS.matcher(String.valueOf(each.getMessage())).find());
    }

    /** The innermost reason in one line. */
    static String reason(Throwable failure) {
        List<Throwable> causes = causes(failure);
        Throwable innermost = causes.get(causes.size() - 1);
        String message = innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
        return message.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = failure; each != null && !causes.contains(each); each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }
}

package dev.eddy.ops.act;

import java.util.List;

/**
 * A record of what a person did to the running job. An act has two of one id: that it was asked for, and what came of it.
 *
 * @param id of the act, and key of the record
 * @param who name of the person's token; of a command that of the user of the operating system
 * @param atMillis epoch milliseconds
 * @param act its name
 * @param on what it acts on, at most 100
 * @param count number of things it acts on
 * @param detail what came of it, or why it failed; null of an act that was asked for
 */
public record Audit(
        String id, String who, long atMillis, String act, List<String> on, int count, Outcome outcome, String detail) {
    private static final int MOST_LISTED = 100;

    /** How far an act is. */
    public enum Outcome {
        ASKED,
        DONE,
        FAILED
    }

    static Audit asked(String id, String who, long atMillis, Act<?> act) {
        List<String> on = act.on();
        List<String> listed = List.copyOf(on.subList(0, Math.min(MOST_LISTED, on.size())));
        return new Audit(id, who, atMillis, act.name(), listed, on.size(), Outcome.ASKED, null);
    }

    Audit ended(long endedAtMillis, Outcome how, String told) {
        return new Audit(id, who, endedAtMillis, act, on, count, how, told);
    }
}

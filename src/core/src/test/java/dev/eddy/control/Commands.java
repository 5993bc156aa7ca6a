package dev.eddy.control;

/** Test vocabulary: commands to walk all users. */
public final class Commands {
    private Commands() {}

    /** A command for all users, as of a chosen instant. */
    public static Command of(
            String id, long number, Command.Phase phase, boolean canonical, boolean newEpoch, long asOfMillis) {
        var lists = new Command.Lists(asOfMillis, true, Command.EVER);
        return new Command(id, number, phase, canonical, newEpoch, lists);
    }
}

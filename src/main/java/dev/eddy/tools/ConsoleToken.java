package dev.eddy.tools;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What lets somebody post events on the console. */
final class ConsoleToken {
    private static final String VARIABLE = "EDDY_CONSOLE_TOKEN";
    private static final int BYTES = 16;

    private ConsoleToken() {}

    /** The environment's, else one that nobody can guess. Never an option: those are seen in lists of processes. */
    static String given() {
        String given = System.getenv(VARIABLE);
        return given == null || given.isEmpty() ? random() : given;
    }

    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package dev.eddy.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads passwords on the machine that connects to Redis: from a file if one is named, else from the environment. */
final class RedisSecrets {
    static final String PASSWORD = "EDDY_REDIS_PASSWORD";
    static final String SENTINEL_PASSWORD = "EDDY_REDIS_SENTINEL_PASSWORD";
    static final String TRUST_STORE_PASSWORD = "EDDY_REDIS_TRUST_STORE_PASSWORD";
    static final String KEY_STORE_PASSWORD = "EDDY_REDIS_KEY_STORE_PASSWORD";

    private RedisSecrets() {}

    /**
     * The password, or null when there is none. Throws {@link IllegalArgumentException} when the file can't be read, or is
     * empty.
     *
     * @param option key of the option that names the file, for messages
     * @param file its last line end is dropped; empty to read the variable
     */
    static String find(String option, String file, String variable) {
        if (file.isEmpty()) {
            String secret = System.getenv(variable);
            return secret == null || secret.isEmpty() ? null : secret;
        }
        String which = option + " is " + file + ", which ";
        try {
            String secret = Files.readString(Path.of(file)).replaceFirst("\\R\\z", "");
            if (secret.isEmpty()) {
                throw new IllegalArgumentException(which + "is empty; write the password into it");
            }
            return secret;
        } catch (IOException e) {
            String advice = "; put the file there, readable for the user that runs Eddy";
            throw new IllegalArgumentException(which + "can't be read on this machine" + advice, e);
        }
    }
}

package dev.eddy.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the secrets of Redis on the machine that speaks to it: in a file, else in the environment. */
final class RedisSecrets {
    static final String PASSWORD = "EDDY_REDIS_PASSWORD";
    static final String SENTINEL_PASSWORD = "EDDY_REDIS_SENTINEL_PASSWORD";
    static final String TRUST_STORE_PASSWORD = "EDDY_REDIS_TRUST_STORE_PASSWORD";
    static final String KEY_STORE_PASSWORD = "EDDY_REDIS_KEY_STORE_PASSWORD";

    private RedisSecrets() {}

    /**
     * A secret, without the line end that editors add to a file, or null when there is none.
     *
     * @param option whose value {@code file} is
     * @param file empty for none
     * @throws IllegalArgumentException when the file can't be read, or is empty
     */
    static String find(String option, String file, String variable) {
        if (file.isEmpty()) {
            String secret = System.getenv(variable);
            return secret == null || secret.isEmpty() ? null : secret;
        }
        String secret = read(option, file);
        if (secret.isEmpty()) {
            throw new IllegalArgumentException(option + " is " + file + ", which is empty; write the password into it");
        }
        return secret;
    }

    private static String read(String option, String file) {
        try {
            return Files.readString(Path.of(file)).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    option + " is " + file + ", which can't be read on this machine; put the file there,"
                            + " readable for who runs Eddy",
                    e);
        }
    }
}

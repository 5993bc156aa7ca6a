package dev.eddy.client.jedis;

import dev.eddy.option.RedisOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import redis.clients.jedis.SslOptions;

/**
 * Reads passwords on the machine that connects to Redis: from a file if one is named, else from the environment. Opens the
 * trust store and the key store of encrypted connections.
 */
public final class RedisSecrets {
    public static final String PASSWORD = "EDDY_REDIS_PASSWORD";
    static final String SENTINEL_PASSWORD = "EDDY_REDIS_SENTINEL_PASSWORD";
    static final String TRUST_STORE_PASSWORD = "EDDY_REDIS_TRUST_STORE_PASSWORD";
    static final String KEY_STORE_PASSWORD = "EDDY_REDIS_KEY_STORE_PASSWORD";

    private RedisSecrets() {}

    /**
     * The password in a file without its last line end, or in the variable when no file is named; null when there is none.
     * Throws {@link IllegalArgumentException} with the option that names the file, when the file can't be read or is empty.
     */
    public static String find(String option, String file, String variable) {
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

    /** The TLS settings of Jedis; throws {@link IllegalArgumentException} when a store can't be opened. */
    static SslOptions tls(RedisOptions.Encryption options) {
        var tls = SslOptions.builder();
        String trusted = options.trustStore();
        if (!trusted.isEmpty()) {
            String file = options.trustStorePasswordFile();
            char[] password = passwordOf("redis.trust-store", trusted, file, TRUST_STORE_PASSWORD);
            tls.truststore(new File(trusted), password);
        }
        String own = options.keyStore();
        if (!own.isEmpty()) {
            String file = options.keyStorePasswordFile();
            tls.keystore(new File(own), passwordOf("redis.key-store", own, file, KEY_STORE_PASSWORD));
        }
        return tls.build();
    }

    private static char[] passwordOf(String option, String store, String passwordFile, String variable) {
        String secret = find(option + "-password-file", passwordFile, variable);
        char[] password = secret == null ? null : secret.toCharArray();
        // A PKCS12 store opens without its password, but appears empty.
        if (sizeOf(option, store, password) == 0) {
            String reason = "shows no certificate; does it need " + option + "-password-file or " + variable + "?";
            throw refused(option, store, reason, null);
        }
        return password;
    }

    private static int sizeOf(String option, String store, char[] password) {
        File file = new File(store);
        if (!file.isFile() || !file.canRead()) {
            throw refused(option, store, "can't be read on this machine", null);
        }
        try {
            return KeyStore.getInstance(file, password).size();
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? refused(option, store, "has another password than " + option + "-password-file says", e)
                    : refused(option, store, "can't be read: " + e.getMessage(), e);
        } catch (KeyStoreException | NoSuchAlgorithmException | CertificateException e) {
            throw refused(option, store, "is no PKCS12 nor JKS store", e);
        }
    }

    private static IllegalArgumentException refused(String option, String store, String reason, Exception cause) {
        return new IllegalArgumentException(option + " is " + store + ", which " + reason, cause);
    }
}

package dev.eddy.client;

import java.io.File;
import java.io.IOException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import redis.clients.jedis.SslOptions;

/** Whom we trust and who we are, for a Redis that speaks TLS. */
final class RedisTls {
    private RedisTls() {}

    /**
     * What connections are made with.
     *
     * @throws IllegalArgumentException when a store can't be opened: a connection would say so less clearly
     */
    static SslOptions of(RedisOptions options) {
        var tls = SslOptions.builder();
        if (!options.trustStore().isEmpty()) {
            tls.truststore(
                    new File(options.trustStore()),
                    passwordOf(
                            "redis.trust-store",
                            options.trustStore(),
                            options.trustStorePasswordFile(),
                            RedisSecrets.TRUST_STORE_PASSWORD));
        }
        if (!options.keyStore().isEmpty()) {
            tls.keystore(
                    new File(options.keyStore()),
                    passwordOf(
                            "redis.key-store",
                            options.keyStore(),
                            options.keyStorePasswordFile(),
                            RedisSecrets.KEY_STORE_PASSWORD));
        }
        return tls.build();
    }

    private static char[] passwordOf(String option, String store, String passwordFile, String variable) {
        String secret = RedisSecrets.find(option + "-password-file", passwordFile, variable);
        char[] password = secret == null ? null : secret.toCharArray();
        // Without its password a PKCS12 store opens, but shows nothing of what it holds.
        if (sizeOf(option, store, password) == 0) {
            throw refused(
                    option,
                    store,
                    "shows no certificate; does it need " + option + "-password-file or " + variable + "?",
                    null);
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

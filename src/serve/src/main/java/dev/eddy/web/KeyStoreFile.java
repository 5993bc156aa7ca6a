package dev.eddy.web;

import dev.eddy.job.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Reads the certificate of the server and its key. */
final class KeyStoreFile {
    private KeyStoreFile() {}

    /**
     * The TLS settings by a PKCS12 file.
     *
     * @param password null for none
     * @throws BadInputException when the file can't be read, or the password is wrong
     */
    static SSLContext read(Path file, String password) {
        char[] secret = password == null ? new char[0] : password.toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            BadInputException.require(store.size() > 0, message(file, "has no certificate"));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, secret);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            return tls;
        } catch (NoSuchFileException e) {
            throw new BadInputException(message(file, "does not exist"), e);
        } catch (IOException | GeneralSecurityException e) {
            throw new BadInputException(
                    message(
                            file,
                            "can't be opened; is it a PKCS12 store, and does " + Listening.KEY_STORE_PASSWORD
                                    + " have its password?"),
                    e);
        }
    }

    private static String message(Path file, String what) {
        return "--tls-key-store is " + file + ", which " + what;
    }
}

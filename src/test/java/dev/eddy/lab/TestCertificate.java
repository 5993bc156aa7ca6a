package dev.eddy.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A self-signed certificate of this machine, made by the JDK's keytool: stores for Java, and PEM files for Redis. */
public final class TestCertificate {
    public static final String STORE_PASSWORD = "store-Pa55";
    private static final String ALIAS = "eddy";

    private final Path folder;

    private TestCertificate(Path folder) {
        this.folder = folder;
    }

    public static TestCertificate make(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var made = new TestCertificate(folder);
        keytool(
                made.keyStore(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-validity",
                "2",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1");
        keytool(
                made.keyStore(),
                "-exportcert",
                "-rfc",
                "-file",
                made.certificatePem().toString());
        keytool(
                made.trustStore(),
                "-importcert",
                "-noprompt",
                "-file",
                made.certificatePem().toString());
        Key key = KeyStore.getInstance(made.keyStore().toFile(), STORE_PASSWORD.toCharArray())
                .getKey(ALIAS, STORE_PASSWORD.toCharArray());
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        Files.writeString(made.keyPem(), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        return made;
    }

    /** The certificate with its key, PKCS12. */
    public Path keyStore() {
        return folder.resolve("key-store.p12");
    }

    /** The certificate alone, PKCS12. */
    public Path trustStore() {
        return folder.resolve("trust-store.p12");
    }

    public Path certificatePem() {
        return folder.resolve("certificate.pem");
    }

    public Path keyPem() {
        return folder.resolve("key.pem");
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-keystore", store.toString()));
        command.addAll(List.of("-storepass", STORE_PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}

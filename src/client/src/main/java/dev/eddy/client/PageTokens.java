package dev.eddy.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.client.jedis.RedisSecrets;
import dev.eddy.option.RedisOptions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks page tokens (HMAC-SHA256, RFC 2104, cut to 96 bits). All servers of a deployment have the same key, derived from
 * the prefix and the password of its Redis (PBKDF2, RFC 8018, section 5.2: slow, so that nobody can find the password from a token).
 * Without a password a token can be forged, which gives nothing away.
 */
final class PageTokens {
    /** A token is refused later. */
    static final Duration LIFETIME = Duration.ofHours(1);
    /** Longest token, in characters. */
    private static final int MAX_LENGTH = 8_000;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String DERIVATION = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 100_000;
    private static final int KEY_BITS = 256;
    private static final int SIGNATURE = 12;
    private static final int LEAST = SIGNATURE + 2 * Long.BYTES;
    private static final String AGAIN = "; begin again without a page";

    private final SecretKeySpec key;

    PageTokens(String prefix, String password) {
        byte[] salt = ("eddy page " + prefix).getBytes(UTF_8);
        try {
            // Without a password there is nothing to protect, and so no reason to take time.
            this.key = password == null
                    ? new SecretKeySpec(salt, ALGORITHM)
                    : new SecretKeySpec(
                            SecretKeyFactory.getInstance(DERIVATION)
                                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, KEY_BITS))
                                    .getEncoded(),
                            ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + DERIVATION, e);
        }
    }

    static PageTokens of(RedisOptions redis) {
        String file = redis.access().passwordFile();
        return new PageTokens(redis.prefix(), RedisSecrets.find("redis.password-file", file, RedisSecrets.PASSWORD));
    }

    String encode(PageToken token) {
        byte[] content = token.bytes();
        byte[] signed = Arrays.copyOf(content, content.length + SIGNATURE);
        System.arraycopy(signature(content), 0, signed, content.length, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /**
     * The token in a text. Throws {@link PageException}.
     *
     * @param question hash of the list's name and the filter of the request
     */
    PageToken decode(String text, long question, long nowMillis) {
        byte[] signed = text.length() > MAX_LENGTH ? new byte[0] : bytes(text);
        if (signed.length < LEAST || !PageToken.isWhole(signed.length - SIGNATURE) || !isSigned(signed)) {
            throw new PageException("the page is not one of this deployment" + AGAIN);
        }
        PageToken token = PageToken.of(Arrays.copyOf(signed, signed.length - SIGNATURE));
        if (token.question() != question) {
            throw new PageException("the page is of another user, list or filter" + AGAIN);
        }
        if (Math.abs(nowMillis - token.issuedAtMillis()) > LIFETIME.toMillis()) {
            throw new PageException("the page is older than " + LIFETIME.toHours() + " h" + AGAIN);
        }
        return token;
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private boolean isSigned(byte[] signed) {
        int length = signed.length - SIGNATURE;
        return MessageDigest.isEqual(
                signature(Arrays.copyOf(signed, length)), Arrays.copyOfRange(signed, length, signed.length));
    }

    private byte[] signature(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}

package dev.eddy.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/**
 * What one token allows.
 *
 * @param hash SHA-256 of the token, which itself is not kept
 * @param name of the token's holder; null if unknown
 * @param rate null for any number of requests
 */
public record Grant(byte[] hash, Set<Scope> scopes, String name, TokenBucket rate) {
    /** Of all who have no token. */
    public static final Grant OF_ALL = new Grant(new byte[0], Set.of(), null, null);

    /** The grant of a named token without a limit of its rate. */
    public static Grant of(String token, Set<Scope> scopes, String name) {
        return new Grant(hash(token), Set.copyOf(scopes), name, null);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Stands for the holder: the same for all grants of one token. */
    public Object owner() {
        return ByteBuffer.wrap(hash);
    }

    /** Compares in constant time, so that the time does not reveal a part of the hash. */
    boolean isOf(byte[] otherHash) {
        return MessageDigest.isEqual(hash, otherHash);
    }

    private boolean hasRateOf(Grant other) {
        return rate != null && other.rate != null && rate.perSecond() == other.rate.perSecond();
    }

    /** This grant with what an earlier one of the same token and rate has left. */
    Grant goingOnFrom(Grant earlier) {
        return isOf(earlier.hash) && hasRateOf(earlier) ? new Grant(hash, scopes, name, earlier.rate) : this;
    }

    /** Shows no part of the hash. */
    @Override
    public String toString() {
        return "Grant" + scopes;
    }
}

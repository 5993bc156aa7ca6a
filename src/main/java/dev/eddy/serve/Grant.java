package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/**
 * What one token allows.
 *
 * @param hash SHA-256 of the token, which itself is not kept
 * @param rate null for any number of requests
 */
record Grant(byte[] hash, Set<Scope> scopes, TokenBucket rate) {
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
        return isOf(earlier.hash) && hasRateOf(earlier) ? new Grant(hash, scopes, earlier.rate) : this;
    }

    /** Shows no part of the hash. */
    @Override
    public String toString() {
        return "Grant" + scopes;
    }
}

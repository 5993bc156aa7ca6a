package dev.eddy.access;

import java.util.Optional;

/** The tokens that are known. */
public interface Tokens {
    /** What a token allows; empty for a wrong token. */
    Optional<Grant> find(String token);

    /** The tokens of one grant; null for none. */
    static Tokens only(Grant grant) {
        return token -> Optional.ofNullable(grant).filter(only -> only.isOf(Grant.hash(token)));
    }
}

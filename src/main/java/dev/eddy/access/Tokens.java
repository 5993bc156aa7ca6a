package dev.eddy.access;

import java.util.Optional;

/**
 * The tokens that are known.
 *
 * @param <S> what a token may allow
 */
public interface Tokens<S extends Enum<S>> {
    /** What a token allows; empty for a wrong token. */
    Optional<Grant<S>> find(String token);

    /** The tokens of one grant; null for none. */
    static <S extends Enum<S>> Tokens<S> only(Grant<S> grant) {
        return token -> Optional.ofNullable(grant).filter(only -> only.isOf(Grant.hash(token)));
    }
}

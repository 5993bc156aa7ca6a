package dev.eddy.web;

import java.util.HashMap;
import java.util.Map;

/** Bytes of bodies and answers that are under way at the pace of clients. One holder of a token has at most half of them. */
final class Shares {
    private final long most;
    private final Map<Object, Long> byOwner = new HashMap<>();
    private long taken;

    Shares(long most) {
        this.most = most;
    }

    /** Takes bytes, which must be given back; throws a 503 when they are not there. */
    synchronized void take(Object owner, long bytes) {
        long ofOwner = byOwner.getOrDefault(owner, 0L) + bytes;
        if (taken + bytes > most || ofOwner > most / 2) {
            throw RequestException.tryAgain("too many bytes of bodies and answers are under way; try again");
        }
        byOwner.put(owner, ofOwner);
        taken += bytes;
    }

    synchronized void give(Object owner, long bytes) {
        byOwner.computeIfPresent(owner, (who, held) -> held == bytes ? null : Long.valueOf(held - bytes));
        taken -= bytes;
    }
}

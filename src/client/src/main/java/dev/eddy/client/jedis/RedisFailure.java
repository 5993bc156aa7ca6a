package dev.eddy.client.jedis;

import dev.eddy.option.RedisOptions;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** Turns exceptions of Jedis into one line with the reason and the option to check. */
public final class RedisFailure {
    private static final String FULL = "OOM";
    private static final String WRONG_TYPE = "WRONGTYPE";

    private static final String CLUSTER = "it is part of a Redis Cluster: set redis.mode to cluster";

    /** Answers of a Redis that is starting, full or short of nodes: trying again can help. */
    private static final List<String> PASSING = List.of(
            "LOADING", "BUSY", FULL, "MISCONF", "CLUSTERDOWN", "MASTERDOWN", "NOREPLICAS", "TRYAGAIN", "NOSCRIPT");

    private RedisFailure() {}

    /** Whether Redis refused a write because it has reached its memory limit. */
    public static boolean isFull(JedisException failure) {
        return failure instanceof JedisDataException && hasCode(reason(failure), FULL);
    }

    /** Asks a question about a value. When its type is not Eddy's, counts it as foreign and returns {@code absent}. */
    public static <T> T ownOr(T absent, LongAdder foreign, Supplier<T> question) {
        try {
            return question.get();
        } catch (JedisDataException e) {
            if (isForeign(e)) {
                foreign.increment();
                return absent;
            }
            throw e;
        }
    }

    /** Whether a command failed because the type of the value is not Eddy's. */
    public static boolean isForeign(JedisException failure) {
        return failure instanceof JedisDataException && hasCode(reason(failure), WRONG_TYPE);
    }

    /** The code begins the message; before Redis 7, an error of a script has it after the position in the script. */
    private static boolean hasCode(String reason, String code) {
        return reason.startsWith(code) || reason.contains("-" + code + " ");
    }

    /** The message for a failure that trying again can't mend; empty for an outage. */
    public static Optional<String> refusal(RedisOptions options, Throwable failure) {
        for (Throwable each : all(failure)) {
            String hint = hint(options, each, reason(each));
            if (hint != null) {
                return Optional.of("Redis at " + options.nodes() + " can't be used: " + reason(each) + "; " + hint);
            }
        }
        return Optional.empty();
    }

    /** The message for a failure that may pass by itself. */
    public static String outage(RedisOptions options, Throwable failure) {
        List<Throwable> all = all(failure);
        String reason = reason(all.get(all.size() - 1));
        if (!talked(all)) {
            return "no Redis at " + options.nodes() + ": " + reason;
        }
        String advice = options.encryption().tls()
                ? "; does it speak TLS, and does it want redis.key-store?"
                : "; if it speaks TLS, set redis.tls to true";
        return "Redis at " + options.nodes() + " does not answer: " + reason + advice;
    }

    /** Whether a server accepted the connection and then closed it; at the first command, trying again can't mend this. */
    public static boolean hungUp(Throwable failure) {
        List<Throwable> all = all(failure);
        return talked(all) && all.stream().noneMatch(SocketTimeoutException.class::isInstance);
    }

    private static boolean talked(List<Throwable> all) {
        return all.stream().anyMatch(JedisConnectionException.class::isInstance)
                && all.stream().noneMatch(UnknownHostException.class::isInstance)
                && all.stream().noneMatch(each -> reason(each).startsWith("Failed to connect"));
    }

    private static String hint(RedisOptions options, Throwable each, String reason) {
        // An SSLException may also wrap a broken connection.
        if (each instanceof SSLException && !(each.getCause() instanceof SocketException)) {
            return "see redis.tls, redis.trust-store and redis.key-store";
        }
        if (each instanceof JedisRedirectionException) {
            return options.servers().mode() == RedisOptions.Mode.CLUSTER ? null : CLUSTER;
        }
        if (hasCode(reason, "CROSSSLOT")) {
            return CLUSTER;
        }
        if (!(each instanceof JedisDataException) || PASSING.stream().anyMatch(code -> hasCode(reason, code))) {
            return null;
        }
        // Redis 6 says the latter of a command in a script.
        if (reason.contains("NOPERM") || reason.contains("can't run this command")) {
            return "let redis.user run this command on the keys " + options.prefix() + ":*";
        }
        if (hasCode(reason, "READONLY")) {
            return "it is a replica: set redis.nodes to its master, or redis.mode to sentinel";
        }
        if (reason.startsWith("NOAUTH") || reason.startsWith("WRONGPASS") || reason.contains(" AUTH")) {
            boolean isWatched = options.servers().mode() == RedisOptions.Mode.SENTINEL;
            return "see redis.user and redis.password-file"
                    + (isWatched
                            ? ", for Sentinels internal.redis.sentinel-user and internal.redis.sentinel-password-file"
                            : "");
        }
        return "see redis.mode, redis.nodes and redis.sentinel-master";
    }

    private static String reason(Throwable each) {
        String message = each instanceof UnknownHostException
                ? "unknown host " + each.getMessage()
                : String.valueOf(each.getMessage());
        return message.replaceAll("\\s+", " ").replaceFirst("\\.$", "");
    }

    /** The failure, its causes, and the suppressed ones, where Jedis's cluster client puts its reasons; the innermost last. */
    private static List<Throwable> all(Throwable failure) {
        List<Throwable> all = new ArrayList<>(List.of(failure));
        for (int i = 0; i < all.size(); i++) {
            Throwable each = all.get(i);
            Stream.concat(Stream.of(each.getSuppressed()), Stream.ofNullable(each.getCause()))
                    .filter(next -> !all.contains(next))
                    .forEach(all::add);
        }
        return all;
    }
}

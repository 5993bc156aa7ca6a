package dev.eddy.lab.bench;

import dev.eddy.lab.WorldRecord;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the events of a soak: 50 parallel sessions, spread evenly over the day, and 20 bad records a day. */
final class SoakEvents {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final int SESSIONS_AT_A_TIME = 50;
    private static final int LONGEST_SESSION = 4;
    private static final int BAD_A_DAY = 20;
    private static final int LONG_ID = 5_000;
    private static final double OWN_TASTE = .8;
    private static final double ON_DEAD_ITEMS = .01;

    /** Types by share: 14 of 20 events are clicks. */
    private static final List<String> TYPES = Stream.of(
                    Collections.nCopies(14, "click"),
                    Collections.nCopies(3, "impression"),
                    List.of("like", "purchase", "dislike"))
            .flatMap(List::stream)
            .toList();

    private final SoakTurnover turnover;
    private final SoakItems items;
    private final SplittableRandom random;
    private final int[] users = new int[SESSIONS_AT_A_TIME];
    private final int[] left = new int[SESSIONS_AT_A_TIME];
    private long made;

    SoakEvents(SoakTurnover turnover, SoakItems items, SplittableRandom random) {
        this.turnover = turnover;
        this.items = items;
        this.random = random;
    }

    /** The events of a day by time. Call it for the days in order, and read all events of a day before the next call. */
    Iterator<WorldRecord> day(int day, long dayMillis, int count) {
        int everyBad = Math.max(1, count / BAD_A_DAY);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    long atMillis = dayMillis + DAY_MILLIS * i / count;
                    return i % everyBad == everyBad / 2
                            ? bad(i / everyBad, day, atMillis)
                            : event(i % SESSIONS_AT_A_TIME, day, atMillis);
                })
                .iterator();
    }

    /** Random users of a day. */
    List<String> someUsers(int day, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LoadOptions.idOf(anyUser(day)))
                .toList();
    }

    private WorldRecord event(int session, int day, long atMillis) {
        // The session of a user who has left ends.
        if (left[session] == 0 || users[session] < turnover.firstUser(day)) {
            users[session] = anyUser(day);
            left[session] = 1 + random.nextInt(LONGEST_SESSION);
        }
        left[session]--;
        int user = users[session];
        String type = TYPES.get(random.nextInt(TYPES.size()));
        return record(
                user,
                atMillis,
                "{\"event_id\":\"e" + made++ + "\",\"user_id\":\"" + LoadOptions.idOf(user) + "\",\"item_id\":\""
                        + BenchLoad.itemId(item(user)) + "\",\"type\":\"" + type + "\",\"ts\":" + atMillis + "}");
    }

    private int anyUser(int day) {
        return turnover.firstUser(day) + random.nextInt(turnover.users());
    }

    private int item(int user) {
        double dice = random.nextDouble();
        if (dice < ON_DEAD_ITEMS) {
            return items.anyThatDiedLately();
        }
        return items.any(dice < OWN_TASTE ? user % SoakTurnover.CLUSTERS : random.nextInt(SoakTurnover.CLUSTERS));
    }

    private WorldRecord bad(int kind, int day, long atMillis) {
        int user = anyUser(day);
        return record(user, atMillis, malformed(kind, LoadOptions.idOf(user), day, atMillis));
    }

    /** A malformed record of a kind, modulo 8; the number makes records of a kind differ. */
    static String malformed(int kind, String userId, int number, long atMillis) {
        String good = "{\"user_id\":\"" + userId + "\",\"item_id\":\"i1\",\"type\":\"click\",\"ts\":" + atMillis + "}";
        return switch (kind % 8) {
            case 0 -> good.substring(0, good.length() / 2);
            case 1 -> "[]";
            case 2 -> good.replace(userId, "");
            case 3 -> good.replace("click", "sneeze");
            case 4 -> good.replace(Long.toString(atMillis), "\"yesterday\"");
            case 5 -> good.replace("\"i1\"", "\"" + "x".repeat(LONG_ID) + "\"");
            case 6 -> good.replace("\"i1\"", "{\"id\":1}");
            // An item that is never published.
            default -> good.replace("i1", "nowhere-" + number + "-" + kind);
        };
    }

    private static WorldRecord record(int user, long atMillis, String json) {
        return new WorldRecord(WorldRecord.Kind.EVENT, LoadOptions.idOf(user), atMillis, json);
    }
}

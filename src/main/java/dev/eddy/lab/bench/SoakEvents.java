package dev.eddy.lab.bench;

import dev.eddy.lab.WorldRecord;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What the users of a soak do: sessions of users who are there, side by side, evenly over the day; and some bad records. */
final class SoakEvents {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final int SESSIONS_AT_A_TIME = 50;
    private static final int LONGEST_SESSION = 4;
    private static final int BAD_A_DAY = 20;

    private static final double OWN_TASTE = .8;
    private static final double ON_DEAD_ITEMS = .01;

    /** By share: seven of ten events are clicks. */
    private static final List<String> TYPES = List.of(
            "click",
            "click",
            "click",
            "click",
            "click",
            "click",
            "click",
            "click",
            "click",
            "click",
            "click",
            "click",
            "click",
            "click",
            "impression",
            "impression",
            "impression",
            "like",
            "purchase",
            "dislike");

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

    /** A day's events, in the order of their time. The days must be asked for in order, and one taken before the next. */
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

    /** Some users who are there on a day. */
    List<String> someUsers(int day, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> BenchUsers.idOf(anyUser(day)))
                .toList();
    }

    private WorldRecord event(int session, int day, long atMillis) {
        // A user who has left goes on with nothing.
        if (left[session] == 0 || users[session] < turnover.firstUser(day)) {
            users[session] = anyUser(day);
            left[session] = 1 + random.nextInt(LONGEST_SESSION);
        }
        left[session]--;
        int user = users[session];
        String type = TYPES.get(random.nextInt(TYPES.size()));
        return record(user, item(user), type, atMillis);
    }

    private int anyUser(int day) {
        return turnover.firstUser(day) + random.nextInt(turnover.users());
    }

    private int item(int user) {
        double dice = random.nextDouble();
        if (dice < ON_DEAD_ITEMS) {
            return items.anyThatDiedLately();
        }
        return items.any(dice < OWN_TASTE ? user % SoakOptions.CLUSTERS : random.nextInt(SoakOptions.CLUSTERS));
    }

    private WorldRecord record(int user, int item, String type, long atMillis) {
        return record(
                user,
                atMillis,
                "{\"event_id\":\"e" + made++ + "\",\"user_id\":\"" + BenchUsers.idOf(user) + "\",\"item_id\":\""
                        + BenchLoad.itemId(item) + "\",\"type\":\"" + type + "\",\"ts\":" + atMillis + "}");
    }

    private WorldRecord bad(int kind, int day, long atMillis) {
        int user = anyUser(day);
        return record(user, atMillis, BadEvents.of(kind, BenchUsers.idOf(user), day, atMillis));
    }

    private static WorldRecord record(int user, long atMillis, String json) {
        return new WorldRecord(WorldRecord.Kind.EVENT, BenchUsers.idOf(user), atMillis, json);
    }
}

package dev.eddy.lab.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The users and items that come and go each day, from day 1 on. As many come as go, and the oldest go first. Users and items are
 * numbers; those below {@code users} and {@code items} exist from the start.
 */
record SoakTurnover(int users, int items) {
    static final int CLUSTERS = 8;
    private static final double SHARE_OF_USERS = .1;
    private static final double SHARE_OF_ITEMS = .05;

    /** Days that an item without events stays in the catalogue. */
    static final int SILENT_DAYS = 4;

    /** Days until a takedown is lifted; the item's record is deleted on the same day. */
    static final int ORDER_DAYS = 3;

    /** How an item dies. */
    enum Death {
        /** Its record becomes null. */
        NULL_RECORD,
        /** A command takes it down. */
        ORDER,
        /** Its {@code expires_at} passes. */
        EXPIRY,
        /** It has no more events; its record is deleted some days later. */
        SILENCE
    }

    /** Users that come, and users that leave, each day. */
    int usersADay() {
        return (int) Math.max(1, Math.round(users * SHARE_OF_USERS));
    }

    /** Items that come, and items that die, each day. */
    int itemsADay() {
        return (int) Math.max(1, Math.round(items * SHARE_OF_ITEMS));
    }

    /** Number of the oldest user of a day; the others follow. */
    int firstUser(int day) {
        return day * usersADay();
    }

    List<Integer> newItems(int day) {
        return day < 1 ? List.of() : batch(items + (day - 1) * itemsADay());
    }

    List<Integer> dyingItems(int day) {
        return day < 1 ? List.of() : batch((day - 1) * itemsADay());
    }

    /** The items that die in one way; none before day 1. */
    List<Integer> dyingItems(int day, Death death) {
        return dyingItems(day).stream().filter(item -> deathOf(item) == death).toList();
    }

    /** All ways are equally frequent in every cluster. */
    static Death deathOf(int item) {
        Death[] all = Death.values();
        return all[item / CLUSTERS % all.length];
    }

    private List<Integer> batch(int first) {
        return IntStream.range(first, first + itemsADay()).boxed().toList();
    }
}

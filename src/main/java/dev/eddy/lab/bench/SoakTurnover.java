package dev.eddy.lab.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which users and items come and go on which day, from day 1: each day as many come as go, the oldest first. Users and items go by
 * their numbers; those below {@code users} and {@code items} are there from the beginning.
 */
record SoakTurnover(int users, int items) {
    private static final double SHARE_OF_USERS = .1;
    private static final double SHARE_OF_ITEMS = .05;

    /** Days that an item without events stays in the catalogue. */
    static final int SILENT_DAYS = 4;

    /** Days until an order to take an item down is lifted. The item's record goes on the same day. */
    static final int ORDER_DAYS = 3;

    /** How an item dies. */
    enum Death {
        /** Its record becomes null. */
        NULL_RECORD,
        /** A command takes it down. */
        ORDER,
        /** Its {@code expires_at} passes. */
        EXPIRY,
        /** Nothing happens with it any more; its record goes some days later. */
        SILENCE
    }

    /** How many users come each day, and how many leave. */
    int usersADay() {
        return (int) Math.max(1, Math.round(users * SHARE_OF_USERS));
    }

    /** How many items come each day, and how many die. */
    int itemsADay() {
        return (int) Math.max(1, Math.round(items * SHARE_OF_ITEMS));
    }

    /** The oldest user of a day; the others have the numbers after it. */
    int firstUser(int day) {
        return day * usersADay();
    }

    List<Integer> newItems(int day) {
        return day < 1 ? List.of() : batch(items + (day - 1) * itemsADay());
    }

    List<Integer> dyingItems(int day) {
        return day < 1 ? List.of() : batch((day - 1) * itemsADay());
    }

    /** Those of {@link #dyingItems} that die in one way; none before day 1. */
    List<Integer> dyingItems(int day, Death death) {
        return dyingItems(day).stream().filter(item -> deathOf(item) == death).toList();
    }

    /** Each way as often as the others, in every cluster. */
    static Death deathOf(int item) {
        Death[] all = Death.values();
        return all[item / SoakOptions.CLUSTERS % all.length];
    }

    private List<Integer> batch(int first) {
        return IntStream.range(first, first + itemsADay()).boxed().toList();
    }
}

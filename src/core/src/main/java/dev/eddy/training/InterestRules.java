package dev.eddy.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Combinations of one to three interests that many users share. A user belongs to the most specific one, that is the one with
 * the most tags; a rule with too few users is dissolved, and its users fall back to a less specific one. Rules of two and
 * three tags are counted only where all their parts have enough users (Agrawal and Srikant, "Fast algorithms for mining
 * association rules", VLDB 1994, section 2.1), so that 100,000 tags need little memory.
 *
 * @param rules tags of each rule, in the order of the alphabet
 * @param ofUsers index of each user's rule; {@link #NONE} for a user without one
 */
record InterestRules(List<List<String>> rules, int[] ofUsers) {
    static final int NONE = -1;
    /** Interests of a user that rules are made of. */
    static final int INTERESTS = 4;
    /** A rule needs this share of all users. */
    private static final double LEAST_SHARE = .001;

    private static final int LEAST_USERS = 10;

    private static final int MOST_TAGS = 3;

    private static final Comparator<List<String>> BY_NAME = Comparator.comparing(rule -> String.join("\0", rule));

    /**
     * Finds rules.
     *
     * @param interests foremost tags of each user
     * @param count most rules
     */
    static InterestRules of(List<List<String>> interests, int count) {
        int least = Math.max(LEAST_USERS, (int) (LEAST_SHARE * interests.size()));
        return new Finder(interests, least).find(count);
    }

    /** The rules while they are found. */
    private static final class Finder {
        private final List<List<String>> sorted;
        private final int least;
        /** Number of users with each rule. */
        private final Map<List<String>, Integer> counts = new HashMap<>();
        /** Users who belong to each rule. */
        private final Map<List<String>, List<Integer>> belonging = new HashMap<>();
        /** Rules that are not dissolved. */
        private final Set<List<String>> live = new HashSet<>();

        Finder(List<List<String>> interests, int least) {
            this.sorted = interests.stream()
                    .map(tags -> tags.stream().limit(INTERESTS).sorted().toList())
                    .toList();
            this.least = least;
        }

        InterestRules find(int count) {
            for (int tags = 1; tags <= MOST_TAGS; tags++) {
                addFrequent(tags);
            }
            for (int user = 0; user < sorted.size(); user++) {
                assign(user);
            }
            dissolve(count);
            List<List<String>> rules =
                    belonging.keySet().stream().sorted(BY_NAME).toList();
            int[] ofUsers = new int[sorted.size()];
            Arrays.fill(ofUsers, NONE);
            for (int rule = 0; rule < rules.size(); rule++) {
                for (int user : belonging.get(rules.get(rule))) {
                    ofUsers[user] = rule;
                }
            }
            return new InterestRules(rules, ofUsers);
        }

        /** Counts the rules of some number of tags, all parts of which are frequent, and keeps the frequent ones. */
        private void addFrequent(int tags) {
            Map<List<String>, Integer> counted = new HashMap<>();
            for (List<String> interests : sorted) {
                for (List<String> rule : combinations(interests, tags, this::hasFrequentParts)) {
                    counted.merge(rule, 1, Integer::sum);
                }
            }
            counted.values().removeIf(users -> users < least);
            counts.putAll(counted);
            live.addAll(counted.keySet());
        }

        private boolean hasFrequentParts(List<String> rule) {
            return rule.size() == 1
                    || combinations(rule, rule.size() - 1, part -> true).stream()
                            .allMatch(counts::containsKey);
        }

        /**
         * Makes a user belong to the most specific live rule; of equally specific ones to that with the most users, of those
         * with as many to the first in the alphabet. Returns a rule that has no other user.
         */
        private Optional<List<String>> assign(int user) {
            List<String> best = null;
            for (int tags = MOST_TAGS; tags >= 1 && best == null; tags--) {
                best = combinations(sorted.get(user), tags, live::contains).stream()
                        .max(Comparator.comparing((List<String> rule) -> counts.get(rule))
                                .thenComparing(BY_NAME.reversed()))
                        .orElse(null);
            }
            if (best == null) {
                return Optional.empty();
            }
            List<Integer> users = belonging.computeIfAbsent(best, any -> new ArrayList<>());
            users.add(user);
            return users.size() == 1 ? Optional.of(best) : Optional.empty();
        }

        /** Dissolves the rules with the fewest users until few enough are left, each with enough users. */
        private void dissolve(int most) {
            var smallestFirst =
                    new PriorityQueue<Size>(Comparator.comparingInt(Size::users).thenComparing(Size::rule, BY_NAME));
            belonging.forEach((rule, users) -> smallestFirst.add(new Size(rule, users.size())));
            while (!smallestFirst.isEmpty()
                    && (belonging.size() > most || smallestFirst.peek().users() < least)) {
                Size smallest = smallestFirst.poll();
                List<Integer> users = belonging.get(smallest.rule());
                if (users == null) {
                    continue;
                }
                if (users.size() != smallest.users()) {
                    // It has got users of a dissolved one since.
                    smallestFirst.add(new Size(smallest.rule(), users.size()));
                    continue;
                }
                live.remove(smallest.rule());
                belonging.remove(smallest.rule());
                for (int user : users) {
                    assign(user).ifPresent(rule -> smallestFirst.add(new Size(rule, 1)));
                }
            }
        }
    }

    private record Size(List<String> rule, int users) {}

    /** The accepted ways to choose some number of sorted tags. */
    private static List<List<String>> combinations(List<String> tags, int size, Predicate<List<String>> isAccepted) {
        List<List<String>> all = List.of(List.of());
        for (int chosen = 0; chosen < size; chosen++) {
            all = all.stream()
                    .flatMap(start -> tags.stream()
                            .filter(tag -> start.isEmpty() || tag.compareTo(start.get(start.size() - 1)) > 0)
                            .map(tag -> {
                                List<String> longer = new ArrayList<>(start);
                                longer.add(tag);
                                return longer;
                            }))
                    .collect(Collectors.toList());
        }
        return all.stream().filter(isAccepted).toList();
    }
}

package dev.eddy.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InterestRulesTest {
    @Test
    void whoSharesTheMostInterestsBelongsTogether() {
        List<List<String>> users = new ArrayList<>();
        add(users, 30, "jazz", "rock");
        add(users, 20, "jazz");
        add(users, 10, "jazz", "opera");
        InterestRules rules = InterestRules.of(users, 3);
        assertThat(rules.rules()).containsExactly(List.of("jazz"), List.of("jazz", "opera"), List.of("jazz", "rock"));
        assertThat(tagsOf(rules, users, "jazz", "rock")).containsExactly("jazz", "rock");
        assertThat(tagsOf(rules, users, "jazz")).containsExactly("jazz");
    }

    @Test
    void theUsersOfADissolvedRuleFallBackToALessSpecificOne() {
        List<List<String>> users = new ArrayList<>();
        add(users, 30, "jazz", "rock");
        add(users, 20, "jazz");
        add(users, 10, "jazz", "opera");
        InterestRules rules = InterestRules.of(users, 2);
        assertThat(rules.rules()).containsExactly(List.of("jazz"), List.of("jazz", "rock"));
        assertThat(tagsOf(rules, users, "jazz", "opera")).containsExactly("jazz");
    }

    @Test
    void whoSharesNoInterestHasNoRule() {
        List<List<String>> users = new ArrayList<>();
        add(users, 3_000, "jazz");
        users.add(List.of("polka"));
        users.add(List.of());
        InterestRules rules = InterestRules.of(users, 5);
        assertThat(rules.rules()).containsExactly(List.of("jazz"));
        assertThat(Arrays.copyOfRange(rules.ofUsers(), 3_000, 3_002))
                .containsExactly(InterestRules.NONE, InterestRules.NONE);
    }

    @Test
    void whatAFewUsersHaveInCommonIsNoRule() {
        List<List<String>> users = new ArrayList<>();
        add(users, 30, "jazz");
        add(users, 9, "opera");
        assertThat(InterestRules.of(users, 5).rules()).containsExactly(List.of("jazz"));
    }

    @Test
    void aRuleThatEverybodyHasIsOneCluster() {
        List<List<String>> users = new ArrayList<>();
        add(users, 100, "new", "hot", "best");
        assertThat(InterestRules.of(users, 7).rules()).containsExactly(List.of("best", "hot", "new"));
    }

    @Test
    void tagsWithSeparatorsAreNotMistakenForOthers() {
        List<List<String>> users = new ArrayList<>();
        add(users, 10, "a+b");
        add(users, 10, "a", "b");
        assertThat(InterestRules.of(users, 5).rules()).containsExactlyInAnyOrder(List.of("a", "b"), List.of("a+b"));
    }

    @Test
    void manyRareTagsAreNoRulesAndTakeNoTime() {
        List<List<String>> users = new ArrayList<>();
        for (int i = 0; i < 25_000; i++) {
            users.add(List.of("rare-" + 4 * i, "rare-" + (4 * i + 1), "rare-" + (4 * i + 2), "common-" + i % 5));
        }
        InterestRules rules = InterestRules.of(users, 100);
        assertThat(rules.rules()).hasSize(5).allMatch(rule -> rule.size() == 1);
    }

    @Test
    void theRulesAreThoseOfARecomputationByTheDefinition() {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            List<List<String>> users = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                List<String> tags = new ArrayList<>();
                for (int tag = 0; tag < 12; tag++) {
                    if (random.nextInt(3 + tag) == 0) {
                        tags.add("t" + tag);
                    }
                }
                Collections.shuffle(tags, random);
                users.add(tags);
            }
            int count = 1 + random.nextInt(40);
            InterestRules rules = InterestRules.of(users, count);
            List<List<String>> naive = naive(users, count, 10);
            for (int i = 0; i < users.size(); i++) {
                int rule = rules.ofUsers()[i];
                assertThat(
                                rule == InterestRules.NONE
                                        ? List.of()
                                        : rules.rules().get(rule))
                        .as("seed %d, user %d", seed, i)
                        .isEqualTo(naive.get(i));
            }
            assertThat(rules.rules()).hasSizeLessThanOrEqualTo(count);
        }
    }

    /** The rule of each user, everything counted anew after each rule that is dissolved. */
    private static List<List<String>> naive(List<List<String>> users, int count, int least) {
        Map<List<String>, Integer> counts = new HashMap<>();
        List<List<List<String>>> all = new ArrayList<>();
        for (List<String> user : users) {
            all.add(subsets(user.subList(0, Math.min(4, user.size()))));
            all.get(all.size() - 1).forEach(rule -> counts.merge(rule, 1, Integer::sum));
        }
        Set<List<String>> live = new HashSet<>(counts.keySet());
        live.removeIf(rule -> counts.get(rule) < least);
        while (true) {
            Map<List<String>, Integer> sizes = new HashMap<>();
            List<List<String>> ofUsers = new ArrayList<>();
            for (List<List<String>> rules : all) {
                List<String> best = rules.stream()
                        .filter(live::contains)
                        .max(Comparator.comparingInt((List<String> rule) -> rule.size())
                                .thenComparing(counts::get)
                                .thenComparing(rule -> String.join("\0", rule), Comparator.reverseOrder()))
                        .orElse(List.of());
                ofUsers.add(best);
                if (!best.isEmpty()) {
                    sizes.merge(best, 1, Integer::sum);
                }
            }
            List<String> smallest = sizes.keySet().stream()
                    .min(Comparator.comparing((List<String> rule) -> sizes.get(rule))
                            .thenComparing(rule -> String.join("\0", rule)))
                    .orElse(null);
            if (smallest == null || (sizes.size() <= count && sizes.get(smallest) >= least)) {
                return ofUsers;
            }
            live.remove(smallest);
        }
    }

    /** All sets of one to three of the tags. */
    private static List<List<String>> subsets(List<String> tags) {
        List<List<String>> all = new ArrayList<>();
        for (int set = 1; set < 1 << tags.size(); set++) {
            if (Integer.bitCount(set) <= 3) {
                Set<String> chosen = new TreeSet<>();
                for (int i = 0; i < tags.size(); i++) {
                    if ((set >> i & 1) == 1) {
                        chosen.add(tags.get(i));
                    }
                }
                all.add(List.copyOf(chosen));
            }
        }
        return all;
    }

    private static void add(List<List<String>> users, int count, String... tags) {
        for (int i = 0; i < count; i++) {
            users.add(List.of(tags));
        }
    }

    private static List<String> tagsOf(InterestRules rules, List<List<String>> users, String... tags) {
        return rules.rules().get(rules.ofUsers()[users.indexOf(List.of(tags))]);
    }
}

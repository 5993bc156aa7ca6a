package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.control.RunningVariants;
import dev.eddy.control.Variant;
import dev.eddy.control.VariantOrder;
import dev.eddy.lab.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A variant of half of the users, from the order to the answers of a server, and its end. */
class VariantITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Variant HALF =
            new Variant("half", 0, .5, "s", Map.of(), List.of("ucf", "sknn", "icf", "seq", "next"));
    private static final Set<String> LEFT_OUT = Set.copyOf(HALF.leaveOut());

    @Test
    void theListsOfAVariantsUsersCarryItsNameAndObeyItUntilItEnds() throws Exception {
        Map<Boolean, List<String>> users =
                IntStream.range(0, 12).mapToObj(i -> "user-" + i).collect(Collectors.partitioningBy(HALF::has));
        assertThat(users.get(true)).hasSizeGreaterThan(2);
        assertThat(users.get(false)).hasSizeGreaterThan(2);
        try (RunningShop shop = RunningShop.open()) {
            shop.order(VariantOrder.start(HALF));
            assertThat(shop.running()).isEqualTo(new RunningVariants(List.of(HALF)));
            String first = users.get(true).get(0);
            Waiting.until("a list of the variant", PATIENCE, () -> isOfVariant(clicked(shop, first)));
            for (String user : users.get(true)) {
                JsonNode answer = clicked(shop, user);
                assertThat(answer.path("variant").textValue()).as(user).isEqualTo("half");
                assertThat(channels(answer)).as(user).isNotEmpty().doesNotContainAnyElementsOf(LEFT_OUT);
            }
            for (String user : users.get(false)) {
                JsonNode answer = clicked(shop, user);
                assertThat(answer.has("variant")).as(user).isFalse();
                assertThat(channels(answer)).as(user).containsAnyElementsOf(LEFT_OUT);
            }
            shop.order(VariantOrder.end("half"));
            Waiting.until("a list of the control", PATIENCE, () -> !isOfVariant(clicked(shop, first)));
            assertThat(channels(clicked(shop, first))).containsAnyElementsOf(LEFT_OUT);
        }
    }

    private static boolean isOfVariant(JsonNode answer) {
        return answer.has("variant");
    }

    /** The answer by the list of a new click. */
    private static JsonNode clicked(RunningShop shop, String user) {
        long before = shop.answer(user).path("generated_at").longValue();
        shop.click(user, "i0");
        Waiting.until(
                "a new list of " + user,
                PATIENCE,
                () -> shop.answer(user).path("origin").asText().equals("user")
                        && shop.answer(user).path("generated_at").longValue() != before);
        return shop.answer(user);
    }

    private static Set<String> channels(JsonNode answer) {
        return StreamSupport.stream(answer.path("candidates").spliterator(), false)
                .filter(candidate -> candidate.path("origin").asText().equals("user"))
                .flatMap(candidate ->
                        StreamSupport.stream(candidate.path("channels").spliterator(), false))
                .map(JsonNode::textValue)
                .collect(Collectors.toSet());
    }
}

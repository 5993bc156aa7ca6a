package dev.eddy.example;

import dev.eddy.client.Candidate;
import dev.eddy.client.ClientOptions;
import dev.eddy.client.Recall;
import dev.eddy.client.RecallClient;
import dev.eddy.option.RedisOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a service reads a list: the README and the page on reading quote it, so it is compiled. */
final class ReadListExample {
    private ReadListExample() {}

    public static void main(String[] args) {
        RedisOptions redis = RedisOptions.at("redis", 6379).withTimeout(Duration.ofMillis(50));
        try (RecallClient client = RecallClient.open(redis, ClientOptions.defaults())) {
            Recall recall = client.recall("u-9", List.of("jazz", "live"));
            System.out.println(recall.origin() + ", " + recall.age(Instant.now()) + " old");
            for (Candidate candidate : recall.candidates()) {
                System.out.println(candidate.itemId() + " " + candidate.score() + " " + candidate.channels());
            }
        }
    }
}

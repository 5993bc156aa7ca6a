package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.Candidate;
import dev.eddy.item.Catalogue;
import dev.eddy.item.TagVectors;
import dev.eddy.job.RecallOptions;
import dev.eddy.ops.RecordedEvents;
import dev.eddy.ops.RecordedItems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A trial of real events, where they lie beside the repository. */
class TrialDataTest {
    private static final Path DATA = Path.of("../shared/data/movietweetings");
    private static final int DIMENSION = 16;

    @Test
    void realEventsRunThroughAndTheNextClickIsFoundFarMoreOftenThanByChance() {
        assumeTrue(Files.isDirectory(DATA), () -> "skipped: no data in " + DATA.toAbsolutePath());
        List<Behaviour> events =
                RecordedEvents.load(DATA.resolve("events.jsonl.gz")).subList(0, 3_000);
        Catalogue catalog =
                RecordedItems.load(DATA.resolve("items.jsonl.gz"), DIMENSION).catalogue(new TagVectors(DIMENSION));
        RecallOptions options = RecallOptions.ofDimension(DIMENSION);
        var recording = new Recording(events, catalog, "1", TrialOptions.defaults());
        var engine = new RecallEngine(options, recording.catalogue(), CentreSet.random(1, 1, DIMENSION));
        var trial = new Trial(options, recording, engine, List.of(), Map.of());
        events.forEach(event -> trial.next(event, true));

        TrialReport report = trial.report();
        assertThat(report.counts().scored()).isBetween(500, 3_000);
        assertThat(report.standings().merged().hr20()).isBetween(.1, 1.0);
        assertThat(report.standings().merged().mrr20())
                .isPositive()
                .isLessThan(report.standings().merged().hr20());
        assertThat(report.standings().channels().get("hot").hr20()).isBetween(.1, 1.0);
        assertNobodyIsRecalledWhatTheyHad(engine, events);
    }

    private static void assertNobodyIsRecalledWhatTheyHad(RecallEngine engine, List<Behaviour> events) {
        long asOf = events.get(events.size() - 1).atMillis();
        for (String user : List.copyOf(engine.userIds()).subList(0, 100)) {
            Set<String> had = new HashSet<>();
            engine.user(user).interest().history().forEach(interaction -> had.add(interaction.itemId()));
            // Also of who saw only films without a genre.
            assertThat(engine.recall(user, asOf).orElseThrow().merged())
                    .hasSize(100)
                    .extracting(Candidate::itemId)
                    .doesNotHaveDuplicates()
                    .noneMatch(had::contains);
        }
    }
}

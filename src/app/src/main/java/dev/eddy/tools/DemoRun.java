package dev.eddy.tools;

import dev.eddy.client.CandidateReader;
import dev.eddy.lab.LocalEddy;
import dev.eddy.lab.Replay;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.HitTally.Hits;
import dev.eddy.recall.ranking.LiveHits;
import dev.eddy.thread.DaemonThread;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * Replays a world through a local Eddy, shows the candidates of one user meanwhile, and reports the figures.
 *
 * @param user whose candidates are shown; null for one who has clicked lately
 * @param tour shown instead of the candidates; null for none
 * @param stays whether it all goes on when the events have ended
 */
record DemoRun(
        LocalEddy eddy,
        CandidateReader reader,
        DemoWorld world,
        String invitation,
        String user,
        DemoTour tour,
        boolean stays,
        PrintWriter out) {
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /**
     * Replays all events and waits until their lists are in Redis.
     *
     * @param rate events per second; 0 is full speed
     * @param atMost time after the first click at which it ends; null for no limit
     * @return figures as they are written as JSON
     * @throws IllegalStateException when the job ends
     */
    Map<String, Object> play(double rate, Duration atMost) throws Exception {
        var clicks = new LatestClicks(world.events());
        var screen = new DemoScreen(eddy, reader, clicks, world.catalogue().items()::titleAndAuthor, user, rate == 0);
        var afterWarmUp = new AfterWarmUp(WARM_UP);
        try (Replay replay = eddy.replay()) {
            Future<Void> publishing = DaemonThread.run("demo-replay", () -> replay.runWorld(clicks, rate));
            while (!isOver(publishing)) {
                eddy.requireRunning();
                Duration since = replay.firstSentAt()
                        .map(first -> Duration.between(first, Instant.now()))
                        .orElse(Duration.ZERO);
                Histogram freshness = eddy.freshness();
                show(screen, afterWarmUp.of(freshness), since);
                afterWarmUp.observe(since, freshness);
                if (atMost != null && since.compareTo(atMost) >= 0) {
                    replay.stop();
                }
            }
            eddy.awaitServed();
            Histogram freshness = afterWarmUp.of(eddy.freshness());
            out.println(screen.all(freshness));
            out.flush();
            Map<String, Object> report = report(replay, freshness);
            if (stays) {
                stay(replay.firstSentAt().orElseGet(Instant::now), atMost);
            }
            return report;
        }
    }

    /** Leaves the lists and the console there, until the process or the time ends. */
    private void stay(Instant first, Duration atMost) throws InterruptedException {
        out.printf("%nAll events are replayed: %s%nCtrl-C ends the demo.%n", invitation);
        out.flush();
        while (atMost == null || Duration.between(first, Instant.now()).compareTo(atMost) < 0) {
            eddy.requireRunning();
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Waits up to a second; throws when the replay failed. */
    private static boolean isOver(Future<?> publishing) throws Exception {
        try {
            publishing.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    // From JDK 22 on System.console() is not null without a terminal either: the screen is then printed into a file.
    @SuppressWarnings("SystemConsoleNull")
    private void show(DemoScreen screen, Histogram freshness, Duration since) throws IOException {
        if (tour != null) {
            tour.next(since, isEnterPressed()).ifPresent(out::println);
        } else if (System.console() != null) {
            // Clears the terminal and starts at its top left.
            out.print("\u001b[2J\u001b[H" + screen.all(freshness) + "\n" + invitation + "\n");
        } else if (since.toSeconds() % 5 == 0) {
            out.println(screen.figures(freshness));
        }
        out.flush();
    }

    /** Reads what was typed, without waiting for it. */
    private static boolean isEnterPressed() throws IOException {
        int typed = System.in.available();
        return typed > 0 && System.in.skip(typed) > 0;
    }

    private Map<String, Object> report(Replay replay, Histogram freshness) {
        Set<String> users = new HashSet<>();
        reader.forEachUser(users::add);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("events", replay.sent());
        report.put("clicks", replay.sentByType().getOrDefault("click", 0L));
        report.put("dead_letters", eddy.deadLetters());
        report.put("unknown_items", eddy.metrics().counter("tag-behaviours", "unknownItems"));
        report.put("restarts", eddy.job().restarts());
        report.put("lists_written", eddy.metrics().counter("serve", "redisWrites"));
        report.put("users_with_list", users.size());
        report.put("hits", hits());
        report.put(
                "freshness_ms",
                Map.of("p50", freshness.getValueAtPercentile(50), "p99", freshness.getValueAtPercentile(99)));
        return report;
    }

    /** Live hit rates of the merged list and of each channel's list. */
    private Map<String, Object> hits() {
        List<String> lists = new ArrayList<>(List.of(LiveHits.MERGED));
        FeatureSpace.of(eddy.options().recall().catalog().vectorSpaces()).channels().stream()
                .map(ChannelInfo::name)
                .forEach(lists::add);
        Map<String, Object> all = new LinkedHashMap<>();
        for (String list : lists) {
            Hits hits = eddy.hits(list);
            if (hits.samples() > 0) {
                all.put(list, Map.of("samples", hits.samples(), "hr20", hits.rate(), "mrr20", hits.mrr()));
            }
        }
        return all;
    }

    /** Leaves the values of a program's warm-up out of a histogram, since cold compilers and caches distort them. */
    static final class AfterWarmUp {
        private final Duration warmUp;
        private Histogram before;

        AfterWarmUp(Duration warmUp) {
            this.warmUp = warmUp;
        }

        /** Ends the warm-up once the program has run for its full time; {@code cumulative} has all values from the start on. */
        void observe(Duration since, Histogram cumulative) {
            if (before == null && since.compareTo(warmUp) >= 0) {
                before = cumulative.copy();
            }
        }

        /** The values after the warm-up, or all values while it lasts. */
        Histogram of(Histogram cumulative) {
            Histogram after = cumulative.copy();
            if (before != null) {
                after.subtract(before);
            }
            return after;
        }
    }
}

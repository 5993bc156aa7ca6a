package dev.eddy.tools;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.ClusterSummary;
import dev.eddy.client.Profile;
import dev.eddy.client.StoredList;
import dev.eddy.client.TagShare;
import dev.eddy.command.TextTable;
import dev.eddy.console.DistinctiveTags;
import dev.eddy.lab.LocalEddy;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.ranking.HitTally.Hits;
import dev.eddy.recall.ranking.LiveHits;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Makes the demo's screen: rates, freshness, clusters, and one user's clicks beside the candidates. */
final class DemoScreen {
    /** The meaning of the channels' codes. */
    static final String LEGEND = Channels.byCode().values().stream()
            .map(channel -> channel.code() + " " + channel.title())
            .collect(Collectors.joining(", "));

    private static final String UNKNOWN = "not measured yet";
    private static final int ROWS = 8;
    /** Of the user that somebody asked for. */
    private static final int CHOSEN_ROWS = 20;

    private static final int CLUSTERS = 4;
    private static final int CLUSTER_TAGS = 5;
    /** Width of the columns of titles. */
    private static final int TITLE_WIDTH = 36;

    private static final String TITLE = "%-" + TITLE_WIDTH + "s";

    private final LocalEddy eddy;
    private final CandidateReader reader;
    private final LatestClicks clicks;
    private final UnaryOperator<String> titles;
    private long eventsBefore;
    private long nanosBefore = System.nanoTime();
    private final boolean isChosen;
    private final boolean isAtFullSpeed;
    private String user;
    private int shown;

    /**
     * A screen.
     *
     * @param user who is shown; null for one who has clicked lately
     * @param isAtFullSpeed whether events come faster than lists can be made, so that they wait
     */
    DemoScreen(
            LocalEddy eddy,
            CandidateReader reader,
            LatestClicks clicks,
            UnaryOperator<String> titles,
            String user,
            boolean isAtFullSpeed) {
        this.eddy = eddy;
        this.reader = reader;
        this.clicks = clicks;
        this.titles = titles;
        this.isChosen = user != null;
        this.isAtFullSpeed = isAtFullSpeed;
        this.user = user;
    }

    /** One line: events, events per second, freshness, hit rate, lists, dead letters. */
    String figures(Histogram freshness) {
        long events = eddy.metrics().counter("parse-behaviours", "recordsIn");
        long nanos = System.nanoTime();
        double rate = (events - eventsBefore) * 1e9 / Math.max(1, nanos - nanosBefore);
        eventsBefore = events;
        nanosBefore = nanos;
        Hits hits = eddy.hits(LiveHits.MERGED);
        return String.format(
                "%,9d events  %,7.0f/s   freshness %s   hit rate@%d %s   %,d lists written, %d dead letters",
                events,
                rate,
                freshness.getTotalCount() == 0
                        ? UNKNOWN
                        : String.format(
                                "%sp50 %,d ms, p99 %,d ms",
                                isAtFullSpeed ? "at full speed " : "",
                                freshness.getValueAtPercentile(50),
                                freshness.getValueAtPercentile(99)),
                LiveHits.CUT_OFF,
                hits.samples() == 0 ? UNKNOWN : String.format("%.3f of %,d clicks", hits.rate(), hits.samples()),
                eddy.metrics().counter("serve", "redisWrites"),
                eddy.deadLetters());
    }

    /** The figures, the clusters, and the lists of one user. */
    String all(Histogram freshness) {
        var text = new StringBuilder(figures(freshness));
        appendClusters(text);
        // Shows one user ten times in a row, which is long enough to read.
        if (!isChosen && (user == null || ++shown % 10 == 0)) {
            user = Optional.ofNullable(clicks.latestRegular()).orElse(user);
        }
        if (user != null) {
            appendUser(text);
        }
        return text.toString();
    }

    /** The largest clusters, each with what tells it from the others. */
    private void appendClusters(StringBuilder text) {
        Map<Integer, ClusterSummary> clusters = reader.clusters();
        if (clusters.isEmpty()) {
            return;
        }
        var distinctive = new DistinctiveTags<>(clusters);
        text.append(String.format("%n%,d clusters; the largest:%n", clusters.size()));
        clusters.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Integer, ClusterSummary> each) ->
                                each.getValue().members())
                        .reversed())
                .limit(CLUSTERS)
                .forEach(each -> text.append(String.format(
                        "  %4d  %,7d users  %s%n",
                        each.getKey(),
                        each.getValue().members(),
                        clusters.size() == 1 ? "" : tags(distinctive.of(each.getKey())))));
    }

    private static String tags(List<TagShare> tags) {
        return tags.isEmpty()
                ? "like the others"
                : tags.stream().limit(CLUSTER_TAGS).map(TagShare::tag).collect(Collectors.joining(", "));
    }

    private void appendUser(StringBuilder text) {
        text.append("\nuser ").append(user);
        List<String> latest = clicks.of(user);
        Optional<Profile> profile = reader.profile(user);
        if (latest.isEmpty() && profile.isEmpty()) {
            text.append(": no event of this user until now\n");
            return;
        }
        profile.ifPresent(known -> text.append("  cluster ")
                .append(known.cluster())
                .append("  likes ")
                .append(String.join(", ", known.topTags())));
        text.append(String.format("%n  " + TITLE + "   candidates%n", "latest clicks"));
        List<Candidate> candidates =
                reader.merged(user).map(StoredList::candidates).orElse(List.of());
        for (int row = 0; row < (isChosen ? CHOSEN_ROWS : ROWS); row++) {
            text.append(String.format("  " + TITLE + "   ", row < latest.size() ? title(latest.get(row)) : ""));
            if (row < candidates.size()) {
                Candidate found = candidates.get(row);
                text.append(
                        String.format(TITLE + " %6.3f  %s", title(found.itemId()), found.score(), found.channels()));
            }
            text.append('\n');
        }
        text.append("  channels: ").append(LEGEND).append('\n');
    }

    private String title(String itemId) {
        String appeared = clicks.title(itemId);
        return TextTable.shortened(appeared == null ? titles.apply(itemId) : appeared, TITLE_WIDTH);
    }
}

package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.ClusterSummary;
import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.DownSet;
import dev.eddy.client.Version;
import dev.eddy.client.jedis.DownEntry;
import dev.eddy.client.jedis.DownLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A store in memory that records all calls, and fails while it is away. */
final class FakeSharedStore implements SharedListStore {
    final List<String> told = new ArrayList<>();
    final List<Long> oldestSummaries = new ArrayList<>();
    int roundTrips;
    boolean isAway;
    boolean closed;

    private final Map<String, Double> log = new HashMap<>();
    private DownHead end = DownHead.NONE;
    private int logs;

    @Override
    public void storeShared(Collection<Shared> lists) throws IOException {
        for (Shared each : lists) {
            assertThat(each.list().version()).isEqualTo(Version.NONE);
        }
        tell(lists.stream()
                .map(each -> each.name() + " at " + each.list().generatedAtMillis() + " "
                        + each.list().candidates().get(0).itemId())
                .toArray(String[]::new));
    }

    @Override
    public void storeSummaries(Map<Integer, ClusterSummary> summaries) throws IOException {
        tell(summaries.entrySet().stream()
                .map(each -> each.getKey() + " has " + each.getValue().members() + " members at "
                        + each.getValue().generatedAtMillis())
                .toArray(String[]::new));
    }

    @Override
    public void removeCluster(int cluster) throws IOException {
        tell(cluster + " is gone");
    }

    @Override
    public void removeSummariesBefore(long generatedAtMillis) throws IOException {
        if (isAway) {
            throw new IOException("away");
        }
        oldestSummaries.add(generatedAtMillis);
    }

    @Override
    public DownHead appendDown(DownHead head, List<DownChange> changes) throws IOException {
        tell(changes.stream()
                .map(change -> change.itemId() + " " + change.kind().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
        if (!head.equals(end) || end.isNone()) {
            return DownHead.NONE;
        }
        long score = head.score();
        for (DownChange change : changes) {
            log.remove(change.itemId());
            log.remove("+" + change.itemId());
            if (change.kind() != DownChange.Kind.OUTDATED) {
                score++;
                log.put(change.argument(), (double) score);
            }
        }
        end = new DownHead(head.member(), score == head.score() ? score : score + 1);
        log.put(end.member(), (double) end.score());
        return end;
    }

    @Override
    public DownHead replaceDown(Collection<String> itemIds) throws IOException {
        tell("all of " + new TreeSet<>(itemIds));
        log.clear();
        long score = 1;
        for (String itemId : itemIds) {
            log.put(itemId, (double) score);
            score++;
        }
        logs++;
        end = DownHead.of(1, "n" + logs, score);
        log.put(end.member(), (double) score);
        return end;
    }

    @Override
    public void readDown(DownSet known) throws IOException {
        if (isAway) {
            throw new IOException("away");
        }
        known.update(from -> log.entrySet().stream()
                .filter(each -> from.equals("-inf")
                        || (from.startsWith("(")
                                ? each.getValue() > Double.parseDouble(from.substring(1))
                                : each.getValue() >= Double.parseDouble(from)))
                .map(each -> new DownEntry(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingDouble(DownEntry::score))
                .limit(DownLog.PAGE)
                .toList());
    }

    @Override
    public long foreignReplaced() {
        return 0;
    }

    /** The items that readers leave out. */
    Set<String> down() throws IOException {
        var known = new DownSet();
        readDown(known);
        return Set.copyOf(known.items());
    }

    int entries() {
        return log.size();
    }

    /** As a Redis that comes back empty. */
    void lose() {
        log.clear();
        end = DownHead.NONE;
    }

    private void tell(String... what) throws IOException {
        roundTrips++;
        if (isAway) {
            throw new IOException("away");
        }
        told.addAll(List.of(what));
    }

    @Override
    public void close() {
        closed = true;
    }
}

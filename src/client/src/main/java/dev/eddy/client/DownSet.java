package dev.eddy.client;

import dev.eddy.client.jedis.DownEntry;
import dev.eddy.client.jedis.DownLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * The set of items taken down, kept up to date from the take-down log. The log is a ZSET: an encoded id is an item that is
 * down, {@code +ID} one that is back, {@code =BASE:RANDOM} the head; scores are the order of the changes. An update reads the
 * entries after the last known head. When that head is gone, the log was replaced and is read from its beginning.
 *
 * <p>Only one thread may update at a time; any thread may use {@link #items}.
 */
public final class DownSet {
    private final LongAdder foreign = new LongAdder();
    private volatile Set<String> items = ConcurrentHashMap.newKeySet();
    private DownHead head = DownHead.NONE;

    /** An empty set, which the first update fills. */
    public DownSet() {}

    /** A set as of an earlier update. */
    public DownSet(DownHead head, Collection<String> items) {
        this.head = head;
        this.items.addAll(items);
    }

    public Set<String> items() {
        return items;
    }

    public DownHead head() {
        return head;
    }

    /** Entries that Eddy did not write, counted at each reading. */
    long foreign() {
        return foreign.sum();
    }

    /**
     * Applies the new entries of the log, which answers with at most {@link DownLog#PAGE} entries from a score on, lowest first; a
     * {@code (} before the score excludes it. Without a log nothing changes: a log is missing only if Redis lost it.
     */
    public void update(Function<String, List<DownEntry>> log) {
        if (!head.isNone()) {
            List<DownEntry> news = from(Long.toString(head.score()), log);
            DownHead now = headIn(news);
            if (head.isSameLog(now)) {
                apply(news, 0, items);
                head = now;
                return;
            }
        }
        List<DownEntry> all = from("-inf", log);
        DownHead now = headIn(all);
        if (now.isNone()) {
            // A writer is replacing the log; so far it holds only some of the items.
            apply(all, 0, items);
        } else {
            Set<String> fresh = ConcurrentHashMap.newKeySet();
            apply(all, now.base(), fresh);
            items = fresh;
        }
        head = now;
    }

    private static List<DownEntry> from(String first, Function<String, List<DownEntry>> log) {
        List<DownEntry> page = log.apply(first);
        List<DownEntry> all = new ArrayList<>(page);
        while (page.size() == DownLog.PAGE) {
            page = log.apply("(" + page.get(DownLog.PAGE - 1).score());
            all.addAll(page);
        }
        return all;
    }

    /** The last head: while the log is being replaced, it may hold two. */
    private static DownHead headIn(List<DownEntry> entries) {
        return entries.stream()
                .filter(DownSet::isHead)
                .reduce((earlier, later) -> later)
                .map(head -> new DownHead(head.member(), (long) head.score()))
                .orElse(DownHead.NONE);
    }

    private static boolean isHead(DownEntry entry) {
        return entry.member().startsWith("=") && entry.member().matches("=\\d{1,18}:[0-9a-z]+");
    }

    private void apply(List<DownEntry> entries, long base, Set<String> to) {
        for (DownEntry entry : entries) {
            if (entry.score() < base || isHead(entry)) {
                continue;
            }
            String member = entry.member();
            try {
                if (!member.isEmpty() && member.charAt(0) == DownChange.BACK_MARK) {
                    to.remove(IdCodec.decode(member.substring(1)));
                } else {
                    to.add(IdCodec.decode(member));
                }
            } catch (IllegalArgumentException notAnId) {
                foreign.increment();
            }
        }
    }
}

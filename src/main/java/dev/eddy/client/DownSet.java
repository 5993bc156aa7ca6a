package dev.eddy.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The items taken down, as somebody knows them from the log of take-downs. The log is a ZSET: an encoded id is an item that is
 * down, {@code +ID} one that is back, {@code =BASE:RANDOM} the head; scores are the order of the changes. A look reads what
 * comes after the head seen last. When that head is gone the log was made anew, and is read whole.
 *
 * <p>One thread looks at a time; any thread may use {@link #items}.
 */
public final class DownSet {
    /** Entries in one answer: a few milliseconds of Redis. */
    public static final int PAGE = 10_000;

    /** An entry of the log. */
    public record Entry(String member, double score) {}

    /** Reads the log. */
    @FunctionalInterface
    public interface Log {
        /**
         * Up to {@link #PAGE} entries by their scores, ascending.
         *
         * @param from lowest score, behind a {@code (} when it is excluded
         */
        List<Entry> page(String from);
    }

    private final LongAdder foreign = new LongAdder();
    private volatile Set<String> items = ConcurrentHashMap.newKeySet();
    private DownHead head = DownHead.NONE;

    /** Knows nothing yet. */
    public DownSet() {}

    /** Goes on from what somebody knew. */
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

    /** Members of the log that nobody of Eddy's has written, each time one was read. */
    long foreign() {
        return foreign.sum();
    }

    /** Brings it up to date. Without a log what was known holds on: it is missing only where Redis has lost it. */
    public void look(Log log) {
        if (!head.isNone()) {
            List<Entry> news = from(Long.toString(head.score()), log);
            DownHead now = headIn(news);
            if (head.isSameLog(now)) {
                apply(news, 0, items);
                head = now;
                return;
            }
        }
        List<Entry> all = from("-inf", log);
        DownHead now = headIn(all);
        if (now.isNone()) {
            // A writer is about to make it: more items are down than those.
            apply(all, 0, items);
        } else {
            Set<String> fresh = ConcurrentHashMap.newKeySet();
            apply(all, now.base(), fresh);
            items = fresh;
        }
        head = now;
    }

    private static List<Entry> from(String first, Log log) {
        List<Entry> all = new ArrayList<>();
        String from = first;
        while (true) {
            List<Entry> page = log.page(from);
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
            from = "(" + page.get(page.size() - 1).score();
        }
    }

    /** The last one: while the log is made anew, both heads may be seen. */
    private static DownHead headIn(List<Entry> entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (isHead(entries.get(i))) {
                return headOf(entries.get(i));
            }
        }
        return DownHead.NONE;
    }

    private static boolean isHead(Entry entry) {
        return entry.member().matches("=\\d{1,18}:[0-9a-z]+");
    }

    private static DownHead headOf(Entry entry) {
        return new DownHead(entry.member(), (long) entry.score());
    }

    private void apply(List<Entry> entries, long base, Set<String> to) {
        for (Entry entry : entries) {
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

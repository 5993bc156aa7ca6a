package dev.eddy.client;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lists of clusters, of groups and of everybody, which many questions share. Each is read again when it was read {@link
 * ClientOptions#sharedEvery} ago; the {@value #MOST} that were used last are kept. For use by several threads.
 */
final class SharedLists {
    /** 100 candidates take about 15 KB. */
    private static final int MOST = 1_000;

    private final CandidateReader reader;
    private final FreshLists fresh;
    private final Clock clock;
    private final long keptMillis;
    private final Map<String, Read> lists = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Read> eldest) {
            return size() > MOST;
        }
    };

    private record Read(Recall list, long atMillis) {}

    SharedLists(CandidateReader reader, FreshLists fresh, ClientOptions options, Clock clock) {
        this.reader = reader;
        this.fresh = fresh;
        this.clock = clock;
        this.keptMillis = options.sharedEvery().toMillis();
    }

    /** The list under a key; {@link Recall#NOTHING} when there is none. */
    Recall get(String key, Recall.Origin origin) {
        long now = clock.millis();
        synchronized (lists) {
            Read known = lists.get(key);
            if (known != null && Math.abs(now - known.atMillis()) < keptMillis) {
                return fresh.withoutDown(known.list());
            }
        }
        String text = reader.fields(Set.of(key), RedisKeys.MERGED).get(key).get(0);
        Recall list = fresh.of(origin, text);
        synchronized (lists) {
            lists.put(key, new Read(list, now));
        }
        return list;
    }
}

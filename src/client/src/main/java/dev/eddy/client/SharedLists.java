package dev.eddy.client;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** The lists under some keys, in their order; {@link Recall#NOTHING} where there is none. At most one round trip. */
    List<Recall> get(Map<String, Recall.Origin> wanted) {
        long now = clock.millis();
        Map<String, Recall> found = new HashMap<>();
        synchronized (lists) {
            for (String key : wanted.keySet()) {
                Read known = lists.get(key);
                if (known != null && Math.abs(now - known.atMillis()) < keptMillis) {
                    found.put(key, fresh.withoutDown(known.list()));
                }
            }
        }
        Set<String> missing = new HashSet<>(wanted.keySet());
        missing.removeAll(found.keySet());
        reader.fields(missing, RedisKeys.MERGED).forEach((key, texts) -> {
            Recall list = fresh.of(wanted.get(key), texts.get(0));
            found.put(key, list);
            synchronized (lists) {
                lists.put(key, new Read(list, now));
            }
        });
        return wanted.keySet().stream().map(found::get).toList();
    }
}

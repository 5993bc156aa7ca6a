package dev.eddy.client;

import dev.eddy.TimedBenchmark;
import dev.eddy.serving.Lists;
import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;

/** A list of a hundred as text, and back. {@code mvn -Pjmh -Dbench=CandidateCodec} */
public class CandidateCodecBenchmark extends TimedBenchmark {
    private static final int LISTS = 1 << 8;
    private static final int CANDIDATES = 100;
    private static final String[] CHANNELS = {"u", "ui", "uis", "isn", "uisnch", "ch", "h"};

    private final StoredList[] lists = new StoredList[LISTS];
    private final String[] texts = new String[LISTS];
    private int next;

    public CandidateCodecBenchmark() {
        var random = new SplitMix64(1);
        for (int i = 0; i < LISTS; i++) {
            List<Candidate> candidates = new ArrayList<>();
            for (int rank = 0; rank < CANDIDATES; rank++) {
                candidates.add(new Candidate(
                        "item-" + (random.nextLong() >>> 48),
                        (float) (5 * random.nextDouble()),
                        CHANNELS[rank % CHANNELS.length]));
            }
            lists[i] = new StoredList(Lists.version(i), 1_790_000_000_000L + i, candidates);
            texts[i] = CandidateCodec.encode(lists[i]);
        }
    }

    @Benchmark
    public String encode() {
        return CandidateCodec.encode(lists[next++ & (LISTS - 1)]);
    }

    @Benchmark
    public Optional<StoredList> decode() {
        return CandidateCodec.decode(texts[next++ & (LISTS - 1)]);
    }
}

package dev.eddy.recall.ranking;

import dev.eddy.client.Candidate;
import dev.eddy.recall.channel.SimilarItemsChannel;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.LinkedItems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The list of an item: the items similar to it. The score is the cosine, which counts up to twice for an item that is
 * hot, fresh, of good quality and often clicked where it is shown.
 */
public final class SimilarList {
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::itemId);

    private SimilarList() {}

    public static List<Candidate> of(
            int item, ItemNumbers numbers, ItemTable table, ScoringOptions options, long asOfMillis) {
        LinkedItems similar = table.tagSpace().similar();
        if (!similar.has(item)) {
            return List.of();
        }
        int[] others = similar.others(item);
        var features = new FeatureColumns();
        features.ensureCapacity(others.length);
        float hottest = Float.MIN_NORMAL;
        features.set(others, 0, others.length, table, asOfMillis, options.features());
        for (int i = 0; i < others.length; i++) {
            hottest = Math.max(hottest, features.column(ItemFeature.HOTNESS)[i]);
        }
        List<Candidate> list = new ArrayList<>();
        for (int i = 0; i < others.length; i++) {
            if (table.rows().isRecallableAt(others[i], asOfMillis)) {
                float favour = (features.column(ItemFeature.HOTNESS)[i] / hottest
                                + features.column(ItemFeature.FRESHNESS)[i]
                                + features.column(ItemFeature.QUALITY)[i]
                                + features.column(ItemFeature.CTR)[i])
                        / 4;
                list.add(new Candidate(
                        numbers.id(others[i]),
                        similar.weights(item)[i] * (1 + favour),
                        String.valueOf(SimilarItemsChannel.CODE)));
            }
        }
        list.sort(BEST_FIRST);
        return list;
    }
}

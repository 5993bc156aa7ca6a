package dev.eddy.trial;

import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import dev.eddy.trial.TrialReport.Variety;
import dev.eddy.vector.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Measures how different the items of lists are from each other, on average. */
final class ListVariety {
    private final Catalogue catalogue;
    private final Mean distance = new Mean();
    private final Mean author = new Mean();
    private final Mean category = new Mean();

    /** A mean of the values that there are. */
    private static final class Mean {
        private double sum;
        private long count;

        void add(double value) {
            sum += value;
            count++;
        }

        /** Null without a value. */
        Double value() {
            return count == 0 ? null : sum / count;
        }
    }

    ListVariety(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Counts a list of the catalogue's items. */
    void add(List<String> itemIds) {
        List<ItemFeatures> items = itemIds.stream()
                .map(id -> catalogue.items().get(id))
                .filter(Objects::nonNull)
                .toList();
        List<float[]> vectors = items.stream()
                .map(ItemFeatures::vector)
                .filter(Objects::nonNull)
                .toList();
        double sum = 0;
        for (int i = 0; i < vectors.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += 1 - Vectors.dot(vectors.get(i), vectors.get(j));
            }
        }
        if (vectors.size() > 1) {
            distance.add(2 * sum / vectors.size() / (vectors.size() - 1));
        }
        addLargest(items, item -> item.labels().author(), author);
        addLargest(items, item -> item.labels().category(), category);
    }

    private static void addLargest(List<ItemFeatures> items, Function<ItemFeatures, String> label, Mean share) {
        Map<String, Integer> counts = new HashMap<>();
        items.stream().map(label).filter(Objects::nonNull).forEach(each -> counts.merge(each, 1, Integer::sum));
        counts.values().stream().max(Integer::compare).ifPresent(largest -> share.add((double) largest / items.size()));
    }

    Variety variety() {
        return new Variety(distance.value(), author.value(), category.value());
    }
}

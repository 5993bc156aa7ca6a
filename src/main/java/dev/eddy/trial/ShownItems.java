package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import dev.eddy.trial.TrialReport.Coverage;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the items that each recommender showed among its first {@link Ranks#CUT_OFF}. */
final class ShownItems {
    private final Catalogue catalogue;
    private final Set<String> recallable = new HashSet<>();
    private final Set<String> ofMerged = new HashSet<>();
    private final Map<String, Set<String>> ofBaselines = new LinkedHashMap<>();

    ShownItems(Catalogue catalogue, Collection<String> baselineNames) {
        this.catalogue = catalogue;
        baselineNames.forEach(name -> ofBaselines.put(name, new HashSet<>()));
    }

    /** Makes the event's item recallable, unless it is taken down. */
    void met(Behaviour behaviour) {
        ItemFeatures item =
                behaviour.itemId() == null ? null : catalogue.items().get(behaviour.itemId());
        if (item != null && !item.down()) {
            recallable.add(item.itemId());
        }
    }

    void byMerged(List<String> list) {
        add(list, ofMerged);
    }

    void byBaseline(String name, List<String> list) {
        add(list, ofBaselines.get(name));
    }

    private static void add(List<String> list, Set<String> shown) {
        shown.addAll(list.subList(0, Math.min(Ranks.CUT_OFF, list.size())));
    }

    Coverage coverage() {
        Map<String, Double> baselines = new LinkedHashMap<>();
        ofBaselines.forEach((name, shown) -> baselines.put(name, share(shown)));
        return new Coverage(recallable.size(), share(ofMerged), baselines);
    }

    private double share(Set<String> shown) {
        return recallable.isEmpty() ? 0 : (double) shown.size() / recallable.size();
    }
}

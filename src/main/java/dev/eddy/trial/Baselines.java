package dev.eddy.trial;

import dev.eddy.app.RecallOptions;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.List;

/** What users would take instead of Eddy: each with the one setting that does best over streams of different kinds. */
final class Baselines {
    private Baselines() {}

    /** One of each, knowing nothing yet. */
    static List<Baseline> all(RecallOptions options) {
        BehaviourWeights weights = options.interest().weights();
        List<Baseline> all = new ArrayList<>();
        for (int i = 0; i < HalfLives.COUNT; i++) {
            all.add(new PopularityBaseline(weights, i));
        }
        all.add(new ItemCfBaseline(weights, ItemCfBaseline.Settings.BEST));
        all.add(new UserKnnBaseline());
        all.add(new VmisKnnBaseline("vmis-knn", VmisKnnBaseline.Settings.BEST));
        all.add(new VmisKnnBaseline("vmis-knn-uncut", VmisKnnBaseline.Settings.UNCUT));
        return all;
    }
}

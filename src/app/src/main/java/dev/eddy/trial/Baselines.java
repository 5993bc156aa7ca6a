package dev.eddy.trial;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.List;

/** All baselines, each with the settings that do best over several data sets. */
final class Baselines {
    private static final String VMIS_KNN = "vmis-knn";
    private static final String VMIS_KNN_UNCUT = "vmis-knn-uncut";

    private Baselines() {}

    /** New baselines without clicks. */
    static List<Baseline> all(RecallOptions options, Had had) {
        BehaviourWeights weights = options.interest().weights();
        List<Baseline> all = new ArrayList<>();
        for (int i = 0; i < HalfLives.COUNT; i++) {
            all.add(new PopularityBaseline(weights, i, had));
        }
        all.add(new ItemCfBaseline(weights, ItemCfBaseline.Settings.BEST, had));
        all.add(new UserKnnBaseline(had));
        all.add(new VmisKnnBaseline(VMIS_KNN, VmisKnnBaseline.BEST, had));
        all.add(new VmisKnnBaseline(VMIS_KNN_UNCUT, VmisKnnBaseline.UNCUT, had));
        all.add(new VstanBaseline(VstanBaseline.SETTINGS, VstanBaseline.Decays.BEST, had));
        if (had == Had.RECALLED) {
            all.add(new OwnFavouritesBaseline());
            all.add(new TifuKnnBaseline(TifuKnnBaseline.Settings.BEST, had));
        }
        return all;
    }

    /** Names of the baselines that use the same method as a channel; the channel should match them. */
    static List<String> ofKind(ChannelInfo channel) {
        return switch (channel.family()) {
            case "icf" -> List.of(ItemCfBaseline.NAME);
            case "ucf" -> List.of(UserKnnBaseline.NAME);
            case "sknn" -> List.of(VMIS_KNN, VMIS_KNN_UNCUT, VstanBaseline.NAME);
            case "hot" -> List.of(channel.name().replace("hot", "popularity"));
            case "repeat" -> List.of(OwnFavouritesBaseline.NAME, TifuKnnBaseline.NAME);
            default -> List.of();
        };
    }
}

package dev.eddy.recall;

import dev.eddy.control.RunningVariants;
import dev.eddy.control.Variant;
import dev.eddy.control.VariantOrder;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.CandidateScorer;
import dev.eddy.recall.ranking.ClickLearner;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.Recaller;
import dev.eddy.recall.ranking.ScoringOptions;
import dev.eddy.recall.ranking.VariantTallies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rankings of one task: that of the control, and one for each variant while it runs. Not thread-safe. */
final class Rankings {
    private final StageOptions options;
    private final FeatureSpace features;
    private final ItemTable table;
    private final Ranking control;
    private final Map<Variant, Ranking> byVariant = new HashMap<>();
    final VariantTallies tallies = new VariantTallies();
    private RunningVariants running = RunningVariants.NONE;

    Rankings(StageOptions options, FeatureSpace features, ItemTable table) {
        this.options = options;
        this.features = features;
        this.table = table;
        this.control = ranking(null, options.scoring(), List.of());
    }

    private Ranking ranking(String variant, ScoringOptions scoring, List<String> leaveOut) {
        var scorer = new CandidateScorer(scoring, features, leaveOut);
        Recaller recaller = recaller(scorer);
        // What a question's recaller keeps, no list is made of.
        Recaller ofQuestions = recaller(new CandidateScorer(scoring, features, leaveOut));
        return new Ranking(
                variant, recaller, new ClickLearner(scoring, recaller), new Explainer(scoring, ofQuestions, table));
    }

    private Recaller recaller(CandidateScorer scorer) {
        return options.serveChannels()
                ? Recaller.ofAllChannels(scorer, options.neighbours())
                : Recaller.ofTheRanker(scorer, options.neighbours());
    }

    Ranking control() {
        return control;
    }

    RunningVariants running() {
        return running;
    }

    /** The ranking of a user. */
    Ranking of(String userId) {
        Variant variant = running.of(userId);
        return variant == null ? control : byVariant.get(variant);
    }

    /** Counts a sampled click for the user's ranking. */
    void count(String userId, boolean isHit) {
        tallies.add(of(userId).variant(), userId, isHit);
    }

    /** Starts or ends a variant. */
    void use(VariantOrder order) {
        RunningVariants before = running;
        running = before.after(order);
        tallies.use(before, running);
        byVariant.keySet().retainAll(running.variants());
        for (Variant variant : running.variants()) {
            byVariant.computeIfAbsent(
                    variant, each -> ranking(each.name(), options.scoring().with(each), each.leaveOut()));
        }
    }
}

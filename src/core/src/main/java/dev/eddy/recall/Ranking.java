package dev.eddy.recall;

import dev.eddy.recall.ranking.ClickLearner;
import dev.eddy.recall.ranking.Recaller;

/**
 * What ranks the lists of a variant's users, or of the control's.
 *
 * @param variant null for the control
 * @param learner learns from the recalls of the recaller
 */
record Ranking(String variant, Recaller recaller, ClickLearner learner, Explainer explainer) {}

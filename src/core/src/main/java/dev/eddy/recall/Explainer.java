package dev.eddy.recall;

import dev.eddy.client.Candidate;
import dev.eddy.control.Question;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.recall.Explanation.Facts;
import dev.eddy.recall.Explanation.ItemPart;
import dev.eddy.recall.Explanation.Outcome;
import dev.eddy.recall.Explanation.UserPart;
import dev.eddy.recall.cluster.Avoided;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.ranking.CandidateScorer.FeaturePart;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.Recalled;
import dev.eddy.recall.ranking.Recaller;
import dev.eddy.recall.ranking.Recaller.Place;
import dev.eddy.recall.ranking.ScoringOptions;
import dev.eddy.recall.ranking.Variety;
import dev.eddy.user.Interaction;
import dev.eddy.user.UserQuestion;
import dev.eddy.user.UserSnapshot;
import java.util.Comparator;
import java.util.List;

/** Answers why an item is, or is not, in a user's list: recalls for the user and traces the item. */
public final class Explainer {
    private final ScoringOptions options;
    /** The part of a score by which variety and exploration have moved the item. */
    private static final String ORDER = "order";

    private final Recaller recaller;
    private final ItemNumbers numbers;
    private final ItemTable table;

    public Explainer(ScoringOptions options, Recaller recaller, ItemTable table) {
        this.options = options;
        this.recaller = recaller;
        this.numbers = table.numbers();
        this.table = table;
    }

    /**
     * Answers about a user without a cluster, or only about an item.
     *
     * @param newestMillis the instant when none is asked for; {@link Question#LAST} when it is not known
     */
    public Explanation ofNobody(UserQuestion asked, long newestMillis) {
        Question question = asked.question();
        long asOfMillis = asked.user().asOfMillis() == Question.LAST
                ? newestMillis
                : asked.user().asOfMillis();
        Outcome outcome = question.userId() == null ? Outcome.NOT_ASKED : Outcome.UNKNOWN_USER;
        UserPart user = question.userId() == null ? null : userPart(asked, false, List.of(), "");
        return new Explanation(
                question,
                asOfMillis,
                user,
                question.itemId() == null ? null : ItemPart.unlisted(outcome, facts(question.itemId(), asOfMillis)));
    }

    public Explanation of(UserQuestion asked, Member member, ClusterModel cluster, LinearRanker ranker) {
        String itemId = asked.question().itemId();
        long asOfMillis = asked.user().asOfMillis();
        UserPart user = userPart(
                asked,
                true,
                TopTags.of(member, table),
                cluster.segment(member, asOfMillis).label());
        ItemPart item = itemId == null ? null : itemPart(member, itemId, cluster, ranker, asOfMillis);
        return new Explanation(asked.question(), asOfMillis, user, item);
    }

    private static UserPart userPart(UserQuestion asked, boolean isKnown, List<String> topTags, String segment) {
        UserSnapshot user = asked.user();
        return new UserPart(
                isKnown,
                user.cluster(),
                user.placement().centreVersion(),
                user.placement().nextClusters(),
                user.version(),
                topTags,
                segment,
                asked.recent());
    }

    private ItemPart itemPart(
            Member member, String itemId, ClusterModel cluster, LinearRanker ranker, long asOfMillis) {
        int item = numbers.find(itemId);
        if (item == ItemNumbers.NONE) {
            return ItemPart.unlisted(Outcome.NEVER_SEEN, facts(itemId, asOfMillis));
        }
        boolean isHidden = cluster.hiddenFrom(member.userId(), asOfMillis, ranker.returnRates())
                .contains(item);
        Recalled recalled = recaller.recall(member, cluster, ranker, table, asOfMillis);
        List<Candidate> merged = recalled.merged();
        int rank = recalled.rankOf(itemId, merged.size());
        List<FeaturePart> parts = recaller.parts(ranker, table, item);
        if (rank > 0 && (options.variety() != Variety.OFF || options.exploration() > 0)) {
            double sum = parts.stream().mapToDouble(FeaturePart::amount).sum();
            parts.add(new FeaturePart(ORDER, merged.get(rank - 1).score() - sum, 1));
        }
        parts.sort(Comparator.comparingDouble((FeaturePart part) -> -Math.abs(part.amount())));
        List<Place> places = recaller.places(recalled.lists(), item);
        Outcome filtered = filtered(member, item, isHidden, cluster.avoidedBy(member, table, asOfMillis), asOfMillis);
        return new ItemPart(
                filtered == null ? outcome(rank, places) : filtered,
                rank,
                rank > 0
                        ? merged.get(rank - 1).score()
                        : parts.stream().mapToDouble(FeaturePart::amount).sum(),
                merged.isEmpty() ? 0 : merged.get(merged.size() - 1).score(),
                merged.size(),
                places,
                parts,
                facts(itemId, asOfMillis));
    }

    private static Outcome outcome(int rank, List<Place> places) {
        if (rank > 0) {
            return Outcome.RECALLED;
        }
        return places.isEmpty() ? Outcome.NOT_FOUND : Outcome.OUTSCORED;
    }

    /** The filter that removes the item, or null. */
    private Outcome filtered(Member member, int number, boolean isHidden, Avoided avoided, long asOfMillis) {
        ItemUpdate item = table.get(number);
        if (isHidden) {
            return member.history().stream()
                            .filter(interaction -> interaction.itemId().equals(numbers.id(number)))
                            .allMatch(Interaction::isPositive)
                    ? Outcome.HAD
                    : Outcome.DISLIKED;
        }
        if (item == null) {
            return Outcome.NEVER_SEEN;
        }
        if (item.features() == null) {
            return Outcome.UNKNOWN_ITEM;
        }
        if (item.features().down()) {
            return Outcome.TAKEN_DOWN;
        }
        if (asOfMillis >= item.recallableUntilMillis()) {
            return Outcome.EXPIRED;
        }
        if (item.availableSinceMillis() > asOfMillis) {
            return Outcome.NOT_YET_PUBLISHED;
        }
        if (avoided.isMuted(number)) {
            return Outcome.MUTED;
        }
        return avoided.isShownTooOften(number) ? Outcome.SHOWN_TOO_OFTEN : null;
    }

    private Facts facts(String itemId, long asOfMillis) {
        ItemUpdate item = table.get(itemId);
        int number = numbers.find(itemId);
        boolean isMeasured = item != null && asOfMillis != Question.LAST;
        return new Facts(
                isMeasured ? table.rows().hotness(number, asOfMillis) : 0,
                isMeasured
                        ? table.rows()
                                .clickThroughRate(
                                        number,
                                        asOfMillis,
                                        options.features().priorCtr(),
                                        options.features().priorImpressions())
                        : options.features().priorCtr(),
                item == null ? Long.MAX_VALUE : item.availableSinceMillis(),
                item == null || item.features() == null
                        ? List.of()
                        : item.features().tags().stream().map(Tag::name).toList());
    }
}

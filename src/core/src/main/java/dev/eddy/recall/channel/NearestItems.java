package dev.eddy.recall.channel;

import dev.eddy.recall.cluster.FoundItems;
import dev.eddy.recall.cluster.FoundItems.FoundInSpace;
import dev.eddy.recall.cluster.FoundItems.FoundInterest;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.UserVectors;
import dev.eddy.vector.PackedQuery;
import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.List;

/**
 * The items nearest to a member's vector, by its cosine as it is now: of the items that the last search found, and of
 * those that came after it. In a space of behaviour the vector goes by the last items, so the lists of items similar to these
 * take the place of a search. Where a user tower counts popularity, too, the popular items of the cluster are among them.
 */
public final class NearestItems {
    /** Items of the last search that are compared anew, as a multiple of the list's size. */
    public static final int CONSIDERED = 2;
    /** The space of the tag vectors. */
    private static final int TAG = 0;

    private final RecallContext context;
    private final FoundItems found;

    NearestItems(RecallContext context) {
        this.context = context;
        this.found = context.found();
    }

    /** The items nearest to the member in a space; none for a member without a direction there. */
    RankedItems list(int space, UserVectors user, int limit) {
        TopK top = top(limit);
        ItemSpace searched = context.table().spaces().get(space);
        float[] direction = user.searched(searched.kind());
        if (direction != null && searched.isOfBehaviour()) {
            offerSimilar(space, searched, user.recentItems(), direction, top);
        } else if (direction != null) {
            FoundInSpace there = found.inSpace(space);
            offer(searched, there.nearest(), CONSIDERED * limit, searched.latest(there.told()), direction, 1, top);
        }
        return ranked(top);
    }

    private void offerSimilar(int space, ItemSpace searched, List<Integer> last, float[] direction, TopK top) {
        SharedItems popular = searched.countsPopularity() ? context.popular() : null;
        var query = new PackedQuery(direction);
        int[] similar = context.similarToLast(space).items();
        int[] others = others(searched.latestSinceLists(last), similar);
        if (popular != null) {
            popular.offerTo(top, space, query);
        }
        int[] items = new int[similar.length + others.length];
        int size = 0;
        for (int item : similar) {
            items[size] = item;
            size += isOffered(item, popular) ? 0 : 1;
        }
        for (int item : others) {
            items[size] = item;
            size += !isOffered(item, popular) && context.isWanted(item) ? 1 : 0;
        }
        float[] scores = new float[size];
        searched.vectors().cosines(query, items, 0, size, scores);
        for (int i = 0; i < size; i++) {
            scores[i] = searched.vectors().has(items[i])
                    ? scores[i] + searched.popularity(items[i], context.table().rows(), context.asOfMillis())
                    : Float.NEGATIVE_INFINITY;
        }
        top.offerAll(items, scores, size);
    }

    private static boolean isOffered(int item, SharedItems popular) {
        return popular != null && popular.has(item);
    }

    /** The items nearest to each interest, each interest with its quota. */
    RankedItems crossed(int limit) {
        TopK top = top(limit);
        ItemSpace tags = context.table().tagSpace();
        int[] latest = tags.latest(found.inSpace(TAG).told());
        for (FoundInterest interest : found.interests()) {
            TopK ofInterest = top(interest.quota());
            offer(
                    tags,
                    interest.nearest(),
                    CONSIDERED * interest.quota(),
                    latest,
                    interest.direction(),
                    interest.cosine(),
                    ofInterest);
            ofInterest.sorted();
            for (int i = 0; i < ofInterest.size(); i++) {
                if (!contains(top, ofInterest.id(i))) {
                    top.offer(ofInterest.id(i), ofInterest.score(i));
                }
            }
        }
        return ranked(top);
    }

    private static boolean contains(TopK top, int item) {
        for (int i = 0; i < top.size(); i++) {
            if (top.id(i) == item) {
                return true;
            }
        }
        return false;
    }

    private TopK top(int limit) {
        // Items with the same tags are equally near: then the hotter item comes first.
        return TopK.ofFinite(limit, (a, b) -> {
            int byHotness = Double.compare(
                    context.table().rows().hotness(b, context.asOfMillis()),
                    context.table().rows().hotness(a, context.asOfMillis()));
            return (byHotness != 0 ? byHotness : context.numbers.compare(a, b)) < 0;
        });
    }

    /** Offers the first wanted ones of the nearest items, and new ones, by their cosine times a factor. */
    private void offer(
            ItemSpace space, int[] nearest, int considered, int[] latest, float[] direction, float factor, TopK top) {
        int[] others = others(latest, nearest);
        int[] items = new int[Math.min(nearest.length, considered) + others.length];
        int size = 0;
        for (int i = 0; i < nearest.length && size < considered; i++) {
            items[size] = nearest[i];
            size += space.vectors().has(nearest[i]) && context.isWanted(nearest[i]) ? 1 : 0;
        }
        for (int item : others) {
            items[size] = item;
            size += space.vectors().has(item) && context.isWanted(item) ? 1 : 0;
        }
        float[] scores = new float[size];
        space.vectors().cosines(new PackedQuery(direction), items, 0, size, scores);
        for (int i = 0; i < size; i++) {
            scores[i] *= factor;
        }
        top.offerAll(items, scores, size);
    }

    private RankedItems ranked(TopK top) {
        top.sorted();
        return new RankedItems(context.numbers, top.ids(), top.scores());
    }

    /** Those of some items, each once, that are not among the known ones; ascending. */
    private static int[] others(int[] items, int[] known) {
        if (items.length == 0) {
            return items;
        }
        int[] sorted = items.clone();
        Arrays.sort(sorted);
        int[] sortedKnown = known.clone();
        Arrays.sort(sortedKnown);
        int[] others = new int[sorted.length];
        int size = 0;
        int at = 0;
        for (int i = 0; i < sorted.length; i++) {
            while (at < sortedKnown.length && sortedKnown[at] < sorted[i]) {
                at++;
            }
            boolean isKnown = at < sortedKnown.length && sortedKnown[at] == sorted[i];
            if (!isKnown && (i == 0 || sorted[i] != sorted[i - 1])) {
                others[size++] = sorted[i];
            }
        }
        return Arrays.copyOf(others, size);
    }
}

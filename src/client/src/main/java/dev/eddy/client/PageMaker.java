package dev.eddy.client;

import dev.eddy.client.CandidatePage.Placed;
import dev.eddy.filter.Filter;
import dev.eddy.filter.ItemFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a page: the candidates of a list that pass the filter and were on no earlier page, then those of other lists.
 *
 * @param down items taken down
 * @param exclude items that are not wanted
 * @param shown {@link PageToken#shortHash}es of the items of earlier pages
 * @param accepted the filter's answers until now, by item, where several pages have the same items; null to ask each time
 */
record PageMaker(
        ItemCatalogue items,
        Filter filter,
        Set<String> down,
        Set<String> exclude,
        Set<Long> shown,
        long nowMillis,
        Map<String, Boolean> accepted) {
    /** Items on all pages of a list; a token has eight characters for each. */
    static final int MOST_SHOWN = 600;

    /**
     * A page.
     *
     * @param left number of the list's candidates that may be shown, on this page or a later one
     * @param hasMore whether there is another page
     */
    record Page(int left, List<Placed> candidates, boolean hasMore) {}

    /** @param others asked for only as far as needed */
    Page page(Recall list, Iterator<Recall> others, int count) {
        int left = 0;
        List<Placed> placed = new ArrayList<>();
        for (Candidate candidate : list.candidates()) {
            if (mayShow(candidate.itemId())) {
                left++;
                if (placed.size() < count) {
                    placed.add(new Placed(candidate, list.origin()));
                }
            }
        }
        boolean hasMore = left > count || (others.hasNext() && fillUp(placed, others, count));
        return new Page(left, placed, hasMore && shown.size() + placed.size() < MOST_SHOWN);
    }

    /** Whether the other lists have more than is missing. */
    private boolean fillUp(List<Placed> placed, Iterator<Recall> others, int count) {
        Set<String> there = new HashSet<>();
        placed.forEach(each -> there.add(each.candidate().itemId()));
        while (others.hasNext()) {
            Recall other = others.next();
            for (Candidate candidate : other.candidates()) {
                if (mayShow(candidate.itemId()) && there.add(candidate.itemId())) {
                    if (placed.size() == count) {
                        return true;
                    }
                    placed.add(new Placed(candidate, other.origin()));
                }
            }
        }
        return false;
    }

    private boolean mayShow(String itemId) {
        if (down.contains(itemId)
                || exclude.contains(itemId)
                || (!shown.isEmpty() && shown.contains(PageToken.shortHash(itemId)))) {
            return false;
        }
        if (filter == Filter.ALL) {
            return items.mayShow(itemId);
        }
        return accepted == null ? accepts(itemId) : accepted.computeIfAbsent(itemId, this::accepts);
    }

    private boolean accepts(String itemId) {
        ItemFacts item = items.item(itemId);
        return item != null && filter.accepts(item, nowMillis);
    }
}

package dev.eddy.client;

import dev.eddy.option.Allowed;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * A question for the candidates of a list.
 *
 * @param count most candidates in an answer, at least 1
 * @param filter text in the language of {@link dev.eddy.filter.Filter}; empty for all items
 * @param exclude ids of items that must not come
 * @param page {@link CandidatePage#nextPage} of the answer before; null for the first page
 * @param declaredTags tags of a user without a list, to find a cluster by
 * @param attributes of a user without a list, by name, in the order in which their groups are looked for
 */
public record CandidateQuery(
        int count,
        String filter,
        Set<String> exclude,
        String page,
        Collection<String> declaredTags,
        Map<String, String> attributes) {
    public CandidateQuery {
        Allowed.between("count", count, 1, Integer.MAX_VALUE);
    }

    /** The first candidates, whatever they are. */
    public static CandidateQuery first(int count) {
        return new CandidateQuery(count, "", Set.of(), null, Set.of(), Map.of());
    }

    /** Only items that pass a filter, such as {@code category = books and price < 20}. */
    public CandidateQuery withFilter(String newFilter) {
        return new CandidateQuery(count, newFilter, exclude, page, declaredTags, attributes);
    }

    /** Without these items. */
    public CandidateQuery withExclude(Set<String> itemIds) {
        return new CandidateQuery(count, filter, itemIds, page, declaredTags, attributes);
    }

    /** The page after an answer's: its {@link CandidatePage#nextPage}. */
    public CandidateQuery withPage(String nextPage) {
        return new CandidateQuery(count, filter, exclude, nextPage, declaredTags, attributes);
    }

    public CandidateQuery withDeclaredTags(Collection<String> tags) {
        return new CandidateQuery(count, filter, exclude, page, tags, attributes);
    }

    public CandidateQuery withAttributes(Map<String, String> newAttributes) {
        return new CandidateQuery(count, filter, exclude, page, declaredTags, newAttributes);
    }
}

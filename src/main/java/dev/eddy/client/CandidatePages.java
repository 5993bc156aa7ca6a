package dev.eddy.client;

import dev.eddy.filter.Filter;
import dev.eddy.filter.FilterException;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Answers {@link CandidateQuery}s: filters a list, and fills it up from the lists of those who are alike. */
record CandidatePages(
        UserLists users, AlikeLists alike, SharedCache shared, ItemCatalogue items, PageTokens tokens, Clock clock) {
    /** Pages of users, in their order. */
    Map<String, CandidatePage> ofUsers(Collection<String> userIds, CandidateQuery query) {
        if (query.page() != null && userIds.size() > 1) {
            throw new PageException("a page is of one user; ask for each user alone");
        }
        Filter filter = filter(query);
        Map<String, CandidatePage> pages = new LinkedHashMap<>();
        users.read(userIds).forEach((user, own) -> {
            Iterator<Recall> others = alike.of(own.profile(), query.declaredTags(), query.attributes());
            Recall list = own.list().candidates().isEmpty() ? AlikeLists.first(others) : own.list();
            pages.put(user, page("user " + user, list, others, filter, query));
        });
        return pages;
    }

    /** A page of a list that is not a user's. */
    CandidatePage ofList(String name, Recall list, CandidateQuery query) {
        return page("list " + name, list, Collections.emptyIterator(), filter(query), query);
    }

    private Filter filter(CandidateQuery query) {
        Filter filter = Filter.of(query.filter());
        filter.attributes().forEach((name, position) -> {
            if (!items.hasAttribute(name)) {
                throw new FilterException("at " + position + ": no item has an attribute \"" + name + "\"", position);
            }
        });
        return filter;
    }

    private CandidatePage page(String name, Recall list, Iterator<Recall> others, Filter filter, CandidateQuery query) {
        long now = clock.millis();
        long question = PageToken.hash(name + "\n" + filter);
        Set<Long> shown = query.page() == null
                ? Set.of()
                : tokens.decode(query.page(), question, now).shown();
        var maker = new PageMaker(items, filter, shared.down(), query.exclude(), shown, now);
        PageMaker.Page page = maker.page(list, others, query.count());
        return new CandidatePage(
                list.origin(),
                list.version(),
                list.generatedAtMillis(),
                list.candidates().size(),
                page.left(),
                page.candidates(),
                page.hasMore() ? next(question, now, shown, page) : null);
    }

    private String next(long question, long now, Set<Long> shown, PageMaker.Page page) {
        Set<Long> all = new HashSet<>(shown);
        page.candidates()
                .forEach(each -> all.add(PageToken.shortHash(each.candidate().itemId())));
        return tokens.encode(new PageToken(question, now, all));
    }
}

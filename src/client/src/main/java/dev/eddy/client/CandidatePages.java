package dev.eddy.client;

import dev.eddy.filter.Filter;
import dev.eddy.filter.FilterException;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Answers {@link CandidateQuery}s: filters a list, and fills it up from the lists of those who are alike. */
record CandidatePages(
        UserLists users, AlikeLists alike, SharedCache shared, ItemCatalogue items, PageTokens tokens, Clock clock) {
    /**
     * A {@link CandidateQuery} about one list, checked.
     *
     * @param hash of the list's name and the filter, which are the same for all pages
     * @param shown as {@link PageToken#shown}
     */
    private record Question(long hash, Filter filter, Set<Long> shown, long nowMillis) {}

    /** Pages of users, in their order. */
    Map<String, CandidatePage> ofUsers(Collection<String> userIds, CandidateQuery query) {
        if (query.page() != null && userIds.size() > 1) {
            throw new PageException("a page is of one user; ask for each user alone");
        }
        Filter filter = filter(query);
        long now = clock.millis();
        // Before Redis is asked, since a wrong question need not reach it.
        Map<String, Question> questions = new LinkedHashMap<>();
        userIds.forEach(user -> questions.put(user, question("user " + user, filter, query, now)));
        Map<String, Boolean> accepted = userIds.size() > 1 ? new HashMap<>() : null;
        Map<String, CandidatePage> pages = new LinkedHashMap<>();
        users.read(userIds).forEach((user, own) -> {
            Iterator<Recall> others = alike.of(own, query.declaredTags(), query.attributes());
            Recall list = own.list().candidates().isEmpty() ? AlikeLists.first(others) : own.list();
            pages.put(user, page(questions.get(user), list, others, query, accepted));
        });
        return pages;
    }

    /** A page of a list that is not a user's. */
    CandidatePage ofList(String name, Supplier<Recall> list, CandidateQuery query) {
        Question question = question("list " + name, filter(query), query, clock.millis());
        return page(question, list.get(), Collections.emptyIterator(), query, null);
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

    private Question question(String name, Filter filter, CandidateQuery query, long now) {
        long hash = PageToken.hash(name + "\n" + filter);
        Set<Long> shown = query.page() == null
                ? Set.of()
                : tokens.decode(query.page(), hash, now).shown();
        return new Question(hash, filter, shown, now);
    }

    private CandidatePage page(
            Question question,
            Recall list,
            Iterator<Recall> others,
            CandidateQuery query,
            Map<String, Boolean> accepted) {
        var maker = new PageMaker(
                items,
                question.filter(),
                shared.down(),
                query.exclude(),
                question.shown(),
                question.nowMillis(),
                accepted);
        PageMaker.Page page = maker.page(list, others, query.count());
        return new CandidatePage(
                list.origin(),
                list.version(),
                list.generatedAtMillis(),
                list.candidates().size(),
                page.left(),
                page.candidates(),
                page.hasMore() ? next(question, page) : null,
                list.variant());
    }

    private String next(Question question, PageMaker.Page page) {
        Set<Long> all = new HashSet<>(question.shown());
        page.candidates()
                .forEach(each -> all.add(PageToken.shortHash(each.candidate().itemId())));
        return tokens.encode(new PageToken(question.hash(), question.nowMillis(), all));
    }
}

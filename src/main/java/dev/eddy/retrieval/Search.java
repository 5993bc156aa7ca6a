package dev.eddy.retrieval;

import dev.eddy.membership.MemberUpdate;

/** A search among the items, as all tasks are asked it. */
public record Search(Asker asker, ItemSearch wanted) {
    /** What an update wants: the items nearest to the interest, opposite ones excepted. */
    public static Search of(MemberUpdate update) {
        return new Search(
                Asker.of(update), new ItemSearch(update.direction(), update.wanted(), 0, update.asOfMillis()));
    }
}

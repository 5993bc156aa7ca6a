package dev.eddy.console;

import dev.eddy.client.Candidate;
import dev.eddy.client.CandidateReader;
import dev.eddy.client.StoredList;
import dev.eddy.console.KnownItems.ItemCard;
import dev.eddy.control.Question;
import dev.eddy.item.ItemRecord;
import dev.eddy.job.BadInputException;
import dev.eddy.recall.Explanation;
import dev.eddy.recall.Explanation.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Data of the table of items: a page of the catalogue in an order, with what the job knows of these items. */
record ItemTable(CandidateReader redis, JobQuestions job, KnownItems items, StreamClock clock) {
    static final int PAGE = 50;
    /** All items up to the end of a page are held while it is chosen. */
    private static final int LAST_PAGE = 199;

    /** An order of the items. */
    enum Order {
        /** As in the list for unknown users; then by name. */
        POPULAR,
        TITLE,
        ID,
        /** Latest first; then those without a time. */
        PUBLISHED,
        QUALITY;

        static Order named(String name) {
            try {
                return name == null ? POPULAR : valueOf(name.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new BadInputException(
                        "order is " + name + "; allowed: popular, title, id, published, quality", e);
            }
        }

        Comparator<ItemRecord> comparator(Map<String, Integer> ranks) {
            Comparator<ItemRecord> byName =
                    Comparator.comparing(ItemRecord::name).thenComparing(ItemRecord::itemId);
            return switch (this) {
                case POPULAR ->
                    Comparator.<ItemRecord>comparingInt(item -> ranks.getOrDefault(item.itemId(), Integer.MAX_VALUE))
                            .thenComparing(byName);
                case TITLE -> byName;
                case ID -> Comparator.comparing(ItemRecord::itemId);
                case PUBLISHED ->
                    Comparator.<ItemRecord>comparingLong(
                                    item -> item.hasPublication() ? item.publishedAtMillis() : Long.MIN_VALUE)
                            .reversed()
                            .thenComparing(byName);
                case QUALITY ->
                    Comparator.<ItemRecord>comparingDouble(item -> Float.isNaN(item.quality()) ? -1 : item.quality())
                            .reversed()
                            .thenComparing(byName);
            };
        }
    }

    /**
     * A page.
     *
     * @param of number of pages
     * @param problem why the job did not answer; null if it did
     */
    record View(int items, int page, int of, List<Row> rows, String problem) {}

    /**
     * An item.
     *
     * @param rank in the list for unknown users, from 1; null when it is not there
     * @param facts null when the job does not answer
     */
    record Row(ItemCard card, Integer rank, Facts facts) {}

    /** @param sinceNanos since when the request waits */
    View page(Order order, boolean isReversed, long page, long sinceNanos) {
        BadInputException.require(
                page <= LAST_PAGE,
                "page is " + page + "; allowed: 0 to " + LAST_PAGE + "; search for the item instead");
        Map<String, Integer> ranks = ranks();
        Comparator<ItemRecord> comparator = order.comparator(ranks);
        List<ItemCard> cards = items.page(isReversed ? comparator.reversed() : comparator, (int) page * PAGE, PAGE);
        long now = clock.millis();
        JobQuestions.Attempt asked = job.attempt(
                cards.stream()
                        .map(card -> Question.of(null, card.itemId(), now))
                        .toList(),
                sinceNanos);
        List<Explanation> answers = asked.answers();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            ItemCard card = cards.get(i);
            Facts facts = answers.isEmpty() || answers.get(i).item() == null
                    ? null
                    : answers.get(i).item().facts();
            rows.add(new Row(card, ranks.get(card.itemId()), facts));
        }
        return new View(items.size(), (int) page, pages(items.size()), rows, asked.problem());
    }

    static int pages(int items) {
        return Math.min(LAST_PAGE + 1, Math.max(1, (items + PAGE - 1) / PAGE));
    }

    private Map<String, Integer> ranks() {
        Map<String, Integer> ranks = new HashMap<>();
        Collection<Candidate> hot = redis.hot().map(StoredList::candidates).orElse(List.of());
        hot.forEach(candidate -> ranks.put(candidate.itemId(), ranks.size() + 1));
        return ranks;
    }
}

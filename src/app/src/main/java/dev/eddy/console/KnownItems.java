package dev.eddy.console;

import dev.eddy.format.RecordFormat;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.item.Tag;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.RecordParser;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The records of the catalogue without vectors, about 300 bytes per item. Safe for use by several threads. */
final class KnownItems {
    private final Map<String, ItemRecord> items = new ConcurrentHashMap<>();
    private final RecordParser<ItemRecord> parser;

    /** @param layout of the records of the topic */
    KnownItems(RecordFormat layout, int dimension) {
        this.parser = layout.before(new ItemRecordParser(dimension)::parse);
    }

    /** Takes the next record of the topic; ignores a malformed one, as the job does. Only one thread may call it. */
    void accept(KafkaRecord record) {
        ItemRecord item = parser.apply(record).value();
        if (item != null) {
            items.merge(item.itemId(), item.withoutVector(), ItemRecord::followedBy);
        }
    }

    Optional<ItemCard> item(String itemId) {
        return Optional.ofNullable(items.get(itemId)).map(ItemCard::of);
    }

    /**
     * The record of an item, as the console shows it. A field that the record does not have is null.
     *
     * @param isDown whether the record takes the item down
     */
    record ItemCard(
            String itemId,
            String title,
            List<String> tags,
            String category,
            String author,
            Float quality,
            Period shown,
            boolean isDown) {

        /** Times between which the item may be recalled, epoch milliseconds; null for no limit. */
        record Period(Long fromMillis, Long untilMillis) {}

        static ItemCard of(ItemRecord item) {
            return new ItemCard(
                    item.itemId(),
                    item.description().title(),
                    item.tags().stream().map(Tag::name).toList(),
                    item.description().category(),
                    item.description().author(),
                    Float.isNaN(item.quality()) ? null : item.quality(),
                    new Period(
                            item.hasPublication() ? item.publishedAtMillis() : null,
                            item.expiresAtMillis() == Long.MAX_VALUE ? null : item.expiresAtMillis()),
                    item.down());
        }
    }

    /** What people call an item; either may be null. */
    record ItemName(String title, String author) {}

    /** An answer with the names of its items, by id; unknown items are left out. */
    record Named<T>(T found, Map<String, ItemName> names) {}

    <T> Named<T> named(T found, Collection<String> itemIds) {
        Map<String, ItemName> names = new HashMap<>();
        for (String itemId : itemIds) {
            ItemRecord item = items.get(itemId);
            if (item != null) {
                names.put(
                        itemId,
                        new ItemName(
                                item.description().title(), item.description().author()));
            }
        }
        return new Named<>(found, names);
    }

    /** At most {@code most} items whose title or id contains a text, shortest titles first. */
    List<ItemCard> find(String text, int most) {
        String wanted = text.toLowerCase(Locale.ROOT);
        Predicate<String> fits = name -> name.toLowerCase(Locale.ROOT).contains(wanted);
        return items.values().stream()
                .filter(item -> fits.test(item.name()) || fits.test(item.itemId()))
                .sorted(Comparator.<ItemRecord>comparingInt(item -> item.name().length())
                        .thenComparing(ItemRecord::itemId))
                .limit(most)
                .map(ItemCard::of)
                .toList();
    }

    /** Items in an order, from a place in it on. Holds as many as are before and in the answer. */
    List<ItemCard> page(Comparator<ItemRecord> order, int from, int count) {
        int kept = from + count;
        var last = new PriorityQueue<ItemRecord>(order.reversed());
        for (ItemRecord item : items.values()) {
            if (last.size() < kept) {
                last.add(item);
            } else if (order.compare(item, last.peek()) < 0) {
                last.poll();
                last.add(item);
            }
        }
        return last.stream().sorted(order).skip(from).map(ItemCard::of).toList();
    }

    int size() {
        return items.size();
    }
}

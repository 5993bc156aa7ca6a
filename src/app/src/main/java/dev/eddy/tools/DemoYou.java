package dev.eddy.tools;

import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import dev.eddy.lab.WorldRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The events of a demo's calm user, who has a few clicks of one taste and none from then on: whoever watches makes the next. */
final class DemoYou {
    static final String USER = "you";
    static final int AFTER = 4_000;
    private static final int CLICKS = 6;
    private static final long PAUSE_MILLIS = 60_000;

    private DemoYou() {}

    /** A few clicks that end at an instant, on items with one tag. */
    static List<WorldRecord> clicks(Catalogue catalogue, long untilMillis) {
        List<WorldRecord> clicks = new ArrayList<>();
        String taste = null;
        for (ItemFeatures item : catalogue.items().values()) {
            if (item.tags().isEmpty() || clicks.size() == CLICKS) {
                continue;
            }
            String tag = item.tags().get(0).name();
            taste = taste == null ? tag : taste;
            if (tag.equals(taste)) {
                long atMillis = untilMillis - (CLICKS - clicks.size()) * PAUSE_MILLIS;
                clicks.add(new WorldRecord(
                        WorldRecord.Kind.EVENT,
                        USER,
                        atMillis,
                        "{\"user_id\":\"%s\",\"item_id\":\"%s\",\"type\":\"click\",\"ts\":%d}"
                                .formatted(USER, item.itemId(), atMillis)));
            }
        }
        return clicks;
    }

    /** A world in which the user's clicks come after {@value #AFTER} records: before, there is nothing to make a list of. */
    static Iterator<WorldRecord> amid(Iterator<WorldRecord> world, List<WorldRecord> own) {
        Iterator<WorldRecord> left = own.iterator();
        return new Iterator<>() {
            private int played;

            @Override
            public boolean hasNext() {
                return left.hasNext() || world.hasNext();
            }

            @Override
            public WorldRecord next() {
                boolean isOwn = left.hasNext() && (played >= AFTER || !world.hasNext());
                played++;
                return isOwn ? left.next() : world.next();
            }
        };
    }
}

package dev.eddy.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.item.ItemRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What a log can be made into, to see on what the figures of a trial depend. Several are applied in this order. */
public enum Derived {
    /** Each session of a user becomes a user; merges of ids are left out. */
    SESSIONS {
        @Override
        public List<Behaviour> events(List<Behaviour> events) {
            Map<String, Session> sessions = new HashMap<>();
            return events.stream()
                    .filter(event -> event.type() != BehaviourType.MERGE)
                    .map(event -> with(
                            event, event.userId() + '/' + numberOf(event, sessions), event.itemId(), event.atMillis()))
                    .toList();
        }
    },
    /** Times are cut to the day (UTC); the order stays. */
    DAYS {
        @Override
        public List<Behaviour> events(List<Behaviour> events) {
            long day = Duration.ofDays(1).toMillis();
            return events.stream()
                    .map(event ->
                            with(event, event.userId(), event.itemId(), Math.floorDiv(event.atMillis(), day) * day))
                    .toList();
        }
    },
    /** Items have no tags. */
    WITHOUT_TAGS {
        @Override
        public ItemRecord item(ItemRecord item) {
            return item.withoutTags();
        }
    },
    /** Users and items have other ids; merges of ids are left out. */
    PERMUTED {
        @Override
        public List<Behaviour> events(List<Behaviour> events) {
            return events.stream()
                    .filter(event -> event.type() != BehaviourType.MERGE)
                    .map(event -> with(event, otherId(event.userId()), otherId(event.itemId()), event.atMillis()))
                    .toList();
        }

        @Override
        public ItemRecord item(ItemRecord item) {
            return item.withId(otherId(item.itemId()));
        }
    },
    /** Events of one time come partition by partition, as from a topic of 64. */
    SPLIT_TOPIC {
        @Override
        public List<Behaviour> events(List<Behaviour> events) {
            return events.stream()
                    .sorted(Comparator.comparingLong(Behaviour::atMillis)
                            .thenComparingInt(
                                    event -> Math.floorMod(event.userId().hashCode(), PARTITIONS)))
                    .toList();
        }
    };

    private static final int PARTITIONS = 64;

    private record Session(int number, long lastMillis) {
        private Session followedBy(Session next) {
            boolean isOver = next.lastMillis - lastMillis > Protocol.SESSION_GAP.toMillis();
            return new Session(isOver ? number + 1 : number, next.lastMillis);
        }
    }

    /** The events by time, of those by time. */
    public List<Behaviour> events(List<Behaviour> events) {
        return events;
    }

    public ItemRecord item(ItemRecord item) {
        return item;
    }

    /** As the option says it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int numberOf(Behaviour event, Map<String, Session> sessions) {
        return sessions.merge(event.userId(), new Session(0, event.atMillis()), Session::followedBy).number;
    }

    private static String otherId(String id) {
        return id == null ? null : UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString();
    }

    private static Behaviour with(Behaviour event, String userId, String itemId, long atMillis) {
        return new Behaviour(
                event.eventId(),
                userId,
                itemId,
                event.type(),
                atMillis,
                event.details(),
                event.appendedAtMillis(),
                event.position());
    }
}

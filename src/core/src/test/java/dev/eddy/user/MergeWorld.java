package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.user.UserChange.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The user stage with its topics: events of each user, orders to forget, and handovers, which are delivered in any order. */
final class MergeWorld {
    static final InterestUpdater INTERESTS = new InterestUpdater(InterestFixtures.options(), 2);
    /** An instant for a walk, before which nobody was seen. */
    static final long EXPIRES_NOBODY = 0;

    final Random random;
    final Fate fate;
    final List<String> ids;
    final List<Supplier<String>> log = new ArrayList<>();
    final List<ForgetUser> orders = new ArrayList<>();
    Map<String, User> users = new HashMap<>();
    Map<String, Handover.Part> parts = new HashMap<>();
    /** Append time of the last order that an id was forgotten by, directly or as an id of a person. */
    Map<String, Long> forgottenTo = new HashMap<>();

    long now = 1_750_000_000_000L;
    int position;

    private final UserStage stage = new UserStage(
            InterestFixtures.options(),
            CentreSet.of(CentreSet.TAG_SPACE, 1, 2, new int[] {10, 20}, new float[] {1, 0, 0, 1}, new Provenance(0, 0)),
            .02,
            InterestFixtures.inputs(CentreSets.TAGS));
    private final List<Behaviour> events = new ArrayList<>();
    final List<Handover> sent = new ArrayList<>();
    private final List<Behaviour> deadLetters = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private Map<String, Tombstone> tombstones = new HashMap<>();
    private BitSet consumed = new BitSet();
    private int ordersDone;
    private List<Handover> underWay = new ArrayList<>();

    /**
     * Circumstances of a life.
     *
     * @param opposites whether any id may be merged into any other; else every id is merged into at most one user, who is never merged
     * @param fails whether the whole state is sometimes set back to an earlier one, while messages stay in the topic
     */
    record Fate(boolean opposites, boolean fails, boolean forgets, boolean expires) {}

    private record Snapshot(
            Map<String, User> users,
            Map<String, Handover.Part> parts,
            Map<String, Tombstone> tombstones,
            Map<String, Long> forgottenTo,
            BitSet consumed,
            int ordersDone,
            List<Handover> underWay,
            int sent) {}

    /** Without accidents, for a test that tells its own story. */
    MergeWorld() {
        this(new Random(0), new Fate(true, false, true, true), List.of());
    }

    MergeWorld(Random random, Fate fate, List<String> ids) {
        this.random = random;
        this.fate = fate;
        this.ids = ids;
        save();
    }

    String anyId() {
        return ids.get(random.nextInt(ids.size()));
    }

    boolean isUser(String id) {
        return ids.indexOf(id) < (ids.size() + 1) / 2;
    }

    /** The one user that an id is ever merged into. */
    String userOf(String id) {
        return ids.get(ids.indexOf(id) % ((ids.size() + 1) / 2));
    }

    void publish(Behaviour event) {
        events.add(event);
    }

    Stream<Behaviour> events(Predicate<Behaviour> wanted) {
        return events.stream().filter(wanted);
    }

    /** As {@code dlq replay} does: the event keeps its append time and gets a new position. */
    void replayDeadLetter() {
        if (!deadLetters.isEmpty()) {
            Behaviour letter = deadLetters.remove(random.nextInt(deadLetters.size()));
            events.add(dev.eddy.behaviour.Behaviours.placed(++position, letter));
        }
    }

    /** Consumes one of the next events or the next order; whether there was one. */
    boolean consume() {
        if (ordersDone < orders.size() && random.nextInt(4) == 0) {
            forget(orders.get(ordersDone++));
            return true;
        }
        List<Integer> next = new ArrayList<>();
        for (String id : ids) {
            int found = 0;
            for (int i = 0; i < events.size() && found < 2; i++) {
                if (!consumed.get(i) && events.get(i).userId().equals(id)) {
                    next.add(i);
                    // The item stage lets an event overtake one before it, now and then.
                    found += random.nextInt(8) == 0 ? 1 : 2;
                }
            }
        }
        if (next.isEmpty()) {
            if (ordersDone < orders.size()) {
                forget(orders.get(ordersDone++));
                return true;
            }
            return false;
        }
        int chosen = next.get(random.nextInt(next.size()));
        consumed.set(chosen);
        fold(events.get(chosen));
        return true;
    }

    void fold(Behaviour event) {
        note(() -> "fold " + event.userId() + " " + event.type() + " " + event.itemId() + event.from() + " appended "
                + event.appendedAtMillis() + " at " + event.position());
        var tagged = new TaggedBehaviour(event, event.itemId() == null ? null : new float[] {1, 0});
        keep(stage.fold(knownOrNew(event.userId()), tagged));
    }

    void forget(ForgetUser order) {
        note(() -> "forget " + order);
        person(order).forEach(id -> forgottenTo.merge(id, order.appendedAtMillis(), Math::max));
        UserChange change = stage.forget(knownOrNew(order.userId()), order, Parts.in(parts));
        if (change.isApplied()) {
            tombstones.put(order.userId(), Tombstone.of(order));
        }
        keep(change);
    }

    /** The ids that were one person when one of them was forgotten, and on which both sides agree. */
    private Set<String> person(ForgetUser order) {
        Set<String> person = new HashSet<>(Set.of(order.userId()));
        // A user who expires and comes back is somebody else.
        for (int steps = 0; steps < 2 && !fate.expires; steps++) {
            for (String one : List.copyOf(person)) {
                ids.stream()
                        .filter(other -> areOne(one, other, order) || areOne(other, one, order))
                        .forEach(person::add);
            }
        }
        return person;
    }

    private boolean areOne(String userId, String id, ForgetUser order) {
        User other = users.get(id);
        return parts.containsKey(Parts.key(userId, id))
                && isBetween(users.get(userId).ids().name(id).sinceMillis(), userId, order)
                && other != null
                && other.into(userId) != null
                && isBetween(other.into(userId).sinceMillis(), id, order);
    }

    /** Whether a merge came before an order, and after all earlier ones for the id, one of which may be under way and part the two. */
    private boolean isBetween(long mergedAtMillis, String id, ForgetUser order) {
        return mergedAtMillis <= order.appendedAtMillis()
                && mergedAtMillis > forgottenTo.getOrDefault(id, Long.MIN_VALUE)
                && underWay.stream()
                        .noneMatch(told -> told instanceof Handover.Forget forget
                                && forget.to().equals(id)
                                && mergedAtMillis <= forget.order().appendedAtMillis());
    }

    /** Delivers any message, maybe not for the last time; whether there was one. */
    boolean deliver(boolean again) {
        if (underWay.isEmpty()) {
            return false;
        }
        int chosen = random.nextInt(3) == 0 ? random.nextInt(underWay.size()) : 0;
        take(again ? underWay.get(chosen) : underWay.remove(chosen));
        return true;
    }

    void take(Handover handover) {
        note(() -> "take " + text(handover));
        User before = knownOrNew(handover.to());
        UserChange change = stage.take(before, handover, Parts.in(parts));
        if (change.isApplied() && change.user() == null && handover instanceof Handover.Forget forget) {
            tombstones.put(handover.to(), Tombstone.of(forget.order()));
            forgottenTo.merge(handover.to(), forget.order().appendedAtMillis(), Math::max);
        }
        keep(change);
    }

    /** Delivers all messages in their order. */
    void handOver() {
        while (!underWay.isEmpty()) {
            take(underWay.remove(0));
        }
    }

    private static String text(Handover handover) {
        return handover instanceof Handover.Part part
                ? "Part " + part.from() + "->" + part.to() + " since " + part.sinceMillis() + " events "
                        + part.interest().sequence()
                : handover.from() + "->" + handover.to() + " "
                        + handover.toString().replaceAll("Behaviour\\[.*(?=position)", "");
    }

    /** A failure, a savepoint, a walk, or a message that comes late. */
    void disturb() {
        switch (random.nextInt(4)) {
            case 0 -> {
                if (fate.fails) {
                    save();
                }
            }
            case 1 -> {
                if (fate.fails) {
                    restore(snapshots.get(random.nextInt(snapshots.size())));
                }
            }
            case 2 -> walk(fate.expires ? now : EXPIRES_NOBODY);
            default -> {
                if (!sent.isEmpty()) {
                    underWay.add(sent.get(random.nextInt(sent.size())));
                }
            }
        }
    }

    private void save() {
        snapshots.add(new Snapshot(
                Map.copyOf(users),
                Map.copyOf(parts),
                Map.copyOf(tombstones),
                Map.copyOf(forgottenTo),
                (BitSet) consumed.clone(),
                ordersDone,
                List.copyOf(underWay),
                sent.size()));
    }

    private void restore(Snapshot from) {
        note(() -> "restore");
        users = new HashMap<>(from.users);
        parts = new HashMap<>(from.parts);
        tombstones = new HashMap<>(from.tombstones);
        forgottenTo = new HashMap<>(from.forgottenTo);
        consumed = (BitSet) from.consumed.clone();
        ordersDone = from.ordersDone;
        // The topic has all messages since, also those of the life that is lost.
        underWay = new ArrayList<>(from.underWay);
        underWay.addAll(sent.subList(from.sent, sent.size()));
    }

    void walk(long expireAtMillis) {
        note(() -> "walk " + expireAtMillis);
        for (String id : List.copyOf(users.keySet())) {
            boolean isSeen = users.get(id).interest().asOfMillis() > EXPIRES_NOBODY;
            if (expireAtMillis == EXPIRES_NOBODY ? isSeen : random.nextInt(3) > 0) {
                walk(id, expireAtMillis);
            }
        }
    }

    UserChange walk(String id, long expireAtMillis) {
        var walk = new BucketWalk(null, false, expireAtMillis, Long.MIN_VALUE);
        UserChange change = stage.walk(users.get(id), walk, Parts.in(parts));
        keep(change);
        return change;
    }

    /** The messages that are under way. */
    List<Handover> underWay() {
        return underWay;
    }

    private User knownOrNew(String userId) {
        User known = users.get(userId);
        return known == null ? stage.unknown(userId, 0, tombstones.get(userId)) : known;
    }

    private void keep(UserChange change) {
        note(() -> "  " + change.outcome()
                + (change.refused() == null ? "" : " " + change.refused().reason()) + ", "
                + (change.user() == null ? "gone" : change.user().userId() + " " + text(change.user())));
        underWay.addAll(change.handovers());
        sent.addAll(change.handovers());
        if (change.outcome() == Outcome.REFUSED) {
            deadLetters.add(change.refused().behaviour());
        }
        if (!change.isApplied()) {
            return;
        }
        if (change.user() != null) {
            users.put(change.user().userId(), change.user());
        } else if (change.before() != null) {
            users.remove(change.before().userId());
        }
    }

    private static String text(User user) {
        return user.isMergedAway() ? "into " + user.otherIds() : "names " + user.otherIds();
    }

    /** Read only when the life fails. */
    private void note(Supplier<String> line) {
        log.add(line);
    }
}

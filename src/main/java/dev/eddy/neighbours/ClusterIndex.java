package dev.eddy.neighbours;

import dev.eddy.interest.Interaction;
import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Members and items of one cluster, each pointing at the other. A pure function of the set of members: whatever the order
 * they came in, and whatever came and went before.
 */
final class ClusterIndex {
    private final int recentsLimit;
    final Slots<IndexedMember> members = new Slots<>(IndexedMember::new);
    final Slots<IndexedItem> items = new Slots<>(IndexedItem::new);
    final Tempo tempo;
    /** Members by their latest interaction, newest first; those without one are not among them. */
    final TreeSet<IndexedMember> latest = new TreeSet<>(IndexedMember.LATEST_FIRST);

    final List<HottestItems> hottest = new ArrayList<>();

    ClusterIndex(int recentsLimit, int tempoEvents) {
        this.recentsLimit = recentsLimit;
        this.tempo = new Tempo(tempoEvents);
        for (int i = 0; i < HalfLives.COUNT; i++) {
            hottest.add(new HottestItems());
        }
    }

    void put(Member member) {
        IndexedMember indexed = members.getOrCreate(member.userId());
        indexed.member = member;
        indexed.direction = member.direction();
        setHistory(indexed, member.history());
    }

    void remove(String userId) {
        IndexedMember indexed = members.get(userId);
        if (indexed != null) {
            setHistory(indexed, List.of());
            members.remove(userId, indexed.slot);
        }
    }

    void forEachItem(Consumer<IndexedItem> action) {
        for (int slot = 0; slot < items.capacity(); slot++) {
            IndexedItem item = items.at(slot);
            if (item != null) {
                action.accept(item);
            }
        }
    }

    private void setHistory(IndexedMember member, List<Interaction> history) {
        IndexedItem[] hadBefore = member.had;
        IndexedItem[] had = new IndexedItem[history.size()];
        for (int i = 0; i < had.length; i++) {
            had[i] = items.getOrCreate(history.get(i).itemId());
            had[i].mentions++;
        }
        member.had = had;
        setRecents(member, history, had);
        for (IndexedItem item : hadBefore) {
            if (--item.mentions == 0) {
                items.remove(item.id, item.slot);
            }
        }
    }

    private void setRecents(IndexedMember member, List<Interaction> history, IndexedItem[] had) {
        int count = 0;
        for (int i = 0; i < had.length && count < recentsLimit; i++) {
            count += history.get(i).isPositive() ? 1 : 0;
        }
        IndexedItem[] recents = new IndexedItem[count];
        long[] times = new long[count];
        float[] weights = new float[count];
        int filled = 0;
        for (int i = 0; filled < count; i++) {
            Interaction interaction = history.get(i);
            if (interaction.isPositive()) {
                recents[filled] = had[i];
                times[filled] = interaction.atMillis();
                weights[filled] = interaction.weight();
                filled++;
            }
        }
        moveReferences(member, recents, times, weights);
        // The order hangs on the times, so a member is taken out before they change.
        latest.remove(member);
        member.recents = recents;
        member.times = times;
        member.weights = weights;
        if (count > 0) {
            latest.add(member);
        }
    }

    /** Takes away what is no longer among the recents and adds what is new, walking both lists, newest first. */
    private void moveReferences(IndexedMember member, IndexedItem[] recents, long[] times, float[] weights) {
        int before = 0;
        int after = 0;
        while (before < member.recents.length || after < recents.length) {
            if (before < member.recents.length
                    && after < recents.length
                    && member.recents[before] == recents[after]
                    && member.times[before] == times[after]
                    && member.weights[before] == weights[after]) {
                before++;
                after++;
            } else if (before < member.recents.length
                    && (after == recents.length || !isNewer(recents[after], times[after], member, before))) {
                member.recents[before].remove(member, member.times[before]);
                tempo.remove(member.times[before]);
                reheat(member.recents[before]);
                before++;
            } else {
                recents[after].add(member, times[after], weights[after]);
                tempo.add(times[after]);
                reheat(recents[after]);
                after++;
            }
        }
    }

    private void reheat(IndexedItem item) {
        for (int i = 0; i < HalfLives.COUNT; i++) {
            hottest.get(i).put(item.id, item.heats[i]);
        }
    }

    private static boolean isNewer(IndexedItem item, long atMillis, IndexedMember member, int position) {
        return atMillis != member.times[position]
                ? atMillis > member.times[position]
                : item.id.compareTo(member.recents[position].id) < 0;
    }
}

package dev.eddy.recall.cluster;

import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.user.Aversion;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Puts members into a {@link ClusterIndex} and removes them, touching only the items whose interaction changed. */
final class ClusterIndexer {
    private static final Interaction[] NO_CLICKS = {};

    private final ClusterIndex index;
    private final ItemNumbers numbers;
    private final int recentsLimit;
    private final int window;

    /**
     * @param recentsLimit latest positive interactions of a member that are indexed
     * @param window distance between two recents, in positions, up to which they count as a pair
     */
    ClusterIndexer(ClusterIndex index, int recentsLimit, int window) {
        this.index = index;
        this.numbers = index.numbers;
        this.recentsLimit = recentsLimit;
        this.window = window;
    }

    /** Adds or replaces a member. */
    IndexedMember put(Member member) {
        IndexedMember indexed = index.members.getOrCreate(member.userId());
        setHistory(indexed, member.history(), member.contributes());
        index.directions.put(indexed.slot, member.direction());
        setGuest(indexed, member.isGuest());
        setAversion(indexed, member.aversion());
        return indexed;
    }

    void remove(String userId) {
        IndexedMember indexed = index.members.get(userId);
        if (indexed != null) {
            setHistory(indexed, List.of(), false);
            setGuest(indexed, false);
            setAversion(indexed, Aversion.NONE);
            index.directions.put(indexed.slot, null);
            index.members.remove(userId, indexed.slot);
        }
    }

    private void setGuest(IndexedMember member, boolean isGuest) {
        index.guests += (isGuest ? 1 : 0) - (member.isGuest ? 1 : 0);
        member.isGuest = isGuest;
    }

    private void setAversion(IndexedMember member, Aversion aversion) {
        index.impressions +=
                aversion.impressions().size() - member.aversion.impressions().size();
        member.aversion = aversion;
    }

    /** Releases the numbers of all items. The index must not be read afterwards. */
    void close() {
        index.items.forEach(item -> numbers.release(item.number));
    }

    private void setHistory(IndexedMember member, List<Interaction> history, boolean contributes) {
        List<Interaction> historyBefore = member.history;
        List<Interaction> historyAfter = new ArrayList<>(history.size());
        int[] hadBefore = member.had;
        int[] had = new int[history.size()];
        List<ClusterItem> gone = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < had.length; i++) {
            Interaction interaction = history.get(i);
            // Most interactions are unchanged. A new one with a known item replaces an old one further back.
            if (before + 1 < hadBefore.length
                    && !historyBefore.get(before).equals(interaction)
                    && historyBefore.get(before + 1).equals(interaction)) {
                gone.add(index.items.at(hadBefore[before++]));
            }
            if (before < hadBefore.length && historyBefore.get(before).equals(interaction)) {
                historyAfter.add(historyBefore.get(before));
                had[i] = hadBefore[before++];
            } else {
                ClusterItem item = index.items.getOrCreate(numbers.of(interaction.itemId()));
                item.mentions++;
                // All members share one string per item id, which saves memory.
                historyAfter.add(new Interaction(
                        numbers.id(item.number),
                        interaction.atMillis(),
                        interaction.position(),
                        interaction.weight(),
                        interaction.clicks()));
                had[i] = item.slot;
            }
        }
        for (int i = before; i < hadBefore.length; i++) {
            gone.add(index.items.at(hadBefore[i]));
        }
        index.interactions += historyAfter.size() - member.history.size();
        member.history = historyAfter;
        member.had = had;
        setRecents(member, contributes);
        for (ClusterItem item : gone) {
            if (--item.mentions == 0) {
                index.items.remove(item.number, item.slot);
                numbers.release(item.number);
            }
        }
    }

    private void setRecents(IndexedMember member, boolean contributes) {
        int count = 0;
        for (int i = 0; i < member.had.length && count < recentsLimit; i++) {
            count += member.history.get(i).isPositive() ? 1 : 0;
        }
        // Most members have only recents, and share one array.
        int[] recents = count == member.had.length ? member.had : new int[count];
        Interaction[] clicks = new Interaction[count];
        int filled = 0;
        for (int i = 0; filled < count; i++) {
            Interaction interaction = member.history.get(i);
            if (interaction.isPositive()) {
                recents[filled] = member.had[i];
                clicks[filled++] = interaction;
            }
        }
        noteChanges(recents.length > 0 ? recents : member.recents);
        moveReferences(member, recents, contributes ? clicks : NO_CLICKS);
        // Removed before its time changes, since the times decide the order.
        if (member.isActive()) {
            index.latest.remove(member.slot, member.clicks[0].atMillis());
        }
        member.recents = recents;
        member.clicks = clicks;
        index.contributors += (contributes ? 1 : 0) - (member.contributes ? 1 : 0);
        member.contributes = contributes;
        index.setRecents(member);
        if (member.isActive()) {
            index.latest.add(member.slot, clicks[0].atMillis());
        }
    }

    /** A click is added at the front, so it changes the surroundings of the first items only. */
    private void noteChanges(int[] recents) {
        for (int i = 0; i < Math.min(recents.length, window); i++) {
            index.changes[recents[i]]++;
        }
    }

    /**
     * Removes the old clicks from their items, then adds the new ones. In this order an item never has a member twice,
     * even when a click replaces one of the same time.
     */
    private void moveReferences(IndexedMember member, int[] recents, Interaction[] clicks) {
        // A member who did not contribute is in no item.
        Interaction[] before = member.contributes ? member.clicks : NO_CLICKS;
        forEachOnlyIn(before, clicks, i -> {
            ClusterItem item = index.items.at(member.recents[i]);
            item.remove(member, before[i]);
            index.halfLife.remove(before[i].atMillis());
            count(item, -1, before[i]);
        });
        forEachOnlyIn(clicks, before, i -> {
            ClusterItem item = index.items.at(recents[i]);
            item.add(member, clicks[i]);
            index.halfLife.add(clicks[i].atMillis());
            count(item, 1, clicks[i]);
        });
    }

    private void count(ClusterItem item, long sign, Interaction click) {
        index.returns += sign * ClusterItem.returns(click);
        index.holders += sign;
        index.rootOfCount[item.slot] = Math.sqrt(item.count);
        index.hottest.put(item.number, item.heats);
    }

    /** Calls the action with the index of each click that the other array lacks. Both arrays are newest first. */
    private static void forEachOnlyIn(Interaction[] clicks, Interaction[] others, IntConsumer action) {
        int other = 0;
        for (int i = 0; i < clicks.length; i++) {
            // Most clicks are the same objects, for which equality is the cheaper test.
            while (other < others.length
                    && !others[other].equals(clicks[i])
                    && Interaction.NEWEST_FIRST.compare(others[other], clicks[i]) < 0) {
                other++;
            }
            if (other < others.length && others[other].equals(clicks[i])) {
                other++;
            } else {
                action.accept(i);
            }
        }
    }
}

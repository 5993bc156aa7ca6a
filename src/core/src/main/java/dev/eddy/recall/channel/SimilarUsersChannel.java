package dev.eddy.recall.channel;

import dev.eddy.recall.channel.ChannelInfo.Source;
import dev.eddy.recall.cluster.ClusterIndex;
import dev.eddy.recall.cluster.NearestMembers;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.PositionDecay;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Channel {@code ucf}: the latest items of the nearest members; a member who shares more counts more. Where few members
 * share anything, those with the closest interest vectors fill up.
 */
final class SimilarUsersChannel extends Channel {
    /** Weight of a neighbour found by cosine alone, as a share of that of the weakest sharer. */
    private static final double FILLER_WEIGHT = .1;

    private final int minNeighbours;
    private final float[] cosines = new float[ClusterIndex.LATEST_MEMBERS];
    /** What members, by slot, add to the score of one item; null unless that was asked. */
    private Map<Integer, Double> parts;

    private int partsOf;

    SimilarUsersChannel(NeighbourOptions options) {
        super(ChannelInfo.of("ucf", 'u', "similar users", Source.COLLABORATIVE, "user")
                .weighing(.4, 0));
        this.minNeighbours = options.similarUsers().least();
    }

    @Override
    public RankedItems recall(RecallContext context) {
        return context.bestOfSlots(score(context));
    }

    @Override
    public List<Cause> causes(RecallContext context, int item) {
        int slot = context.index.slotOf(item);
        if (slot < 0) {
            return List.of();
        }
        parts = new LinkedHashMap<>();
        partsOf = slot;
        score(context).clear();
        Map<Integer, Double> found = parts;
        parts = null;
        return Cause.of(found, context.index::userId);
    }

    private Scores score(RecallContext context) {
        Scores items = context.slotScores();
        ClusterIndex index = context.index;
        NearestMembers neighbours = context.nearestMembers();
        int[] members = neighbours.members();
        int found = members.length;
        index.fetchFades(members, 0, found);
        double strongest = 0;
        double weakest = 1;
        for (int i = 0; i < found; i++) {
            strongest = Math.max(strongest, weight(neighbours, i));
            weakest = Math.min(weakest, weight(neighbours, i));
        }
        for (int i = 0; i < found; i++) {
            double weight = weight(neighbours, i);
            addRecents(index, members[i], weight / strongest, weight, items);
        }
        if (found < minNeighbours) {
            fillUp(context, minNeighbours - found, weakest * FILLER_WEIGHT, items);
        }
        return items;
    }

    /** The root, as a few shared items more or less say little about what else two users have in common. */
    private static double weight(NearestMembers neighbours, int neighbour) {
        return Math.sqrt(neighbours.scores()[neighbour]);
    }

    private void addRecents(ClusterIndex index, int member, double share, double weight, Scores items) {
        int[] recents = index.recents(member);
        float[] fades = index.fades(member);
        int read = PositionDecay.toRead(recents.length, share);
        items.addAll(recents, 0, read, fades, 0, weight);
        if (parts != null) {
            int position = ClusterIndex.positionOf(partsOf, recents);
            if (position < read) {
                parts.put(member, weight * fades[position]);
            }
        }
    }

    private void fillUp(RecallContext context, int count, double weight, Scores items) {
        ClusterIndex index = context.index;
        int user = context.user.slot();
        int[] latest = index.latest();
        int asked = 0;
        for (int slot : latest) {
            if (slot != user && !context.nearestMembers().isSharer(slot)) {
                latest[asked++] = slot;
            }
        }
        index.fetchRecents(latest, 0, asked);
        index.fetchFades(latest, 0, asked);
        index.cosines(user, latest, asked, cosines);
        TopK fillers = TopK.ofPositive(count, index::isBefore);
        for (int i = 0; i < asked; i++) {
            fillers.offer(latest[i], cosines[i]);
        }
        fillers.selected();
        for (int i = 0; i < fillers.size(); i++) {
            addRecents(index, fillers.id(i), 1, weight * fillers.score(i), items);
        }
    }
}

package dev.eddy.neighbours;

import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;

/**
 * Channel {@code ucf}: the members most like the user, by shared recents and the cosine of the interests, and what they
 * had lately. A user-based variant of VMIS-kNN (Kersbergen, Sprangers and Schelter, "Serenade", SIGMOD 2022, section 3):
 * the index is read from each of the user's items to its newest members only.
 */
final class SimilarUsers {
    /** A neighbour found by cosine alone counts this much of what the weakest sharer does. */
    private static final double FILLER_WEIGHT = .1;

    /** Members are compared over this many half-lives more than items: who is alike changes slower than what is new. */
    private static final double TASTE_TEMPOS = 2;

    private static final double POSITION_FADE = .99;

    private final NeighbourOptions options;
    private final Fades userFades;
    private final Fades positionFades;
    private final Scores similarities = new Scores();

    SimilarUsers(NeighbourOptions options) {
        this.options = options;
        this.userFades = new Fades(options.userFade(), options.userRecents());
        this.positionFades = new Fades(POSITION_FADE, options.recents());
    }

    void score(Query query, Scores items) {
        similarities.ensureCapacity(query.index().members.capacity());
        addSharers(query);
        TopK neighbours = nearest(query);
        for (int rank = 0; rank < neighbours.size(); rank++) {
            IndexedMember neighbour = query.index().members.at(neighbours.id(rank));
            for (int position = 0; position < neighbour.recents.length; position++) {
                double weight = positionFades.at(position) * query.fade(neighbour.times[position], 1);
                items.add(neighbour.recents[position].slot, neighbours.score(rank) * weight);
            }
        }
        similarities.clear();
    }

    private void addSharers(Query query) {
        IndexedMember user = query.user();
        int members = query.index().members.size();
        for (int position = 0; position < Math.min(user.recents.length, options.userRecents()); position++) {
            IndexedItem item = user.recents[position];
            double weight = userFades.at(position) * Math.log(1 + (double) members / (1 + item.count()));
            int oldest = Math.max(0, item.count() - options.readLimit());
            for (int i = item.count() - 1; i >= oldest; i--) {
                IndexedMember sharer = item.member(i);
                if (sharer != user) {
                    similarities.add(sharer.slot, weight * query.fade(item.atMillis(i), TASTE_TEMPOS));
                }
            }
        }
    }

    private TopK nearest(Query query) {
        Slots<IndexedMember> members = query.index().members;
        TopK nearest =
                new TopK(options.neighbours(), (a, b) -> members.at(a).userId.compareTo(members.at(b).userId) < 0);
        double weakest = 1;
        for (int i = 0; i < similarities.size(); i++) {
            IndexedMember member = members.at(similarities.slot(i));
            double atMost = similarities.of(member.slot) / Math.sqrt(member.recents.length);
            // Whoever would not be kept were they of one mind need not be asked.
            if (!nearest.wouldKeep(member.slot, (float) atMost)) {
                continue;
            }
            double similarity = atMost * (1 - options.cosineShare() + options.cosineShare() * cosine(query, member));
            if (similarity > 0) {
                nearest.offer(member.slot, (float) similarity);
                weakest = Math.min(weakest, similarity);
            }
        }
        if (nearest.size() < options.minNeighbours()) {
            fillUp(query, nearest, weakest * FILLER_WEIGHT);
        }
        return nearest;
    }

    private void fillUp(Query query, TopK nearest, double weight) {
        Slots<IndexedMember> members = query.index().members;
        TopK fillers = new TopK(
                options.minNeighbours() - nearest.size(),
                (a, b) -> members.at(a).userId.compareTo(members.at(b).userId) < 0);
        for (int slot = 0; slot < members.capacity(); slot++) {
            IndexedMember member = members.at(slot);
            if (member != null && member != query.user() && similarities.of(slot) == 0) {
                fillers.offer(slot, (float) cosine(query, member));
            }
        }
        for (int i = 0; i < fillers.size(); i++) {
            if (fillers.score(i) > 0) {
                nearest.offer(fillers.id(i), (float) (weight * fillers.score(i)));
            }
        }
    }

    private static double cosine(Query query, IndexedMember member) {
        return Vectors.dot(query.user().direction, member.direction);
    }
}

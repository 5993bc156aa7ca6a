package dev.eddy.scoring;

import dev.eddy.neighbours.Channel;
import dev.eddy.neighbours.RankedItems;
import java.util.ArrayList;
import java.util.List;

/**
 * An item recalled for a user.
 *
 * @param score higher is better; comparable within one list only
 * @param channels one letter for each channel that brought the item, in the channels' order
 */
public record Candidate(String itemId, float score, String channels) {

    /** A channel's own list as candidates. */
    public static List<Candidate> listOf(Channel channel, RankedItems list) {
        String letter = String.valueOf(channel.letter());
        List<Candidate> candidates = new ArrayList<>(list.size());
        for (int rank = 0; rank < list.size(); rank++) {
            candidates.add(new Candidate(list.itemId(rank), list.scores()[rank], letter));
        }
        return candidates;
    }
}

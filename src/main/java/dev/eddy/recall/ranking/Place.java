package dev.eddy.recall.ranking;

import dev.eddy.recall.items.Cause;
import java.util.List;

/**
 * The place of an item in a channel's list.
 *
 * @param channel its name
 * @param rank from 1
 * @param causedBy what the ids of the causes are; without causes what brings the item into the list
 * @param causes largest share first
 */
public record Place(String channel, int rank, double score, String causedBy, List<Cause> causes) {}

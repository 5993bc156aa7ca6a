package dev.eddy.client;

import java.util.List;

/**
 * What the users of a group have in common.
 *
 * @param generatedAtMillis wall clock of the job, epoch milliseconds
 * @param members number of users, without guests
 * @param guests number of users that the group borrows from others
 * @param tags of the members' latest items, largest share first; each member counts once
 * @param typicalItems ids of the items that the members have more often than all users, the most typical first
 * @param risingItems ids of the items, of guests too, with a larger share of the clicks of a day than of those of two weeks, the
 *     steepest rise first
 * @param direction mean of the members' unit vectors, weighted by the logarithm of the number of their items, as a unit
 *     vector; empty when no member has one
 */
public record GroupProfile(
        long generatedAtMillis,
        int members,
        int guests,
        List<TagShare> tags,
        List<String> typicalItems,
        List<String> risingItems,
        List<Float> direction) {}

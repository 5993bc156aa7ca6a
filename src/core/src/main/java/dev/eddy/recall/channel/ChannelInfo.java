package dev.eddy.recall.channel;

import dev.eddy.item.VectorSpace;

/**
 * What a channel is, without the code that recalls.
 *
 * @param name field of a user's lists, feature of the ranker and label of the metrics: {@code ucf}, {@code hot-3d},
 *     {@code u2i:title}
 * @param family name that channels of one method share: {@code ucf}, {@code hot}, {@code u2i}
 * @param code of the family, one character that marks its candidates in the merged list
 * @param title of the family, in two to five words
 * @param causedBy what the ids of {@link Channel#causes} are, {@code user}, {@code item} or {@code interest}; of a
 *     channel without such ids what brings an item into its list
 * @param scoreWeight initial weight of an item's score as a share of the list's best
 * @param rankWeight initial weight of {@code 1 / (1 + rank / 10)}
 */
public record ChannelInfo(
        String name,
        String family,
        char code,
        String title,
        Source source,
        String causedBy,
        double scoreWeight,
        double rankWeight) {

    /** Where a channel's items come from. */
    public enum Source {
        /** Who had what: collaborative filtering. */
        COLLABORATIVE,
        /** The items' vectors, whoever had them. */
        CONTENT,
        /** The items published last, by their vectors and clicks. */
        NEW_ITEMS,
        /** Click counts. All members of a cluster get the same list, without the items hidden from the member. */
        POPULAR,
        /** Items that the user had before, and popular ones. */
        OWN_ITEMS
    }

    static ChannelInfo of(String name, char code, String title, Source source, String causedBy) {
        return new ChannelInfo(name, name, code, title, source, causedBy, 0, 0);
    }

    /** One of several channels of a family. */
    ChannelInfo inFamily(String name) {
        return new ChannelInfo(name, family, code, title, source, causedBy, scoreWeight, rankWeight);
    }

    ChannelInfo weighing(double score, double rank) {
        return new ChannelInfo(name, family, code, title, source, causedBy, score, rank);
    }

    ChannelInfo causedBy(String cause) {
        return new ChannelInfo(name, family, code, title, source, cause, scoreWeight, rankWeight);
    }

    /** The channel of this family in a vector space. */
    ChannelInfo inSpace(VectorSpace space) {
        Source other = space.isOfBehaviour() ? Source.COLLABORATIVE : Source.CONTENT;
        return new ChannelInfo(
                family + ":" + space.name(), family, code, title, other, causedBy, scoreWeight, rankWeight);
    }

    /** Whether it is the channel of a vector space other than that of the tag vectors. */
    public boolean isInSpace() {
        return name.startsWith(family + ":");
    }

    /** Whether it goes by what items are about, whoever had them. */
    public boolean isContent() {
        return source == Source.CONTENT || source == Source.NEW_ITEMS;
    }
}

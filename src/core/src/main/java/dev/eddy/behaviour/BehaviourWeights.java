package dev.eddy.behaviour;

import dev.eddy.option.Option;
import java.io.Serializable;

/** Weight of each type of behaviour in the interest of the user; 0 for impressions and visits. */
public record BehaviourWeights(
        @Option(key = "internal.interest.weights.click", defaultValue = "1.0", range = "0 to 1000", text = """
                Weight of a click in the user's interest. It is the measure of the other weights. An item of an event
                of weight 0 is not remembered.""")
        double click,

        @Option(key = "internal.interest.weights.like", defaultValue = "2.0", range = "0 to 1000", text = """
                Weight of a like.""")
        double like,

        @Option(key = "internal.interest.weights.collect", defaultValue = "2.0", range = "0 to 1000", text = """
                Weight of an item that is put into a collection.""")
        double collect,

        @Option(key = "internal.interest.weights.share", defaultValue = "3.0", range = "0 to 1000", text = """
                Weight of a share. To recommend an item to others says more than a like.""")
        double share,

        @Option(key = "internal.interest.weights.comment", defaultValue = "2.0", range = "0 to 1000", text = """
                Weight of a comment.""")
        double comment,

        @Option(key = "internal.interest.weights.purchase", defaultValue = "4.0", range = "0 to 1000", text = """
                Weight of a purchase. It costs money, so it says the most.""")
        double purchase,

        @Option(key = "internal.interest.weights.dislike", defaultValue = "-2.0", range = "-1000 to 0", text = """
                Weight of a dislike. It turns the interest away from the item. With 0 it does not even keep the item
                out of the lists.""")
        double dislike,

        @Option(key = "internal.interest.weights.profile", defaultValue = "3.0", range = "0 to 1000", text = """
                Weight of the tags that a user declares as interests. They are said outright, but not yet acted on.""")
        double declaredInterest)
        implements Serializable {
    /** Weight of the item of a behaviour; 0 for types without one. */
    public double of(BehaviourType type) {
        return switch (type) {
            case CLICK -> click;
            case LIKE -> like;
            case COLLECT -> collect;
            case SHARE -> share;
            case COMMENT -> comment;
            case PURCHASE -> purchase;
            case DISLIKE -> dislike;
            case IMPRESSION, VISIT, PROFILE, MERGE, MUTE, UNMUTE -> 0;
        };
    }

    /** Weight of the item of a behaviour: its own, with the sign of its type's, else that of its type. */
    public double of(Behaviour behaviour) {
        double ofType = of(behaviour.type());
        double own = behaviour.details().weight();
        return own == 0 || ofType == 0 ? ofType : Math.copySign(own, ofType);
    }

    /** Whether the type counts as a click: it names an item and has a positive weight. */
    public boolean isClick(BehaviourType type) {
        return type.isAboutAnItem() && of(type) > 0;
    }
}

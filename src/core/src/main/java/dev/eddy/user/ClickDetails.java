package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;

/**
 * What the cluster stage needs to know of a click besides the {@link Interaction}.
 *
 * @param value the producer's own measure, such as the price of a purchase; 0 for none
 * @param pageMillis time of the page on which the item was shown last, epoch milliseconds; {@link Impressions#NEVER} for none
 */
public record ClickDetails(BehaviourType type, double value, long pageMillis) {
    /** Of a click on an item that was not shown. */
    public static final ClickDetails NONE = new ClickDetails(BehaviourType.CLICK, 0, Impressions.NEVER);

    static ClickDetails of(Behaviour event, Impressions impressions) {
        return new ClickDetails(event.type(), event.details().value(), impressions.lastMillis(event.itemId()));
    }
}

/**
 * What is known of items: {@link dev.eddy.behaviour.Behaviour} in, {@link dev.eddy.catalog.TaggedBehaviour} out, and
 * {@link dev.eddy.catalog.ItemFeatures} on the side. {@link dev.eddy.catalog.ItemVector}s, of other spaces than the tag
 * vectors', are only read here, and pass by on their way to the item stage: no event needs them.
 *
 * <p>Keyed by item, because the look-up of an item's vector is on every event's path: item and event meet in one task,
 * and hot items are read from its heap. State: per item its record, the version of its features, whether it is taken down
 * by order ({@link dev.eddy.catalog.TakeDown}), and the behaviours
 * that wait for it, bounded by count and time; the tag vectors are broadcast. An item's vector is not kept but made
 * from its tags, so that new tag vectors reach every item at its next look without a walk over the catalogue. An item needs
 * neither tags nor a vector: an event on one without carries a vector that follows from the item's id
 * ({@link dev.eddy.catalog.ItemFeatures#interestVector}).
 *
 * <p>Two behaviours of one user can overtake each other here: everything behind this stage is indifferent to the order of
 * arrival, and takes the order of a user's events from their times and positions in the topic.
 */
package dev.eddy.catalog;

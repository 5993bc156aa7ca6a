/**
 * The item stage: the catalogue, and what everybody's behaviour says of each item.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.behaviour.Behaviour}, records of items and tags, {@link dev.eddy.item.ItemVector}s in other spaces,
 *       take-downs, and {@link dev.eddy.item.Transition}s: which item followed which.
 *   <li>Out: {@link dev.eddy.item.TaggedBehaviour}, an event with its item's vector, to the user stage;
 *       {@link dev.eddy.item.ItemUpdate} of each item, broadcast to the cluster stage.
 *   <li>Key: the item. An event and its item's record meet in one task, and records of hot items are read from its heap.
 *   <li>State: per item its record, whether it is taken down, the events that wait for it (bounded by count and time), its
 *       {@link dev.eddy.item.Counts}, {@link dev.eddy.item.Successors} and vectors. Tag vectors are broadcast. Per task: which
 *       items the cluster stage has in memory.
 *   <li>Why: the catalogue is on the path of each event, so it does one look-up. Counting is off that path: parts are summed
 *       for a second within each task, so a hot item costs a few records a second. An item without tags or a vector gets a
 *       vector that follows from its id.
 * </ul>
 *
 * <p>Two events of one user can overtake each other here. All later stages take the order of a user's events from their times
 * and positions in the topic.
 */
package dev.eddy.item;

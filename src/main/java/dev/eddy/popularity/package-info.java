/**
 * What everybody's behaviour says of each item.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.behaviour.Behaviour}, each once, {@link dev.eddy.interest.Transition}, what was had after what,
 *       {@link dev.eddy.catalog.ItemFeatures}, and {@link dev.eddy.catalog.ItemVector}s in other spaces than the tag vectors'.
 *   <li>Out: {@link dev.eddy.popularity.ItemPopularity}, broadcast to the cluster stage, where all of them together make
 *       the {@link dev.eddy.popularity.PopularityDigest}.
 *   <li>Key: none while summing up within a task for a moment, then the item.
 *   <li>State: of each item its {@link dev.eddy.popularity.Counts}, {@link dev.eddy.popularity.Successors} and
 *       {@link dev.eddy.catalog.ItemFeatures} and vectors, apart, since each changes at its own pace; of each task what was
 *       had after what and is not passed on yet.
 *   <li>Why: off the event path, a hot item costs a few records a second and task; and the item's features travel once
 *       with the digest, where they would otherwise be kept by every member who had the item.
 * </ul>
 */
package dev.eddy.popularity;

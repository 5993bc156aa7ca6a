/**
 * How popular every item is, whoever looks.
 *
 * <ul>
 *   <li>In: {@link dev.eddy.behaviour.Behaviour}, duplicates dropped, and {@link dev.eddy.catalog.ItemFeatures}.
 *   <li>Out: {@link dev.eddy.popularity.ItemPopularity}, whose parts add up in any order, gathered in the
 *       {@link dev.eddy.popularity.PopularityDigest} that the cluster stage recalls and scores with.
 *   <li>Key and state: pure cores here; the popularity stage keeps one {@link dev.eddy.popularity.ItemPopularity} per item.
 *   <li>Why: what everybody does is too much for every cluster to see event by event, and a second old is new enough.
 * </ul>
 */
package dev.eddy.popularity;

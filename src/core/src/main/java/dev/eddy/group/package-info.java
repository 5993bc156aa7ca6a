/**
 * The group stage finds the hot items of users who share an attribute, such as {@code country=de}.
 *
 * <ul>
 *   <li>In: each event once, from the user stage, without those of robots; only clicks with attributes count.
 *   <li>Out: {@link dev.eddy.item.TableUpdate.HotInGroup} to the cluster stage, which knows which items can be recalled, and
 *       shares the list. At most once in 30 s for each group, of whose clicks each task sends a sum every 15 s.
 *   <li>Key: the group, {@code name=value}. Each task sums up its clicks first, since most users may share one attribute.
 *   <li>State: the heats of the group's items, of which the coldest are dropped, and its latest users: a list of a few users
 *       would tell what each of them clicked. A group is dropped after a week without clicks, or a day while it has too few
 *       users.
 *   <li>Why: of many visitors nothing is known but the country and the device.
 * </ul>
 */
package dev.eddy.group;

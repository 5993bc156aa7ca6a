/**
 * The commands of {@link dev.eddy.tools.Eddy}: what operates, fills and tries a deployment. They see every other package,
 * and none of these sees them.
 */
package dev.eddy.tools;

/**
 * What an option is: declared once, on the component of the record that holds its value.
 *
 * <ul>
 *   <li>In: the values of options as texts, by key.
 *   <li>Out: records of options, with every value in its range; and the declarations, from which the sample file and the
 *       reference page are made.
 * </ul>
 */
package dev.eddy.option;

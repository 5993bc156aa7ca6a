/**
 * Numeric kernels: inner products, one vector against many, normalisation, top-k, decayed sums, random numbers.
 *
 * <ul>
 *   <li>In, out: {@code float[]}, {@code double[]} and numbers. Vectors are unit vectors unless a method says otherwise.
 *   <li>Key, state: none.
 *   <li>Why: uses the JDK only, so that every room can use it, and each kernel is read, tested and timed alone. Sums have a fixed
 *       order, so that equal input gives equal bits on every machine.
 * </ul>
 */
package dev.eddy.vector;

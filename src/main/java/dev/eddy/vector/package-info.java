/**
 * Kernels on {@code float[]} and {@code double[]}: inner product, one vector against many, normalisation, top-k, decayed
 * sums. JDK only, so that every other package may use it and each kernel can be read, tested and timed by itself.
 */
package dev.eddy.vector;

package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;

/**
 * A behaviour with the direction of taste it speaks of.
 *
 * @param vector {@linkplain ItemFeatures#interestVector of the item}, or unit vector of a profile's declared tags; null when
 *     there is none
 */
public record TaggedBehaviour(Behaviour behaviour, float[] vector) {}

package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;

/**
 * A behaviour and the unit vector {@linkplain ItemFeatures#interestVector of its item} or of the declared tags, or
 * null.
 */
public record TaggedBehaviour(Behaviour behaviour, float[] vector) {}

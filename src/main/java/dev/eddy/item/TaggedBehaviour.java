package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;

/**
 * A behaviour with its direction of taste.
 *
 * @param vector {@linkplain ItemFeatures#interestVector of the item}, or unit vector of the declared tags; null without one
 */
public record TaggedBehaviour(Behaviour behaviour, float[] vector) {}

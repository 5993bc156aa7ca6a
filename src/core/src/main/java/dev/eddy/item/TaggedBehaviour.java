package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;

/** A behaviour and the {@linkplain ItemFeatures#interestVector unit vector} of its item or tags, or null. */
public record TaggedBehaviour(Behaviour behaviour, float[] vector) {}

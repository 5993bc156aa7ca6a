package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;

/**
 * A behaviour that waits for its item.
 *
 * @param parkedAtMillis processing time
 */
public record ParkedBehaviour(Behaviour behaviour, long parkedAtMillis) {}

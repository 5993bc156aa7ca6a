package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;

/** A behaviour that waits for its item since an instant of processing time. */
public record ParkedBehaviour(Behaviour behaviour, long parkedAtMillis) {}

package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.Candidate;
import java.util.List;

/**
 * Eddy's lists made in another way, that a trial compares with the live ones. They get the same events, centres and vectors at the
 * same times.
 */
interface OtherLists {
    /** The list of a user as of just before a click, best first. Clicks and events come in the order of time. */
    List<Candidate> recallBefore(ScoredClick click);

    /** Adds an event. */
    void fold(Behaviour behaviour);

    /** Replaces the centres. */
    void use(CentreSet centres);

    /** Takes a new version of a space, with at least one vector. */
    void use(SpaceVectors vectors);
}

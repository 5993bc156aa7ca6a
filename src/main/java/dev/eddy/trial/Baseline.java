package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import java.util.List;

/** A recommender that Eddy is to beat: folded click by click in the same pass. */
interface Baseline {

    /** What reports call it: lower case, words joined by hyphens. */
    String name();

    /**
     * The items it would show a user as of an instant, best first.
     *
     * @param limit how many at most
     */
    List<String> recall(String userId, long asOfMillis, int limit);

    /** Takes note of a click, in the order of the stream; clicks on items that the user clicked before come too. */
    void fold(Behaviour click);
}

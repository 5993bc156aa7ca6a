package dev.eddy.serve;

import java.util.List;

/** Whether lists can be answered. */
interface Readiness {
    /** Why not; empty when they can. */
    List<String> reasons();
}

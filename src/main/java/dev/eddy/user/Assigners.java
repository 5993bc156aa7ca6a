package dev.eddy.user;

import dev.eddy.centre.CentreSet;

/** The assigners of the centres in use: with hysteresis and without. Replaced when the centres change. */
final class Assigners {
    private final double margin;
    private CentreSet centres;
    private ClusterAssigner usual;
    private ClusterAssigner canonical;

    Assigners(CentreSet first, double margin) {
        this.margin = margin;
        use(first);
    }

    void use(CentreSet set) {
        if (centres == null
                || set.version() != centres.version()
                || !set.checksum().equals(centres.checksum())) {
            centres = set;
            usual = new ClusterAssigner(set, margin);
            canonical = new ClusterAssigner(set, 0);
        }
    }

    CentreSet centres() {
        return centres;
    }

    long version() {
        return centres.version();
    }

    /** With hysteresis. */
    ClusterAssigner usual() {
        return usual;
    }

    /** Without hysteresis: the nearest centre. */
    ClusterAssigner canonical() {
        return canonical;
    }
}

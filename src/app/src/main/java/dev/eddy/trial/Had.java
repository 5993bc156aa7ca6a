package dev.eddy.trial;

/** Treatment of the items that a user clicked before. */
enum Had {
    /** Baselines leave them out, and clicks on them are not scored. */
    LEFT_OUT,
    /** Baselines recall them like other items, and clicks on them are scored. */
    RECALLED
}

package dev.eddy.trial;

/** What baselines do with the items that a user clicked before. */
enum Had {
    /** Leave them out: a click on one of them is not scored. */
    LEFT_OUT,
    /** Recall them like other items: a click on one of them is scored, too. */
    RECALLED
}

package dev.eddy.recall.search;

/** Which lists of similar items a request makes; always those that do not exist. */
public enum ListsToMake {
    /** No others. */
    MISSING,
    /** Those whose pause is over. */
    DUE,
    /** All that are not of the same instant. */
    ANEW
}

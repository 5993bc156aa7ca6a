package dev.eddy.access;

import java.util.Locale;

/** What a token allows. */
public enum Scope {
    /** Needs no token. */
    OPEN,
    /** To see the pages of the console. Every token of its file allows this. */
    LOOK,
    /** To read lists. */
    READ,
    /** To post events. */
    POST,
    /** To read metrics, and to change what the job does. */
    OPERATE;

    /** The name in a file of tokens. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

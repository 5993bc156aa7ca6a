package dev.eddy.lab;

/** An item of a {@link SyntheticWorld}; its companion, an older item of its taste or null, often follows it. */
record WorldItem(String itemId, int taste, WorldItem companion) {}

package dev.eddy.lab;

/** An item of a synthetic world. An older item of its taste, if any, often follows as its companion. */
record WorldItem(String itemId, int taste, WorldItem companion) {}

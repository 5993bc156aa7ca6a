package dev.eddy.retrieval;

import java.util.List;

/** Searches that are answered together. */
public record SearchBatch(List<Search> searches) {}

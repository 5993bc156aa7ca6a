package dev.eddy.lab.bench;

import java.util.List;
import java.util.Map;

/**
 * What a soak found.
 *
 * @param settings options of the job that are not as shipped, by key
 */
public record SoakReport(SoakOptions options, Map<String, String> settings, List<SoakDay> days, SoakVerdict verdict) {}

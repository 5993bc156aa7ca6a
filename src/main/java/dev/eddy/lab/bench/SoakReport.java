package dev.eddy.lab.bench;

import java.util.List;
import java.util.Map;

/** The result of a soak; the settings are the options of the job that differ from the defaults, by key. */
public record SoakReport(SoakOptions options, Map<String, String> settings, List<SoakDay> days, SoakVerdict verdict) {}

package dev.eddy.lab.run;

import java.nio.file.Path;

/**
 * Settings of a job in this process.
 *
 * @param parallelism tasks per stage
 * @param state folder of checkpoints and savepoints; null for a job whose state ends with the process
 * @param restPort port of Flink's REST API and web UI on the loopback address; 0 for any free one
 * @param fresh whether the job shall start without state
 */
public record RunSettings(int parallelism, Path state, int restPort, boolean fresh) {}

package dev.eddy;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all benchmarks have in common: one thread, as every operator is, and a few short iterations. Each class names the
 * command that runs it; {@code mvn -Pjmh} runs all. JMH's own options follow in {@code -Djmh="…"}: {@code -f 1 -wi 3 -i 3}
 * for a short look, {@code -bm sample} for medians where others share the machine, {@code -rf json -rff FILE} for a file,
 * {@code -prof jfr} for a profile.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseG1GC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class TimedBenchmark {}

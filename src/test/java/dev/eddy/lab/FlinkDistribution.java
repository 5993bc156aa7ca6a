package dev.eddy.lab;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The jars in the {@code lib} folder of a stock Flink, put together from its parts: as a whole it is on no registry. */
final class FlinkDistribution {
    private static final List<String> FLINK = List.of(
            "flink-annotations",
            "flink-clients",
            "flink-connector-base",
            "flink-connector-datagen",
            "flink-container",
            "flink-core",
            "flink-core-api",
            "flink-datastream",
            "flink-datastream-api",
            "flink-file-sink-common",
            "flink-hadoop-fs",
            "flink-metrics-core",
            "flink-metrics-prometheus",
            "flink-queryable-state-client-java",
            "flink-rpc-akka-loader",
            "flink-rpc-core",
            "flink-runtime",
            "flink-runtime-web",
            "flink-shaded-asm-9",
            "flink-shaded-guava",
            "flink-shaded-jackson",
            "flink-shaded-netty",
            "flink-shaded-zookeeper-3",
            "flink-statebackend-rocksdb",
            "flink-streaming-java");
    private static final List<String> OTHERS = List.of(
            "async-profiler",
            "commons-cli",
            "commons-collections",
            "commons-compress",
            "commons-io",
            "commons-lang3",
            "commons-math3",
            "commons-text",
            "frocksdbjni",
            "javassist",
            "jsr305",
            "kryo",
            "lz4-java",
            "minlog",
            "objenesis",
            "reflectasm",
            "slf4j-api",
            "snakeyaml-engine",
            "snappy-java");

    private FlinkDistribution() {}

    /** The jars, without any that writes logs. */
    static List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        FLINK.forEach(artifact -> jars.add(find(artifact)));
        OTHERS.forEach(artifact -> jars.add(find(artifact)));
        return jars;
    }

    /** What its processes run with. */
    static String classPath() {
        List<Path> all = new ArrayList<>(jars());
        // A stock Flink logs with Log4j, which is none of the job's business.
        all.add(find("slf4j-simple"));
        return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path find(String artifact) {
        var name = Pattern.compile(Pattern.quote(artifact) + "-\\d.*(?<!-tests)\\.jar");
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> name.matcher(path.getFileName().toString()).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no jar of " + artifact
                        + " on the class path; does this version of Flink still have it? See the pom's dependencies"));
    }
}

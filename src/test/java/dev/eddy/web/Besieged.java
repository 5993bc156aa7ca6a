package dev.eddy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.eddy.Lives;
import dev.eddy.lab.Waiting;
import dev.eddy.web.HostileClient.Attack;
import dev.eddy.web.HostileClient.Target;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/** A server under each attack, with a token or without one. What others ask is answered throughout, and nothing of the attack is left. */
public final class Besieged {
    private static final int REQUESTS = 20;
    /** Files that the machine of Java itself opens. */
    private static final int FEW = 10;

    private Besieged() {}

    /**
     * Attacks a server.
     *
     * @param token of the attacker
     * @param request of somebody else; returns the status of the answer
     * @param ready asks whether the server is ready; returns the status
     */
    public static void check(String name, Target target, String token, IntSupplier request, IntSupplier ready)
            throws IOException {
        siege(target, Attack.MUCH_WORK, token, request, ready);
        List<Double> alone = new ArrayList<>();
        List<String> threads = threads();
        long files = openFiles() + FEW;
        // Their number is odd, so the next round has a token where this one has none.
        List<Attack> attacks = List.of(Attack.values());
        Map<Attack, List<Double>> millis = new EnumMap<>(Attack.class);
        for (int seed : Lives.of("attacks on " + name, attacks.size())) {
            Attack attack = attacks.get(seed % attacks.size());
            alone.addAll(siege(request, ready, () -> {}));
            List<Double> its = siege(target, attack, seed % 2 == 0 ? null : token, request, ready);
            millis.computeIfAbsent(attack, first -> new ArrayList<>()).addAll(its);
            Waiting.until(attack + " to leave no connection", Duration.ofSeconds(20), () -> openFiles() <= files);
        }
        assertThat(threads()).as("threads").isEqualTo(threads);
        System.out.printf(Locale.ROOT, "%s: p99 %.2f ms alone%n", name, worst(alone));
        millis.forEach((attack, its) -> System.out.printf(Locale.ROOT, "%s: p99 %.2f ms%n", attack, worst(its)));
    }

    private static List<Double> siege(
            Target target, Attack attack, String token, IntSupplier request, IntSupplier ready) throws IOException {
        try (var hostile = new HostileClient(target, attack, token)) {
            return siege(request, ready, hostile::step);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** The time of each request, milliseconds. */
    private static List<Double> siege(IntSupplier request, IntSupplier ready, Step step) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            step.run();
            long begin = System.nanoTime();
            assertThat(request.getAsInt()).isEqualTo(200);
            millis.add((System.nanoTime() - begin) / 1e6);
            assertThat(ready.getAsInt()).as("readiness").isEqualTo(200);
        }
        return millis;
    }

    /** The 99th percentile. */
    private static double worst(List<Double> millis) {
        return millis.stream()
                .sorted()
                .skip(millis.size() * 99L / 100)
                .findFirst()
                .orElseThrow();
    }

    /** Those of the server, not those of the clients of the test. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("eddy") || name.startsWith("XNIO"))
                .sorted()
                .toList();
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}

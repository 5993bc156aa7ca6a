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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/** A server under each attack, with and without a token. What others ask is answered throughout, and nothing of the attack is left. */
public final class Besieged {
    private static final int REQUESTS = 100;
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
        double alone = siege(request, ready, () -> {});
        List<String> threads = threads();
        long files = openFiles() + FEW;
        Map<Attack, Double> worst = new EnumMap<>(Attack.class);
        List<Attack> attacks = List.of(Attack.values());
        for (int seed : Lives.of("attacks on " + name, 2 * attacks.size())) {
            Attack attack = attacks.get(seed / 2 % attacks.size());
            worst.merge(attack, siege(target, attack, seed % 2 == 0 ? null : token, request, ready), Math::max);
            Waiting.until(attack + " to leave no connection", Duration.ofSeconds(20), () -> openFiles() <= files);
        }
        assertThat(threads()).as("threads").isEqualTo(threads);
        System.out.printf(Locale.ROOT, "%s: p99 %.2f ms alone, at worst %s%n", name, alone, worst);
    }

    private static double siege(Target target, Attack attack, String token, IntSupplier request, IntSupplier ready)
            throws IOException {
        try (var hostile = new HostileClient(target, attack, token)) {
            return siege(request, ready, hostile::step);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** The 99th percentile of the time of a request, milliseconds. */
    private static double siege(IntSupplier request, IntSupplier ready, Step step) throws IOException {
        double[] millis = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            step.run();
            long begin = System.nanoTime();
            assertThat(request.getAsInt()).isEqualTo(200);
            millis[i] = (System.nanoTime() - begin) / 1e6;
            assertThat(ready.getAsInt()).as("readiness").isEqualTo(200);
        }
        Arrays.sort(millis);
        return millis[REQUESTS * 99 / 100];
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

package dev.eddy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/** The page that Flink's reporter shows to Prometheus, with the shipped settings, on a free port of this machine. */
final class MetricsPage {
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 30_000;
    private static final String REPORTER = "metrics.reporter.prom.";
    private static final String NOISE =
            "*Kafka*:*;*.split.*:*;*.job.task:*;*.job.task.operator:num*,current*,*Committables;*.Shuffle.*:*";
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{.*})? \\S+$");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private MetricsPage(int port) {
        this.port = port;
    }

    /** Below the ports that systems give to whoever asks for any: none of the services started meanwhile gets it. */
    static MetricsPage onFreePort() {
        for (int port = FIRST_PORT; port < LAST_PORT; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return new MetricsPage(socket.getLocalPort());
            } catch (IOException taken) {
                // Then the next.
            }
        }
        throw new IllegalStateException("no free port from " + FIRST_PORT + " to " + LAST_PORT);
    }

    int port() {
        return port;
    }

    /** As {@link #settings}, without most of what Flink and Kafka say of themselves: a page that is quick to make. */
    Configuration briefSettings() {
        Configuration settings = settings();
        settings.setString(REPORTER + "filter.excludes", NOISE);
        return settings;
    }

    /** What Flink is told of it. */
    Configuration settings() {
        Configuration shipped = GlobalConfiguration.loadConfiguration(
                ClusterSettings.SHIPPED.toAbsolutePath().toString());
        var settings = new Configuration();
        shipped.toMap().forEach((key, value) -> {
            if (key.startsWith(REPORTER)) {
                settings.setString(key, value);
            }
        });
        settings.setString(REPORTER + "port", Integer.toString(port));
        return settings;
    }

    String text() {
        var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                .build();
        try {
            return client.send(page, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException("no metrics on port " + port, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading metrics", e);
        }
    }

    /** Names of all samples on it. */
    Set<String> names() {
        return SAMPLE.matcher(text())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

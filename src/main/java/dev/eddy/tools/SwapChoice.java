package dev.eddy.tools;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreSet;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.Progress;
import dev.eddy.ops.SwapWatch;
import dev.eddy.ops.retrain.KafkaCentreTopic;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How centres that are published are put in use. */
final class SwapChoice {
    @Option(names = "--wait", description = "Wait until they are in use everywhere.")
    private boolean isAwaited;

    @Mixin
    private StepTimeout patience;

    /** Has the job use a version, which must be whole or be what it began with. */
    void activate(long version, JobOptions options, PrintWriter out) {
        try (Progress progress = Progress.of("sweep", -1);
                var topic = new KafkaCentreTopic(
                        options.kafka(), patience.timeout(), (walked, toWalk) -> progress.to(walked))) {
            CentreInventory published = topic.read();
            if (published.active().isPresent() && published.active().getAsLong() == version) {
                out.println("version " + version + " is active already");
                return;
            }
            topic.publishIfMissing(whole(version, published, options), published);
            if (isAwaited) {
                print(version, topic.activateAndWait(version, () -> true), out);
            } else {
                topic.activate(version);
                out.println("version " + version + " is active from now on");
            }
        }
    }

    private static CentreSet whole(long version, CentreInventory published, JobOptions options) {
        CentreSet first = options.membership().firstCentres(options.catalog().dimension());
        CentreInventory.Entry entry = published.entry(version).orElse(null);
        if (entry == null && version == first.version()) {
            return first;
        }
        if (entry == null) {
            throw new BadInputException("version " + version + " is not published; see: eddy centres list");
        }
        if (entry.set() == null) {
            throw new BadInputException("version " + version + ": " + entry.flaw() + "; publish it again");
        }
        return entry.set();
    }

    static void print(long version, SwapWatch.Sweep sweep, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "version %d is in use everywhere: %,d users looked through in %.1f s%n",
                version,
                sweep.users(),
                sweep.took().toMillis() / 1e3);
    }
}

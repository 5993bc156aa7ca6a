package dev.eddy.tools;

import dev.eddy.app.BadInputException;
import dev.eddy.app.JobOptions;
import dev.eddy.app.KafkaOptions;
import dev.eddy.membership.CentreInventory;
import dev.eddy.membership.CentreSet;
import dev.eddy.workbench.CentreListing;
import dev.eddy.workbench.CentrePublisher;
import dev.eddy.workbench.Progress;
import dev.eddy.workbench.SwapWatch;
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
        KafkaOptions kafka = options.kafka();
        CentreInventory published = CentreListing.read(kafka);
        if (published.active().isPresent() && published.active().getAsLong() == version) {
            out.println("version " + version + " is active already");
            return;
        }
        CentreInventory.Entry entry = published.entry(version).orElse(null);
        CentreSet first = options.membership().firstCentres(options.catalog().dimension());
        if (entry == null && version != first.version()) {
            throw new BadInputException("version " + version + " is not published; see: eddy centres list");
        }
        if (entry != null && entry.set() == null) {
            throw new BadInputException("version " + version + ": " + entry.flaw() + "; publish it again");
        }
        try (var publisher = new CentrePublisher(kafka)) {
            if (entry == null) {
                // What the job begins with it makes itself, so it is on no topic.
                publisher.publishInactive(first);
            }
            activate(version, publisher, kafka, out);
        }
    }

    /** Has the job use a version that is there. */
    void activate(long version, CentrePublisher publisher, KafkaOptions kafka, PrintWriter out) {
        if (!isAwaited) {
            publisher.activate(version);
            out.println("version " + version + " is active from now on");
            return;
        }
        try (var watch = new SwapWatch(kafka);
                Progress progress = Progress.of("sweep", -1)) {
            publisher.activate(version);
            print(version, watch.await(version, patience.timeout(), (walked, toWalk) -> progress.to(walked)), out);
        }
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

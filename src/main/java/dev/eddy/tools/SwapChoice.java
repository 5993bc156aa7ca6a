package dev.eddy.tools;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreSet;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.ops.Progress;
import dev.eddy.ops.SwapWatch;
import dev.eddy.ops.retrain.KafkaCentreTopic;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Activates published centres; an option waits until all users have them. */
final class SwapChoice {
    @Option(names = "--wait", description = "Wait until all users have the new centres.")
    private boolean isAwaited;

    @Mixin
    private StepTimeout patience;

    /** @throws BadInputException when the version is not published completely, and is not the job's initial version */
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
        BadInputException.require(entry != null, "version " + version + " is not published; see: eddy centres list");
        BadInputException.require(
                entry.set() != null, "version " + version + ": " + entry.flaw() + "; publish it again");
        return entry.set();
    }

    static void print(long version, SwapWatch.Sweep sweep, PrintWriter out) {
        out.println(TextTable.format(
                "version %d is in use everywhere: %,d users looked through in %.1f s",
                version, sweep.users(), sweep.took().toMillis() / 1e3));
    }
}

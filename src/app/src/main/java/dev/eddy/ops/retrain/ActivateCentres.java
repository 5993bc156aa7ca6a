package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreMessage.Manifest;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.SwapWatch.Sweep;
import dev.eddy.ops.act.Act;
import dev.eddy.ops.act.ActListener;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes the job use published centres, also older ones.
 *
 * @param first the job's initial centres, which need not be published
 * @param isAwaited whether to wait until all users have them
 */
public record ActivateCentres(KafkaOptions kafka, CentreSet first, long version, boolean isAwaited, Duration timeout)
        implements Act<ActivateCentres.Result> {
    /**
     * What came of it.
     *
     * @param sweep assignment of all users; null if it was not awaited, or there was none
     */
    public record Result(long version, boolean wasActive, Sweep sweep) {}

    public ActivateCentres {
        BadInputException.require(version >= 0, "version " + version + ": must be 0 or more");
    }

    /** The version that the active one was trained from; throws {@link BadInputException} when there is none. */
    public static long parent(CentreInventory published) {
        BadInputException.require(
                published.active().isPresent(), "no centres were activated yet: there is nothing to go back from");
        long active = published.active().getAsLong();
        return published
                .entry(active)
                .map(CentreInventory.Entry::manifest)
                .map(Manifest::provenance)
                .map(Provenance::parent)
                .filter(parent -> parent != Provenance.NO_PARENT)
                .orElseThrow(() -> new BadInputException("version " + active
                        + " has no parent; say which version instead, with: eddy centres activate VERSION"));
    }

    @Override
    public String name() {
        return "activate-centres";
    }

    @Override
    public List<String> on() {
        return List.of("version " + version);
    }

    @Override
    public Result run(ActListener listener) {
        try (var topic = new KafkaCentreTopic(kafka, timeout, listener::walked)) {
            CentreInventory published = topic.read();
            if (published.active().equals(OptionalLong.of(version))) {
                return new Result(version, true, null);
            }
            topic.publishIfMissing(whole(published), published);
            if (!isAwaited) {
                topic.activate(version);
                return new Result(version, false, null);
            }
            listener.step("waiting until all users are assigned with version " + version);
            return new Result(version, false, topic.activateAndWait(version, () -> true));
        }
    }

    private CentreSet whole(CentreInventory published) {
        CentreInventory.Entry entry = published.entry(version).orElse(null);
        if (entry == null && version == first.version()) {
            return first;
        }
        BadInputException.require(entry != null, "version " + version + " is not published; see: eddy centres list");
        BadInputException.require(
                entry.set() != null, "version " + version + ": " + entry.flaw() + "; publish it again");
        return entry.set();
    }

    @Override
    public String summary(Result result) {
        if (result.wasActive()) {
            return "version " + version + " was active already";
        }
        return result.sweep() == null
                ? "version " + version + " is active from now on"
                : "version %d is in use everywhere: %,d users looked through"
                        .formatted(version, result.sweep().users());
    }
}

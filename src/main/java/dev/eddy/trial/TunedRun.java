package dev.eddy.trial;

import dev.eddy.job.JobOptions;
import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.trial.TrialReport.Rates;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tunes options on the first half of a recording, and runs a trial with them on the second half. */
public final class TunedRun {
    private final Recording recording;
    private final TrialRun run;
    private final List<Tunable> tunables;

    /**
     * The results.
     *
     * @param trial trial of the tuned options, scored on the second half
     */
    public record Result(TuningReport tuning, TrialReport trial) {}

    public TunedRun(Recording recording, TrialRun run) {
        this(recording, run, Tunable.ALL);
    }

    TunedRun(Recording recording, TrialRun run, List<Tunable> tunables) {
        this.recording = recording;
        this.run = run;
        this.tunables = tunables;
    }

    /**
     * Tunes, then runs a trial.
     *
     * @param given initial options, of the recording's dimension
     * @param runs number of trials on the first half, at least 1
     * @param isFrozenToo whether lists made once a day take part in the trial
     */
    public Result run(JobOptions given, int runs, boolean isFrozenToo) {
        OptionSearch.Result found = new OptionSearch(
                        given,
                        tunables,
                        this::hitRateOfFirstHalf,
                        recording.options().seed())
                .search(runs);
        Trial tuned = run.trial(found.options().recall(), recording.half(), isFrozenToo);
        Contest before = found.settings().isEmpty()
                ? tuned.contest()
                : run.trialAlone(
                                given.recall(),
                                recording.half(),
                                recording.events().size())
                        .contest();
        return new Result(report(given, found, before, tuned.contest()), tuned.report());
    }

    private double hitRateOfFirstHalf(JobOptions options) {
        return merged(run.trialAlone(options.recall(), 0, recording.half()).contest())
                .hr20();
    }

    private TuningReport report(JobOptions given, OptionSearch.Result found, Contest before, Contest after) {
        Map<String, String> replaced = new TreeMap<>();
        found.settings().keySet().forEach(key -> replaced.put(key, given.valueOf(key)));
        Estimate ratio = new PoissonBootstrap(after.clicks()).ratio(after.merged()::hit, before.merged()::hit);
        return new TuningReport(
                new TuningReport.Search(found.runs(), recording.half(), found.before(), found.after()),
                found.settings(),
                replaced,
                merged(before),
                merged(after),
                ratio == null ? null : ratio.minus(1));
    }

    private static Rates merged(Contest contest) {
        return contest.rates(contest.merged());
    }
}

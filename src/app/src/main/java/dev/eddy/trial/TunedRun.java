package dev.eddy.trial;

import dev.eddy.job.JobOptions;
import dev.eddy.trial.TrialReport.Estimate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tunes options on the first half of a recording, and runs a trial with them on the second half. */
public record TunedRun(Recording recording, TrialRun run) {
    /** The found options, and their trial on the second half. */
    public record Result(TuningReport tuning, TrialReport trial) {}

    /**
     * Tunes options of the recording's dimension by a number of trials on the first half, at least 1, then runs a trial
     * on the second half; with other lists beside.
     */
    public Result run(JobOptions given, int runs, Set<Beside> others) {
        OptionSearch.Result found = new OptionSearch(
                        given,
                        Tunable.ALL,
                        this::hitRateOfFirstHalf,
                        recording.options().seed())
                .search(runs);
        Trial tuned = run.trial(found.options().recall(), recording.half(), others);
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
        Contest contest = run.trialAlone(options.recall(), 0, recording.half()).contest();
        return contest.rates(contest.merged()).hr20();
    }

    private TuningReport report(JobOptions given, OptionSearch.Result found, Contest before, Contest after) {
        Map<String, String> replaced = new TreeMap<>();
        found.settings().keySet().forEach(key -> replaced.put(key, given.valueOf(key)));
        Estimate ratio = new UserBootstrap(after.clicks()).ratio(after.merged()::hit, before.merged()::hit);
        return new TuningReport(
                new TuningReport.Search(found.runs(), recording.half(), found.before(), found.after()),
                found.settings(),
                replaced,
                before.rates(before.merged()),
                after.rates(after.merged()),
                ratio == null ? null : ratio.minus(1));
    }
}

package dev.eddy.tools;

import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.trial.TuningReport;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints the result of a search for options. */
final class TuningText {
    private final PrintWriter out;

    TuningText(PrintWriter out) {
        this.out = out;
    }

    void print(TuningReport tuning) {
        TuningReport.Search search = tuning.search();
        printf(
                "%ntuned in %d runs on the first %,d events: HR@20 %.4f, with the given options %.4f%n",
                search.runs(), search.firstEvents(), search.tunedHr20(), search.givenHr20());
        if (tuning.settings().isEmpty()) {
            printf("Tuning did not help: nothing that was tried did better than the given options.%n");
        } else {
            printf(
                    "on the rest: HR@20 %.4f, with the given options %.4f: %s%n",
                    tuning.tuned().hr20(), tuning.given().hr20(), gain(tuning.gain()));
            printf(
                    tuning.hasHelped()
                            ? "Tuning helped. For eddy.yaml:%n"
                            : "Tuning did not help by more than chance explains: keep the given options. It had found:%n");
            tuning.settings()
                    .forEach((key, value) -> printf(
                            "%s: %s # instead of %s%n",
                            key, value, tuning.replaced().get(key)));
        }
        out.flush();
    }

    static String gain(Estimate gain) {
        return gain == null
                ? "from nothing"
                : TextTable.format(
                        "%+.1f %% (95 %%: %+.1f %% to %+.1f %%)",
                        100 * gain.value(), 100 * gain.low(), 100 * gain.high());
    }

    private void printf(String format, Object... arguments) {
        out.printf(Locale.ROOT, format, arguments);
    }
}

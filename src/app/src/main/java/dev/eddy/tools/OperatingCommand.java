package dev.eddy.tools;

import dev.eddy.centre.CentreSet;
import dev.eddy.client.CandidateReader;
import dev.eddy.command.DeploymentCommand;
import dev.eddy.command.TextTable;
import dev.eddy.ops.Progress;
import dev.eddy.ops.SwapWatch;
import dev.eddy.ops.act.Act;
import dev.eddy.ops.act.ActListener;
import dev.eddy.ops.act.AuditTopic;
import dev.eddy.ops.act.AuditedActs;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** A command that looks into a running deployment, or acts on it. */
abstract class OperatingCommand extends DeploymentCommand {
    /** Option for the longest wait for the running job. */
    static final class StepTimeout {
        @Option(
                names = "--timeout",
                paramLabel = "TIME",
                defaultValue = "5m",
                description = "Longest duration of a step, and longest standstill of a walk over the users.")
        Duration timeout;
    }

    /** Acts on the running job, and writes down that the user of the operating system did so. */
    <R> R audited(Act<R> act) {
        return audited(act, step -> {});
    }

    /** The same, with a listener for the names of the steps. */
    <R> R audited(Act<R> act, Consumer<String> steps) {
        try (var log = new AuditTopic(kafka());
                Progress progress = Progress.of(act.name(), -1)) {
            var acts = new AuditedActs(
                    log, Clock.systemUTC(), () -> UUID.randomUUID().toString());
            return acts.begin(personName(), act).run(new ActListener() {
                @Override
                public void step(String name) {
                    steps.accept(name);
                }

                @Override
                public void walked(int done, int of) {
                    progress.to(done);
                }
            });
        }
    }

    /** The user who has the lists: another one, and a line says so, if this user was merged into that one. */
    String followed(CandidateReader reader, String userId) {
        Optional<String> other = reader.mergedInto(userId);
        other.ifPresent(id -> print("user %s was merged into user %s", TextTable.shown(userId), TextTable.shown(id)));
        return other.orElse(userId);
    }

    /** The job's initial centres. */
    CentreSet firstCentres() {
        return options().membership().firstCentres(options().recall().catalog().dimension());
    }

    void printInUse(long version, SwapWatch.Sweep sweep) {
        print(
                "version %d is in use everywhere: %,d users looked through in %.1f s",
                version, sweep.users(), sweep.took().toMillis() / 1e3);
    }
}

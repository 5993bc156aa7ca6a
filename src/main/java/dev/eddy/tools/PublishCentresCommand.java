package dev.eddy.tools;

import dev.eddy.centre.CentreSet;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.CentreFile;
import dev.eddy.ops.CentreListing;
import dev.eddy.ops.CentrePublisher;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes centres from a file. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = "Publish centres, and have the job use them from now on.")
final class PublishCentresCommand implements Callable<Integer> {
    @Mixin
    private Deployment deployment;

    @Parameters(paramLabel = "FILE", description = "As written by 'centres train'.")
    private Path file;

    @Option(names = "--no-activate", description = "Publish only; the job stays with the centres it has.")
    private boolean inactive;

    @Mixin
    private SwapChoice swap;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CentreSet set = CentreFile.read(file);
        JobOptions options = deployment.options();
        requireUnchanged(set, options.kafka());
        try (var publisher = new CentrePublisher(options.kafka())) {
            publisher.publishInactive(set);
        }
        var out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "version %d published: %,d centres of dimension %d%n",
                set.version(),
                set.size(),
                set.dimension());
        if (inactive) {
            out.println("not active; for that: eddy centres activate " + set.version());
        } else {
            swap.activate(set.version(), options, out);
        }
        return 0;
    }

    /** Users remember the version they were assigned with: it must not come to mean other centres. */
    private void requireUnchanged(CentreSet set, KafkaOptions kafka) {
        CentreListing.read(kafka)
                .entry(set.version())
                .filter(entry ->
                        entry.manifest() != null && !entry.manifest().checksum().equals(set.checksum()))
                .ifPresent(other -> {
                    throw new BadInputException(file + ": version " + set.version()
                            + " is published already, with other centres; train with another --version");
                });
    }
}

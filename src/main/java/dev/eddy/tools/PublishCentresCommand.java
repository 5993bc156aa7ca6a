package dev.eddy.tools;

import dev.eddy.centre.CentreSet;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.CentreFile;
import dev.eddy.ops.CentrePublisher;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes centres from a file. */
@Command(name = "publish", description = "Publish centres, and make the job use them from now on.")
final class PublishCentresCommand extends DeploymentCommand {
    @Parameters(paramLabel = "FILE", description = "As written by 'centres train'.")
    private Path file;

    @Option(names = "--no-activate", description = "Only publish; the job keeps its centres.")
    private boolean inactive;

    @Mixin
    private SwapChoice swap;

    @Override
    public Integer call() {
        CentreSet set = CentreFile.read(file);
        JobOptions options = options();
        requireUnchanged(set, options.kafka());
        try (var publisher = new CentrePublisher(options.kafka())) {
            publisher.publishInactive(set);
        }
        print("version %d published: %,d centres of dimension %d", set.version(), set.size(), set.dimension());
        if (inactive) {
            print("not active; for that: eddy centres activate %d", set.version());
        } else {
            swap.activate(set.version(), options, out());
        }
        return ExitCode.DONE;
    }

    /** Users are stored with the version of their centres, so a version must keep its centres. */
    private void requireUnchanged(CentreSet set, KafkaOptions kafka) {
        boolean isOther = CentrePublisher.read(kafka)
                .entry(set.version())
                .filter(entry ->
                        entry.manifest() != null && !entry.manifest().checksum().equals(set.checksum()))
                .isPresent();
        BadInputException.require(
                !isOther,
                file + ": version " + set.version()
                        + " is published already, with other centres; train with another --version");
    }
}

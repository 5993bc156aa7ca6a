package dev.eddy.tools;

import picocli.CommandLine.Command;

/** Everything about cluster centres. */
@Command(
        name = "centres",
        mixinStandardHelpOptions = true,
        description =
                "Retrain the running job's cluster centres, publish and activate them, go back, see what there is.",
        subcommands = {
            RefreshCentresCommand.class,
            TrainCentresCommand.class,
            PublishCentresCommand.class,
            ListCentresCommand.class,
            ActivateCentresCommand.class,
            RollbackCentresCommand.class
        })
final class CentresCommand {}

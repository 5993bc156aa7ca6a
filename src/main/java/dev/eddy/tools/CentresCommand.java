package dev.eddy.tools;

import picocli.CommandLine.Command;

/** Groups the commands on cluster centres. */
@Command(
        name = "centres",
        description = "Retrain, publish, activate, roll back and list the cluster centres of the running job.",
        subcommands = {
            RefreshCentresCommand.class,
            TrainCentresCommand.class,
            PublishCentresCommand.class,
            ListCentresCommand.class,
            ActivateCentresCommand.class,
            RollbackCentresCommand.class
        })
final class CentresCommand {}

package dev.eddy.tools;

import dev.eddy.command.EddyCommand;
import dev.eddy.lab.bench.ListStock;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = {
            "Start a broker with items and a Redis with lists of 100, for load on serve, until Ctrl-C.",
            "It prints how to start the server. Items have the attributes price, brand and on_sale; users are user-0, "
                    + "user-1 and so on."
        })
final class BenchServeCommand extends EddyCommand {
    @Option(names = "--users", paramLabel = "N", defaultValue = "10000", description = "Number of users with lists.")
    private int users;

    @Option(names = "--items", paramLabel = "N", defaultValue = "20000", description = "Number of items.")
    private int items;

    @Override
    public Integer call() throws Exception {
        try (var stock = new ListStock(users, items)) {
            print("serve -D kafka.bootstrap-servers=%s -D redis.nodes=%s", stock.brokers(), stock.redisNode());
            // Ctrl-C ends the process.
            new CountDownLatch(1).await();
        }
        return DONE;
    }
}

package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.option.Option;
import java.io.Serializable;
import java.time.Duration;

/** Options of assigning users to clusters. */
public record MembershipOptions(
        @Option(key = "internal.membership.margin", defaultValue = "0.02", range = "0 to 2", text = """
                Difference of cosines by which another centre must be nearer before a user moves to it. A move takes
                the whole member along, so users between two centres should not move with every click.""")
        double margin,

        @Option(key = "internal.membership.first-clusters", defaultValue = "1", range = "1 to 100000", text = """
                Clusters around random centres, until trained ones are published. A split that nobody trained costs
                recall in a small population, so the default is one.""")
        int firstClusters,

        @Option(
                key = "internal.membership.walk-users-per-second",
                defaultValue = "20000",
                range = "10 to 10000000",
                text = """
                Users that a task looks through in a second at most, for new centres, commands and expiry. 2.5
                million users on two tasks take a minute. More users a second delay clicks.""")
        int walkUsersPerSecond,

        @Option(
                key = "internal.membership.move-users-per-second",
                defaultValue = "300",
                range = "1 to 10000000",
                text = """
                Users that a task moves to another cluster in a second at most, out of those it looks through. A move
                costs about as much as a click. With 300, lists are hardly later while new centres spread, and a
                million moves on 16 tasks take three and a half minutes. Users whom an event moves count as well:
                they slow the walk down, to a quarter at most.""")
        int moveUsersPerSecond,

        @Option(key = "internal.membership.tombstone-for", defaultValue = "60 d", range = "1 ms to 36500 d", text = """
                Time for which the job remembers that a user was forgotten, so that older events of the user stay
                ignored. It should be longer than Kafka keeps events, and than you keep a savepoint that may be
                restored.""")
        Duration tombstoneFor,

        RetrainRule retrain,

        @Option(key = "membership.train-first", defaultValue = "true", text = """
                Whether the job trains centres by itself: first at 50,000 users, then whenever the users have
                doubled. A user of fewer than 20 items counts in proportion. It publishes the centres, so it needs
                WRITE on their topic. After a centres refresh it trains no more.""")
        boolean trainFirst,

        @Option(
                key = "internal.membership.users-per-cluster",
                defaultValue = "5000",
                range = "10 to 1000000",
                text = """
                Users for each cluster of the centres that the job trains by itself. A user of fewer than 20 items
                counts in proportion. Larger clusters find more neighbours, and each click costs more.""")
        int usersPerCluster)
        implements Serializable {
    public CentreSet firstCentres(int dimension) {
        return CentreSet.random(1, firstClusters, dimension);
    }
}

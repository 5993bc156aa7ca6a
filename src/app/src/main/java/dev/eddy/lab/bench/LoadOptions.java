package dev.eddy.lab.bench;

import static dev.eddy.job.BadInputException.require;

import dev.eddy.job.BadInputException;
import java.io.Serializable;

/**
 * The synthetic load of a bench: users u0, u1, … and items i0, i1, …, spread evenly over clusters unless skewed. Equal seeds make
 * equal loads. The clicks per second are of event time. Messages name options as on the command line.
 *
 * @param countries values of the users' attribute {@code country}; 0 for users without attributes
 */
public record LoadOptions(
        int users, int clusters, int items, int dimension, Skew skew, int countries, int clicksPerSecond, long seed)
        implements Serializable {
    private static final String PREFIX = "u";
    /** With a skewed cluster, one user in this many is in it. */
    private static final int EVERY = (int) Math.round(1 / Skew.SHARE);

    /** @throws BadInputException when a number is out of range */
    public LoadOptions {
        require(users >= 1, "--users must be at least 1: " + users);
        require(clusters >= 1, "--clusters must be at least 1: " + clusters);
        require(
                clusters <= users && clusters <= items,
                "--clusters must be at most the users and at most the items, so that each has some: " + clusters);
        require(dimension >= 1 && dimension <= 4_096, "--dimension must be from 1 to 4096: " + dimension);
        require(countries >= 0, "--countries must be at least 0: " + countries);
        require(clicksPerSecond >= 1, "--clicks-per-s must be at least 1: " + clicksPerSecond);
    }

    static String idOf(int user) {
        return PREFIX + user;
    }

    int clusterOf(String userId) {
        return clusterOf(Integer.parseInt(userId.substring(PREFIX.length())));
    }

    int clusterOf(int user) {
        if (skew != Skew.CLUSTER || clusters == 1) {
            return user % clusters;
        }
        return user % EVERY == 0 ? 0 : 1 + (user - user / EVERY - 1) % (clusters - 1);
    }
}

package dev.eddy.ops;

import dev.eddy.control.RunningVariants;
import dev.eddy.control.Variant;
import dev.eddy.job.BadInputException;
import dev.eddy.record.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Finds a variant's part of the users. Throws {@link BadInputException} when a variant can't start or end.
 *
 * @param running the variants that run now
 * @param channels names of the job's channels
 * @param newSalt a salt for the first variant; later ones share it while one runs, so that parts are apart
 */
public record VariantPlanner(RunningVariants running, Collection<String> channels, Supplier<String> newSalt) {

    /** A variant with the lowest free part of a size. */
    public Variant start(String name, double share, Map<String, String> options, List<String> leaveOut) {
        BadInputException.require(
                running.named(name) == null,
                "variant " + name + " runs already; end it first: eddy variant end " + name);
        BadInputException.require(
                running.variants().size() < RunningVariants.MOST,
                RunningVariants.MOST + " variants run already, which is the most; end one first");
        BadInputException.require(share > 0 && share <= 1, "--share " + share + ": must be above 0 and at most 1");
        leaveOut.forEach(channel -> BadInputException.require(
                channels.contains(channel), "--leave-out " + channel + ": the job's channels are " + channels));
        OptionalDouble from = running.lowestFree(share);
        BadInputException.require(
                from.isPresent(),
                "--share " + share + ": the running variants leave no part of this size; see: eddy variant list");
        String salt = running.variants().isEmpty()
                ? newSalt.get()
                : running.variants().get(0).salt();
        try {
            double begin = from.getAsDouble();
            return new Variant(name, begin, RunningVariants.end(begin, share), salt, options, leaveOut);
        } catch (RefusedException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    /** The running variant with a name. */
    public Variant toEnd(String name) {
        Variant variant = running.named(name);
        BadInputException.require(variant != null, "no variant " + name + " runs; see: eddy variant list");
        return variant;
    }
}

package dev.eddy.ops.act;

import dev.eddy.ops.act.Audit.Outcome;
import java.time.Clock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs acts, each with an audit before and one after. An act whose first audit can't be written is not begun.
 *
 * @param ids makes ids of acts
 */
public record AuditedActs(AuditLog log, Clock clock, Supplier<String> ids) {
    private static final Logger LOG = LoggerFactory.getLogger(AuditedActs.class);

    /**
     * Writes down that an act was asked for.
     *
     * @throws IllegalStateException when that can't be written; the act is not to be begun then
     */
    public <R> Begun<R> begin(String who, Act<R> act) {
        Audit asked = Audit.asked(ids.get(), who, clock.millis(), act);
        try {
            log.write(asked);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "nothing was done, because it could not be written down: " + e.getMessage(), e);
        }
        return new Begun<>(this, asked, act);
    }

    /** An act that is written down as asked for. */
    public record Begun<R>(AuditedActs acts, Audit asked, Act<R> act) {
        /** Acts, and writes down what came of it. Throws as the act does. */
        public R run(ActListener listener) {
            R result;
            try {
                result = act.run(listener);
            } catch (RuntimeException | Error e) {
                fail(e);
                throw e;
            }
            end(act.isDone(result) ? Outcome.DONE : Outcome.FAILED, act.summary(result));
            return result;
        }

        /** Writes down that the act ended, or could not be begun. */
        public void fail(Throwable failure) {
            end(Outcome.FAILED, failure.getMessage() == null ? failure.toString() : failure.getMessage());
        }

        private void end(Outcome outcome, String detail) {
            // An interrupt ends the act, but not the record of it.
            boolean isInterrupted = Thread.interrupted();
            try {
                acts.log.write(asked.ended(acts.clock.millis(), outcome, detail));
            } catch (RuntimeException e) {
                // The act can't be undone for that; its first audit is there.
                LOG.error("{} by {} is {}, but that could not be written down", asked.act(), asked.who(), outcome, e);
            } finally {
                if (isInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}

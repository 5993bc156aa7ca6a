package dev.eddy.job;

/** Knows whether there are records of the history that the job has not read. */
interface History extends AutoCloseable {
    /** May take seconds; throws when Kafka does not answer. */
    boolean isUnread();

    @Override
    void close();
}

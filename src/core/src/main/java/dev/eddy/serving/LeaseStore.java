package dev.eddy.serving;

import java.io.IOException;

/** Where the lease of the only writer is kept. It expires when its owner does not renew it. */
public interface LeaseStore extends AutoCloseable {
    /**
     * Takes or renews the lease unless a writer of another instance has it, and returns the claim that is stored afterwards. Throws {@link
     * IOException} when the store does not answer.
     */
    LeaseClaim claim(LeaseClaim own) throws IOException;

    /** Gives up the lease if this writer's instance has it. */
    void release(WriterName writer) throws IOException;

    @Override
    void close();
}

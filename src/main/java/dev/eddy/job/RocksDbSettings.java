package dev.eddy.job;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * What of RocksDB no option of Flink reaches. A task stands still for a checkpoint until its write buffers are on the disk: two
 * fifths of that is waiting for the disk at the end of each file, unless the system has been writing it all along.
 */
public final class RocksDbSettings implements RocksDBOptionsFactory {
    private static final long serialVersionUID = 1L;

    private static final long BYTES_PER_SYNC = 256 * 1024;

    @Override
    public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
        return current.setBytesPerSync(BYTES_PER_SYNC);
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
        return current;
    }
}

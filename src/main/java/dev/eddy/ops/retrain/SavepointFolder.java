package dev.eddy.ops.retrain;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** The folder for the savepoints of one command. Savepoints in it are left over if the command does not run. */
final class SavepointFolder {
    private static final String METADATA = "_metadata";

    private SavepointFolder() {}

    /** The path of the folder, in a directory (a path or URI) that several owners may share. */
    static String of(String directory, String owner) {
        return directory.replaceAll("/+$", "") + "/eddy-" + owner.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** The complete savepoints in the folder of at least this age. */
    static List<String> savepoints(String folder, long nowMillis, Duration leastAge) throws IOException {
        Path path = new Path(folder);
        FileSystem files = path.getFileSystem();
        List<String> savepoints = new ArrayList<>();
        FileStatus[] all = files.exists(path) ? files.listStatus(path) : null;
        for (FileStatus each : all == null ? new FileStatus[0] : all) {
            Path metadata = new Path(each.getPath(), METADATA);
            if (each.isDir()
                    && files.exists(metadata)
                    && nowMillis - files.getFileStatus(metadata).getModificationTime() >= leastAge.toMillis()) {
                savepoints.add(each.getPath().toString());
            }
        }
        return savepoints;
    }
}

package dev.eddy.ops.retrain;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** The folder in which one command has savepoints written, and nobody else: what is in it though no command runs, is left over. */
final class SavepointFolder {
    private static final String METADATA = "_metadata";

    private SavepointFolder() {}

    /**
     * Its path.
     *
     * @param directory that the user, or Flink, keeps savepoints in, a path or URI
     * @param owner tells the commands apart that share the directory
     */
    static String of(String directory, String owner) {
        return directory.replaceAll("/+$", "") + "/eddy-" + owner.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /**
     * The complete savepoints in it; one that is being written is not among them.
     *
     * @param nowMillis for the age, epoch milliseconds
     * @param leastAge of those that are returned
     */
    static List<String> savepoints(String folder, long nowMillis, Duration leastAge) throws IOException {
        Path path = new Path(folder);
        FileSystem files = path.getFileSystem();
        List<String> savepoints = new ArrayList<>();
        FileStatus[] all = files.exists(path) ? files.listStatus(path) : new FileStatus[0];
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

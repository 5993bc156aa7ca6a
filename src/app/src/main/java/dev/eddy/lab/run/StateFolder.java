package dev.eddy.lab.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.lab.run.StoredState.Kind;
import dev.eddy.ops.PrivateFolder;
import dev.eddy.serving.WriterName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a durable job: {@code checkpoints}, {@code savepoints}, {@code job.properties}, and a file that one process
 * at a time has locked.
 */
final class StateFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
    private static final String LOCK = "lock";
    private static final int MOST_BYTES = 1_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Creates the folder if it is missing, and locks it. Throws {@link BadInputException} when it can't be used. */
    static StateFolder open(Path given) {
        Path folder = given.toAbsolutePath().normalize();
        BadInputException.require(
                !Files.exists(folder) || Files.isDirectory(folder), "--state: " + folder + " is a file; name a folder");
        try {
            PrivateFolder.create(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new BadInputException(
                        "--state: another run uses " + folder + "; stop it, or name another folder");
            }
            return new StateFolder(folder, channel);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException thisProcess) {
            return false;
        }
    }

    private static BadInputException unusable(Path folder, IOException e) {
        return new BadInputException(
                "--state: cannot write to " + folder + " (" + e
                        + "); name a folder on a local disk that this user may write to",
                e);
    }

    Path path() {
        return folder;
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    Path savepoints() {
        return folder.resolve("savepoints");
    }

    /**
     * This writer in the place of the one that used the folder before: as the lock is ours, that process has ended. A copy of
     * the folder is another place.
     */
    WriterName placed(WriterName writer) {
        Path file = folder.resolve(LOCK);
        try {
            String id = String.valueOf(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
            var text = ByteBuffer.allocate(MOST_BYTES);
            lock.read(text, 0);
            String[] stored = new String(text.array(), 0, text.position(), UTF_8).split("\n", -1);
            boolean isHere = stored.length > 1 && stored[1].equals(writer.host() + " " + id);
            WriterName placed = isHere ? writer.inPlace(stored[0]) : writer;
            lock.truncate(0);
            lock.write(UTF_8.encode(placed.instance() + "\n" + placed.host() + " " + id + "\n"), 0);
            return placed;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** All savepoints and checkpoints, also unusable ones. */
    List<StoredState> states() {
        try {
            List<StoredState> states = new ArrayList<>();
            for (Path savepoint : StateReader.foldersIn(savepoints())) {
                states.add(StateReader.read(Kind.SAVEPOINT, savepoint));
            }
            for (Path job : StateReader.foldersIn(checkpoints())) {
                for (Path checkpoint : StateReader.foldersIn(job)) {
                    if (StateReader.isCheckpoint(checkpoint)) {
                        states.add(StateReader.read(Kind.CHECKPOINT, checkpoint));
                    }
                }
            }
            return states;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Compares the job with the one that wrote the folder, or notes it in a folder without one. */
    void requireOrigin(JobOrigin job) {
        Path file = folder.resolve("job.properties");
        try {
            if (Files.exists(file)) {
                job.requireSame(JobOrigin.read(file), folder);
            }
            job.write(file);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Moves all state into a new folder inside this one, and returns that. */
    Path moveAside(long nowMillis) {
        Path aside = folder.resolve("aside-" + STAMP.format(Instant.ofEpochMilli(nowMillis)));
        try {
            Files.createDirectories(aside);
            for (Path moved : List.of(checkpoints(), savepoints(), folder.resolve("job.properties"))) {
                if (Files.exists(moved)) {
                    Files.move(moved, aside.resolve(moved.getFileName()));
                }
            }
            return aside;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Deletes what the job does not need any more once it has two checkpoints of its own. */
    void tidy(String jobId, long processStartMillis) {
        List<StoredState> states = states();
        Path own = checkpoints().resolve(jobId);
        if (!SurplusState.standsAlone(states, own)) {
            return;
        }
        SurplusState.savepoints(states, processStartMillis).forEach(StateFolder::delete);
        try {
            StateReader.foldersIn(checkpoints()).stream()
                    .filter(job -> !job.equals(own))
                    .forEach(StateFolder::delete);
        } catch (IOException e) {
            LOG.warn("old checkpoints in {} cannot be deleted: {}", checkpoints(), e.toString());
        }
    }

    /** Deletes all savepoints but the last two; the last one needs no other files. */
    void tidySavepoints(long processStartMillis) {
        SurplusState.savepoints(states(), processStartMillis).forEach(StateFolder::delete);
    }

    private static void delete(Path surplus) {
        try (Stream<Path> files = Files.walk(surplus)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", surplus, e.toString());
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the lock of {} cannot be released: {}", folder, e.toString());
        }
    }
}

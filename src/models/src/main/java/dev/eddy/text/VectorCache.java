package dev.eddy.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Vectors of texts in a folder, by {@link TextKey}. There are two files of records of one size: vectors go to the end of the
 * newer one. When that is full it becomes the older one, and what the older one had is forgotten. A vector that is read from the
 * older file is copied to the newer one, so a vector in use is not forgotten.
 *
 * <p>A record is the key, the numbers and a checksum. At the first record that is cut short or damaged the file is cut, so a
 * process may be killed at any time. The files of each dimension have other names. One process at a time uses a folder.
 */
public final class VectorCache implements AutoCloseable {
    /** Most vectors of one of the two files: with 384 dimensions 790 MB, and 60 MB of memory for their places. */
    public static final int MOST_OF_A_FILE = 500_000;

    private static final int KEY_BYTES = 16;
    private static final int CHECKSUM_BYTES = 4;

    private final Path newerFile;
    private final Path olderFile;
    private final int dimension;
    private final int mostOfAFile;
    private final FileChannel lockFile;
    private Part newer;
    private Part older;

    private VectorCache(Path folder, int dimension, int mostOfAFile, FileChannel lockFile) throws IOException {
        this.newerFile = folder.resolve("vectors-" + dimension + ".new");
        this.olderFile = folder.resolve("vectors-" + dimension + ".old");
        this.dimension = dimension;
        this.mostOfAFile = mostOfAFile;
        this.lockFile = lockFile;
        this.older = new Part(olderFile);
        this.newer = new Part(newerFile);
    }

    /**
     * Opens a folder, which is made if it is not there.
     *
     * @throws IllegalStateException when another process uses it
     */
    public static VectorCache open(Path folder, int dimension, int mostOfAFile) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return new VectorCache(folder, dimension, mostOfAFile, lockFile);
            }
        } catch (OverlappingFileLockException | IOException e) {
            lockFile.close();
            throw new IllegalStateException(folder + ": the cache cannot be used: " + e, e);
        }
        lockFile.close();
        throw new IllegalStateException(folder + ": another process uses this cache; give it one of its own");
    }

    /** The vector of a text, or null. */
    public float[] get(TextKey key) throws IOException {
        float[] vector = newer.get(key);
        if (vector == null) {
            vector = older.get(key);
            if (vector != null) {
                put(key, vector);
            }
        }
        return vector;
    }

    /** Keeps the vector of a text. */
    public void put(TextKey key, float[] vector) throws IOException {
        if (newer.size() >= mostOfAFile) {
            newer.close();
            older.close();
            Files.move(newerFile, olderFile, StandardCopyOption.REPLACE_EXISTING);
            older = new Part(olderFile);
            newer = new Part(newerFile);
        }
        newer.put(key, vector);
    }

    @Override
    public void close() {
        Part first = newer;
        Part second = older;
        try (lockFile;
                second) {
            first.close();
        } catch (IOException e) {
            throw new IllegalStateException("the cache could not be closed: " + e, e);
        }
    }

    /** One of the files. */
    private final class Part implements AutoCloseable {
        private final FileChannel channel;
        private final Map<TextKey, Integer> places = new HashMap<>();
        private final ByteBuffer record = ByteBuffer.allocate(KEY_BYTES + 4 * dimension + CHECKSUM_BYTES);
        private int records;

        Part(Path file) throws IOException {
            this.channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            long whole = channel.size() / record.capacity();
            while (records < whole && read(records)) {
                places.put(new TextKey(record.getLong(0), record.getLong(8)), records);
                records++;
            }
            channel.truncate((long) records * record.capacity());
        }

        int size() {
            return records;
        }

        float[] get(TextKey key) throws IOException {
            Integer place = places.get(key);
            if (place == null || !read(place)) {
                return null;
            }
            float[] vector = new float[dimension];
            record.position(KEY_BYTES);
            record.asFloatBuffer().get(vector);
            return vector;
        }

        /** Reads a record; false when it is damaged. */
        private boolean read(int place) throws IOException {
            record.clear();
            long position = (long) place * record.capacity();
            while (record.hasRemaining()) {
                int n = channel.read(record, position + record.position());
                if (n < 0) {
                    return false;
                }
            }
            return record.getInt(record.capacity() - CHECKSUM_BYTES) == checksum();
        }

        void put(TextKey key, float[] vector) throws IOException {
            record.clear();
            record.putLong(key.first()).putLong(key.second());
            for (float number : vector) {
                record.putFloat(number);
            }
            record.putInt(checksum());
            record.flip();
            long position = (long) records * record.capacity();
            while (record.hasRemaining()) {
                int unused = channel.write(record, position + record.position());
            }
            places.put(key, records++);
        }

        private int checksum() {
            var crc = new CRC32C();
            crc.update(record.array(), 0, record.capacity() - CHECKSUM_BYTES);
            return (int) crc.getValue();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}

package dev.eddy.ops;

import dev.eddy.thread.ShutdownHook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A temporary folder, which is deleted with its content when it is closed. */
public final class TempFolder implements AutoCloseable {
    private final Path path;

    private TempFolder(Path path) {
        this.path = path;
    }

    public static TempFolder create(String prefix) throws IOException {
        return new TempFolder(Files.createTempDirectory(prefix));
    }

    /** As {@link #create}; also deleted when the JVM is terminated before it is closed. */
    public static TempFolder createUntilExit(String prefix) throws IOException {
        TempFolder folder = create(prefix);
        ShutdownHook unused = ShutdownHook.register("temp-folder", folder::close);
        return folder;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        // A server that has just stopped may still delete its own files meanwhile.
        for (int attempt = 0; attempt < 3 && Files.exists(path); attempt++) {
            listed().forEach(TempFolder::tryToDelete);
        }
    }

    private static boolean tryToDelete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException stillInUse) {
            return false;
        }
    }

    private List<Path> listed() {
        try (var files = Files.walk(path)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException vanishedUnderTheWalk) {
            return List.of();
        }
    }
}

package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out before a long run whether its result can be written. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Checks one file.
     *
     * @param file may be null
     * @throws BadInputException when the file can't be written
     */
    static void requireWritable(String option, Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        boolean writable = folder != null
                && Files.isDirectory(folder)
                && !Files.isDirectory(file)
                && Files.isWritable(Files.exists(file) ? file : folder);
        BadInputException.require(
                writable,
                option + ": cannot write " + file + "; name a file in a folder that exists and may be written to");
    }
}

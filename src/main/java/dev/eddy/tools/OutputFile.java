package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out before a long run that its result can't be written. */
final class OutputFile {
    private OutputFile() {}

    static void requireWritable(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean writable = folder != null
                && Files.isDirectory(folder)
                && !Files.isDirectory(file)
                && Files.isWritable(Files.exists(file) ? file : folder);
        if (!writable) {
            throw new BadInputException(
                    option + ": cannot write " + file + "; name a file in a folder that exists and may be written to");
        }
    }
}

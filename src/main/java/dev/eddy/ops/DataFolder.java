package dev.eddy.ops;

import dev.eddy.job.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with recorded {@code events.jsonl} and {@code items.jsonl}, plain or gzipped ({@code .gz}). Throws {@link
 * BadInputException} when the folder or a file is missing.
 */
public record DataFolder(Path path) {

    public DataFolder {
        if (!Files.isDirectory(path)) {
            throw new BadInputException(path + (Files.exists(path) ? ": not a folder" : ": no such folder")
                    + "; name one that holds events.jsonl(.gz) and items.jsonl(.gz)");
        }
    }

    public Path events() {
        return find("events.jsonl");
    }

    public Path items() {
        return find("items.jsonl");
    }

    private Path find(String name) {
        Path plain = path.resolve(name);
        if (Files.isRegularFile(plain)) {
            return plain;
        }
        Path zipped = path.resolve(name + ".gz");
        if (Files.isRegularFile(zipped)) {
            return zipped;
        }
        throw new BadInputException(path + ": has neither " + name + " nor " + name + ".gz; one of them must be there");
    }
}

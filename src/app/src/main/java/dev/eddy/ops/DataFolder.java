package dev.eddy.ops;

import dev.eddy.job.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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
        return Stream.of(path.resolve(name), path.resolve(name + ".gz"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        path + ": has neither " + name + " nor " + name + ".gz; one of them must be there"));
    }
}

package dev.eddy.tools;

import java.nio.file.Path;

/**
 * Files, or folders of files, of recorded events and their items.
 *
 * @param events null without
 * @param items null without
 */
record RecordedFiles(Path events, Path items) {
    /** The two files of a data folder, as they are written. */
    static RecordedFiles in(Path folder) {
        return new RecordedFiles(folder.resolve("events.jsonl.gz"), folder.resolve("items.jsonl.gz"));
    }
}

package dev.eddy.tools;

import static dev.eddy.tools.CommandRun.assertBad;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTowersCommandTest {
    @TempDir
    private Path folder;

    private Path events;
    private Path items;
    private Path out;

    @BeforeEach
    void writeFiles() {
        events = CommandRun.events(folder);
        items = CommandRun.items(folder);
        out = folder.resolve("towers.jsonl");
    }

    @Test
    void theTrainerIsAProgramOfItsOwn() {
        Path missing = folder.resolve("eddy-train.jar");
        assertBad(
                train("--out", out, "--trainer", missing),
                "the trainer is not at " + missing + ": make eddy-train.jar with mvn -Ptrain package");
        assertBad(train("--out", out, "--trainer-heap", "much"), "--trainer-heap much: a size such as 2g");
    }

    @Test
    void badOptionsAreNamed() {
        assertBad(train(), "nothing to do: give --out FILE or --publish");
        assertBad(train("--out", out, "--epochs", 0), "--epochs must be at least 1: 0");
        assertBad(
                CommandRun.of("train", "towers", "--items", items, "--out", out),
                "--items goes with --events, the clicks to train on");
    }

    private CommandRun train(Object... more) {
        List<Object> all = new ArrayList<>(List.of("train", "towers", "--events", events, "--items", items));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray());
    }
}

package dev.eddy.tools;

import static dev.eddy.tools.CommandRun.assertBad;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTitlesCommandTest {
    @TempDir
    private Path folder;

    private Path classes;
    private Path trainer;
    private Path model;

    @BeforeEach
    void writeFiles() {
        classes = CommandRun.write(folder.resolve("titles.tsv"), "One\ta\nTwo\tb\n");
        // The program is only looked for before the input is read.
        trainer = CommandRun.write(folder.resolve("eddy-train.jar"), "");
        model = folder.resolve("titles.model");
    }

    @Test
    void theTrainerIsAProgramOfItsOwn() {
        Path missing = folder.resolve("missing.jar");
        assertBad(
                CommandRun.of("train", "titles", "--classes", classes, "--model", model, "--trainer", missing),
                "the trainer is not at " + missing + ": make eddy-train.jar with mvn -Ptrain package");
    }

    @Test
    void whatToLearnFromIsOneOfClassesAndClicks() {
        Path items = CommandRun.items(folder);
        Path events = CommandRun.events(folder);
        assertBad(
                train("--model", model),
                "nothing to learn from: give --classes FILE, or clicks by --events and --items, --savepoint or --flink");
        assertBad(train("--items", items, "--model", model), "--items goes with --events, the clicks to train on");
        assertBad(
                train("--classes", classes, "--items", items, "--events", events, "--model", model),
                "--classes is instead of clicks: leave out --events, --savepoint and --flink");
    }

    @Test
    void badOptionsAreNamed() {
        assertBad(
                train("--classes", classes), "nothing to do: give --model FILE, --score FILE, --out FILE or --publish");
        assertBad(train("--classes", classes, "--model", model, "--epochs", 0), "--epochs must be at least 1: 0");
        assertBad(train("--classes", classes, "--model", folder.resolve("no").resolve("m")), "--model: cannot write ");
        assertBad(train("--classes", classes, "--publish"), "--space title: the job does not have it");
    }

    @Test
    void badFilesAreNamedBeforeTheTraining() {
        Path bad = CommandRun.write(folder.resolve("bad.tsv"), "One\ta\nTwo\n");
        assertBad(
                train("--classes", bad, "--model", model),
                "bad.tsv line 2: not a title and a class with a tab between");
        assertBad(train("--classes", classes, "--score", bad), "bad.tsv line 2: not a title and a class");
        assertBad(
                train("--classes", classes, "--score", classes),
                "--score " + classes + ": holds too few titles to have 10 neighbours each");
        assertThat(model).doesNotExist();
    }

    private CommandRun train(Object... more) {
        List<Object> all = new ArrayList<>(List.of("train", "titles", "--trainer", trainer));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray());
    }
}

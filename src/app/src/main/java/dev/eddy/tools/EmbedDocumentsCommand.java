package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.ops.EncoderProcess;
import dev.eddy.ops.JavaProgram;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "documents",
        description = "Make vectors of items' texts with a sentence encoder: a model of the BERT family.",
        footer = {
            "",
            "The encoder runs in a program of its own: eddy-train.jar. It comes with one for",
            "English, all-MiniLM-L6-v2 of 384 dimensions; name another model for other",
            "languages. Exit codes: 0 done, 1 failed, 2 bad usage or input."
        })
final class EmbedDocumentsCommand extends EmbedTextsCommand {
    private static final String HEAP = "-Xmx512m";

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            description =
                    "Folder of another encoder: model.onnx and tokenizer.json, and its other configuration files.")
    private Path model;

    @Option(
            names = "--trainer",
            paramLabel = "FILE",
            description = "eddy-train.jar, which runs the encoder (default: the one beside this jar).")
    private Path jar;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of the encoder. More help with long texts only.")
    private int threads;

    @Override
    String defaultSpace() {
        return "doc";
    }

    @Override
    NamedEncoder open() {
        BadInputException.require(threads >= 1 && threads < 1_000, "--threads must be at least 1: " + threads);
        JavaProgram program = jar == null
                ? JavaProgram.besideThisJar("encode", "encoder of texts")
                : JavaProgram.ofJar(jar, "encode", "encoder of texts");
        EncoderProcess process = EncoderProcess.start(program.with(HEAP), model, threads, err()::println);
        return new NamedEncoder(process, process.model());
    }
}

package dev.eddy.training.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of a sentence encoder.
 *
 * @param name of the model, for messages
 * @param onnx the network; null for one that is in {@code network}
 * @param network the network's file; null for one that is at {@code onnx}, since a model may have more files beside it
 * @param tokenizer the content of {@code tokenizer.json}
 * @param mostTokens longest text; the rest of a longer one is not read
 * @param isFirstToken whether the vector of a text is that of its first token, rather than the mean
 */
record EncoderFiles(String name, Path onnx, byte[] network, byte[] tokenizer, int mostTokens, boolean isFirstToken) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int USUAL_TOKENS = 512;
    private static final int MOST_TOKENS = 8_192;
    private static final String DEFAULT = "all-minilm-l6-v2-q";

    /**
     * The encoder that comes with the program: all-MiniLM-L6-v2 for English, with 8 bits a weight.
     *
     * @throws IllegalStateException when the program was made without
     */
    static EncoderFiles ofProgram() throws IOException {
        byte[] tokenizer = resource("/" + DEFAULT + "-tokenizer.json");
        return new EncoderFiles(
                DEFAULT, null, resource("/" + DEFAULT + ".onnx"), tokenizer, limit(JSON.readTree(tokenizer)), false);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = EncoderFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the program has no encoder of its own: " + name + " is missing; use --model");
            }
            return in.readAllBytes();
        }
    }

    /** The encoder in a folder. Missing and malformed files are an {@link IllegalArgumentException}. */
    static EncoderFiles in(Path folder) throws IOException {
        require(Files.isDirectory(folder), folder + ": no such folder of an encoder");
        Path onnx = onnx(folder);
        Path tokenizerFile = folder.resolve("tokenizer.json");
        require(
                Files.isRegularFile(tokenizerFile),
                folder + ": the encoder has no tokenizer; put its tokenizer.json there");
        byte[] tokenizer = Files.readAllBytes(tokenizerFile);
        JsonNode pooling = json(folder.resolve("1_Pooling").resolve("config.json"));
        return new EncoderFiles(
                folder.toString(),
                onnx,
                null,
                tokenizer,
                limit(folder, tokenizerFile),
                pooling.path("pooling_mode_cls_token").asBoolean(false));
    }

    private static Path onnx(Path folder) throws IOException {
        List<Path> named =
                List.of(folder.resolve("model.onnx"), folder.resolve("onnx").resolve("model.onnx"));
        for (Path file : named) {
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        try (var files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".onnx")).toList();
            require(
                    found.size() == 1,
                    folder + ": has " + (found.isEmpty() ? "no" : "more than one")
                            + " file *.onnx, and no model.onnx; export the encoder to ONNX as model.onnx");
            return found.get(0);
        }
    }

    /** The least limit that one of the files names. */
    private static int limit(Path folder, Path tokenizerFile) {
        double limit = Math.min(
                json(folder.resolve("sentence_bert_config.json"))
                        .path("max_seq_length")
                        .asDouble(MOST_TOKENS),
                // Some have a number of thirty digits here.
                json(folder.resolve("tokenizer_config.json"))
                        .path("model_max_length")
                        .asDouble(MOST_TOKENS));
        JsonNode config = json(folder.resolve("config.json"));
        int positions = config.path("max_position_embeddings").asInt(USUAL_TOKENS);
        // RoBERTa counts positions from the id of the padding on.
        boolean isRoberta = config.path("model_type").asText().contains("roberta");
        limit = Math.min(limit, positions - (isRoberta ? 2 : 0));
        return (int) Math.max(2, Math.min(limit, limit(json(tokenizerFile))));
    }

    private static int limit(JsonNode tokenizer) {
        return tokenizer.path("truncation").path("max_length").asInt(MOST_TOKENS);
    }

    /** The content of a file; empty without one. */
    private static JsonNode json(Path file) {
        if (!Files.isRegularFile(file)) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": malformed JSON: " + e.getMessage(), e);
        }
    }

    /** A name that two models have in common only if they make the same vectors. */
    String fingerprint() throws IOException {
        MessageDigest digest = sha256();
        digest.update((mostTokens + (isFirstToken ? " first" : " mean")).getBytes(UTF_8));
        digest.update(tokenizer);
        if (network != null) {
            digest.update(network);
        } else {
            // A large model has its weights in more files beside it.
            Path parent = onnx.toAbsolutePath().getParent();
            try (var files = Files.list(parent)) {
                String name = onnx.getFileName().toString();
                for (Path file : files.filter(
                                each -> each.getFileName().toString().startsWith(name))
                        .sorted()
                        .toList()) {
                    update(digest, file);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}

package dev.eddy.training.document;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.eddy.text.TextEncoder;
import dev.eddy.text.TextLimit;
import dev.eddy.vector.Vectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs a sentence encoder of the BERT family: Reimers and Gurevych, "Sentence-BERT", 2019. The vector of a text is the model's
 * own one if it has an output {@code sentence_embedding}, else the mean of the vectors of its tokens, or that of the first one.
 *
 * <p>Texts go through the network one by one. In a model of 8 bits the scale of the activations is that of a whole batch, so
 * that else the vector of a text would depend on the texts beside it.
 */
final class SentenceEncoder implements TextEncoder {
    private static final String OWN_VECTOR = "sentence_embedding";
    private static final String TRIAL = "A word";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final boolean isFirstToken;
    private final String output;
    private final int dimension;

    /**
     * Loads a model and tries it.
     *
     * @throws IllegalArgumentException when the model cannot be used
     * @throws IllegalStateException when the native code cannot be loaded on this system
     */
    SentenceEncoder(EncoderFiles files, int threads) throws IOException {
        this.tokenizer = tokenizer(files);
        this.isFirstToken = files.isFirstToken();
        this.environment = environment();
        try {
            this.session = session(files, threads);
            checkInputs();
            this.output = session.getOutputNames().contains(OWN_VECTOR)
                    ? OWN_VECTOR
                    : session.getOutputNames().iterator().next();
            float[] vector = encode(TRIAL);
            if (vector == null) {
                throw new IllegalArgumentException(files.name() + ": the encoder makes no finite vector of a text");
            }
            this.dimension = vector.length;
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    files.name() + ": no ONNX model that can be used, or one cut short: " + e.getMessage(), e);
        }
    }

    private static HuggingFaceTokenizer tokenizer(EncoderFiles files) throws IOException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        // It looks for a graphics card, and warns that there is none.
        System.setProperty("RUST_FLAVOR", "cpu");
        System.setProperty("org.slf4j.simpleLogger.log.ai.djl.util.cuda.CudaUtils", "error");
        String most = String.valueOf(files.mostTokens());
        Map<String, String> options =
                Map.of("truncation", "true", "maxLength", most, "modelMaxLength", most, "padding", "false");
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(files.tokenizer()), options);
        } catch (EngineException | IllegalStateException | LinkageError e) {
            throw new IllegalStateException("the tokenizers cannot be loaded on this system: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // What the native code finds wrong comes as any of them.
            throw new IllegalArgumentException(files.name() + ": tokenizer.json cannot be used: " + e.getMessage(), e);
        }
    }

    private static OrtEnvironment environment() {
        try {
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "eddy");
        } catch (LinkageError | IllegalStateException e) {
            throw new IllegalStateException("ONNX Runtime cannot be loaded on this system: " + e.getMessage(), e);
        }
    }

    private OrtSession session(EncoderFiles files, int threads) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that wait must not take the processor from others.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return files.network() == null
                    ? environment.createSession(files.onnx().toString(), options)
                    : environment.createSession(files.network(), options);
        }
    }

    private void checkInputs() throws OrtException {
        for (Map.Entry<String, NodeInfo> each : session.getInputInfo().entrySet()) {
            boolean isKnown = List.of("input_ids", "attention_mask", "token_type_ids", "position_ids")
                    .contains(each.getKey());
            if (!isKnown
                    || !(each.getValue().getInfo() instanceof TensorInfo tensor)
                    || tensor.type != OnnxJavaType.INT64) {
                throw new IllegalArgumentException("the model wants an input " + each.getKey()
                        + " that an encoder of texts does not have; export it with input_ids, attention_mask and"
                        + " token_type_ids of 64 bits");
            }
        }
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            try {
                vectors.add(encode(text));
            } catch (OrtException e) {
                throw new IllegalStateException("the encoder failed: " + e.getMessage(), e);
            }
        }
        return vectors;
    }

    private float[] encode(String text) throws OrtException {
        String read = TextLimit.cut(text).strip();
        if (read.isEmpty()) {
            return null;
        }
        Encoding tokens = tokenizer.encode(read);
        return hasText(tokens) ? encode(tokens) : null;
    }

    private static boolean hasText(Encoding tokens) {
        for (long special : tokens.getSpecialTokenMask()) {
            if (special == 0) {
                return true;
            }
        }
        return false;
    }

    private float[] encode(Encoding tokens) throws OrtException {
        long[] mask = tokens.getAttentionMask();
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try {
            for (String name : session.getInputNames()) {
                long[] values =
                        switch (name) {
                            case "input_ids" -> tokens.getIds();
                            case "attention_mask" -> mask;
                            case "token_type_ids" -> tokens.getTypeIds();
                            default -> positions(mask.length);
                        };
                inputs.put(name, OnnxTensor.createTensor(environment, new long[][] {values}));
            }
            try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
                return vector(result.get(0), mask);
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static long[] positions(int length) {
        long[] positions = new long[length];
        for (int i = 0; i < length; i++) {
            positions[i] = i;
        }
        return positions;
    }

    private float[] vector(OnnxValue value, long[] mask) throws OrtException {
        if (!(value instanceof OnnxTensor tensor) || tensor.getInfo().type != OnnxJavaType.FLOAT) {
            throw new IllegalArgumentException("the model's output " + output + " is not of numbers of 32 bits");
        }
        long[] shape = tensor.getInfo().getShape();
        FloatBuffer numbers = tensor.getFloatBuffer();
        double[] sum = new double[(int) shape[shape.length - 1]];
        if (shape.length == 2) {
            add(numbers, 0, sum);
        } else if (shape.length == 3) {
            for (int token = 0; token < (isFirstToken ? 1 : mask.length); token++) {
                if (mask[token] > 0) {
                    add(numbers, token, sum);
                }
            }
        } else {
            throw new IllegalArgumentException("the model's output " + output + " has " + shape.length
                    + " dimensions; those of an encoder of texts are batch, tokens and numbers");
        }
        return Vectors.unit(sum);
    }

    private static void add(FloatBuffer numbers, int row, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += numbers.get(row * sum.length + i);
        }
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder could not be closed: " + e.getMessage(), e);
        }
    }
}

package dev.eddy.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What Eddy and the process of an encoder write to each other. Numbers are big-endian.
 *
 * <ul>
 *   <li>The process first: {@link #MAGIC}, the dimension, and the model's name as length and UTF-8.
 *   <li>Then for each batch, Eddy: the number of texts, and each text as length and UTF-8.
 *   <li>And the process: {@link #MAGIC}, the number of vectors, and each as its dimension and numbers of 32 bits; the
 *       dimension is 0 for a text with nothing to read.
 * </ul>
 *
 * <p>A process ends when its input does.
 */
public final class EncoderFrames {
    /** Beginning of the line on standard error that says why a process ends. */
    public static final String ERROR = "error: ";

    /** Most texts of a batch. */
    public static final int MOST_TEXTS = 4_096;

    private static final int MAGIC = 0xEDD17E07;
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_DIMENSIONS = 1 << 16;

    private EncoderFrames() {}

    /**
     * The encoder that a process has.
     *
     * @param model differs between models whose vectors differ
     */
    public record Hello(int dimension, String model) {}

    public static void writeHello(Hello hello, DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(hello.dimension);
        writeText(hello.model, out);
        out.flush();
    }

    /** Reads the first frame; another one is an {@link IOException}. */
    public static Hello readHello(DataInputStream in) throws IOException {
        requireMagic(in);
        return new Hello(in.readInt(), readText(in));
    }

    public static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(text, out);
        }
        out.flush();
    }

    /** Reads a batch; null at the end of the stream. A batch that is too large is an {@link IOException}. */
    public static List<String> readTexts(DataInputStream in) throws IOException {
        int size;
        try {
            size = in.readInt();
        } catch (EOFException e) {
            return null;
        }
        requireUpTo(MOST_TEXTS, size);
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(readText(in));
        }
        return texts;
    }

    /** Writes vectors; those that are null have the dimension 0. */
    public static void writeVectors(List<float[]> vectors, DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(vectors.size());
        for (float[] vector : vectors) {
            out.writeInt(vector == null ? 0 : vector.length);
            for (int i = 0; vector != null && i < vector.length; i++) {
                out.writeFloat(vector[i]);
            }
        }
        out.flush();
    }

    /** Reads the vectors of a batch of this size; another frame is an {@link IOException}. */
    public static List<float[]> readVectors(int expected, DataInputStream in) throws IOException {
        requireMagic(in);
        int size = in.readInt();
        if (size != expected) {
            throw new IOException(size + " vectors of " + expected + " texts");
        }
        List<float[]> vectors = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int dimension = in.readInt();
            requireUpTo(MOST_DIMENSIONS, dimension);
            float[] vector = dimension == 0 ? null : new float[dimension];
            for (int d = 0; d < dimension; d++) {
                vector[d] = in.readFloat();
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        requireUpTo(MOST_BYTES, length);
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }

    // A library that prints to the standard output would otherwise be read as vectors.
    private static void requireMagic(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC) {
            throw new IOException("no frame of an encoder begins with %08x".formatted(magic));
        }
    }

    private static void requireUpTo(int most, int size) throws IOException {
        if (size < 0 || size > most) {
            throw new IOException("a size of a frame is not in 0.." + most + ": " + size);
        }
    }
}
